package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.Source;
import org.junit.jupiter.api.Test;

/** Everybody knows who has tried, and nobody rings at the same house for the fifth time. */
class AttemptsTest {

    private final OnDuty duty = OnDuty.of(
                    APerson.named("花子").nurse("看護師").careManager("ケアマネ").provider("ヘルパー"),
                    new Around().member("看護師").member("ケアマネ").office("ヘルパー"))
            .opens();

    private CheckState state() {
        return duty.check().toState();
    }

    @Test
    void pitfall30AfterThreeTriesSomebodyHasToGoThere() {
        duty.until("10:02").hears(AReport.of("a").trying());
        assertThat(state().tries()).contains(new CheckState.Tries(1, duty.at("10:02"), Source.CARE_MANAGER, false));
        duty.until("10:05").hears(AReport.of("b").unreachable());
        assertThat(duty.requested().getLast().explanation().ja())
                .as("whoever is asked next knows of the tries before")
                .contains("これまでに2回、連絡がついていません。");
        duty.until("10:08").hears(AReport.of("c").unreachable());
        assertThat(state().tries().orElseThrow().visit()).isTrue();
        assertThat(duty.climb()).endsWith("10:08 OTHER_PROVIDERS ヘルパー | 10:08 desk told");
        assertThat(duty.requested().getLast().why()).isEqualTo(AskReason.TRIED_TOO_OFTEN);
        assertThat(duty.requested()
                        .get(duty.requested().size() - 2)
                        .explanation()
                        .ja())
                .contains("電話ではなく、訪問して確かめてください。");
        duty.until("10:09").hears(AReport.of("d").trying());
        assertThat(duty.requested())
                .as("the desk is told once")
                .filteredOn(notice -> notice.why() == AskReason.TRIED_TOO_OFTEN)
                .hasSize(1);
    }

    @Test
    void pitfall30TriesFarApartAreNoReasonToGo() {
        var three = OnDuty.of(
                        APerson.named("花子").in(jp.anpi.registry.contract.PriorityGroup.CARE_CONSIDERATION),
                        new Around())
                .opens();
        three.hears(AReport.of("a").trying())
                .until("11:01")
                .hears(AReport.of("b").trying())
                .until("12:02")
                .hears(AReport.of("c").trying());
        assertThat(three.check().toState().tries().orElseThrow().visit()).isFalse();
        three.until("12:30").hears(AReport.of("d").trying());
        assertThat(three.check().toState().tries().orElseThrow().visit())
                .as("the newest three within two hours")
                .isTrue();
    }

    @Test
    void anAnswerForgetsTheTries() {
        duty.hears(AReport.of("a").trying()).until("10:05").hears(AReport.of("b"));
        assertThat(state().tries()).isEmpty();
    }
}
