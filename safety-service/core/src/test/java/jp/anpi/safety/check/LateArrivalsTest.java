package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import org.junit.jupiter.api.Test;

/** What comes late, again, or in another order: the fax, the slip that two people typed, the phone that was offline. */
class LateArrivalsTest {

    private final Around around = new Around().member("看護師").member("ケアマネ");

    private OnDuty opened() {
        return OnDuty.of(APerson.named("花子").nurse("看護師").careManager("ケアマネ"), around)
                .opens();
    }

    @Test
    void pitfall31ASlipThatIsTypedTwiceUnderItsPrintedNumberCountsOnce() {
        OnDuty duty = opened().until("14:00");
        duty.hears(AReport.of("slip 17"), duty.at("10:30"));
        SafetyCheck once = duty.check();
        int published = duty.published().size();
        duty.until("14:05").hears(AReport.of("slip 17"), duty.at("10:30"));
        assertThat(duty.check().facts()).isEqualTo(once.facts());
        assertThat(duty.check().version()).isEqualTo(once.version());
        assertThat(duty.published()).hasSize(published);
    }

    @Test
    void pitfall31APaperThatArrivesAfterThePhoneCountsByWhenItWasObserved() {
        OnDuty duty = opened().until("11:05");
        duty.hears(AReport.of("phone").saying(Condition.UNWELL), duty.at("11:00"));
        duty.until("14:00").hears(AReport.of("paper"), duty.at("10:05"));
        assertThat(duty.check().reading().condition()).isEqualTo(Condition.UNWELL);
        assertThat(duty.check().status()).isEqualTo(CheckStatus.NEEDS_HELP);
        assertThat(duty.check().facts()).as("both are kept").hasSize(2);
    }

    @Test
    void pitfall31TheSameNewsByPhoneAndOnPaperIsKeptTwiceAndAsksNobodyAgain() {
        OnDuty duty = opened().until("10:31");
        duty.hears(AReport.of("phone"), duty.at("10:30"));
        int published = duty.published().size();
        duty.until("14:00").hears(AReport.of("paper"), duty.at("10:30"));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.check().reading().conflicts()).isEmpty();
        assertThat(duty.published()).hasSize(published);
        assertThat(duty.check().facts()).hasSize(2);
    }

    @Test
    void pitfall10AQueueThatWasOfflineMayArriveTwiceAndInAnyOrder() {
        List<String> queue = List.of("tried", "unwell", "safe", "moved");
        Reading inOrder = afterwards(queue);
        for (int seed = 0; seed < 20; seed++) {
            List<String> again = new ArrayList<>(queue);
            again.addAll(queue);
            Collections.shuffle(again, new Random(seed));
            assertThat(afterwards(again)).isEqualTo(inOrder);
        }
    }

    private Reading afterwards(List<String> arrivals) {
        OnDuty duty = opened().until("13:00");
        arrivals.forEach(word -> duty.hears(
                switch (word) {
                    case "tried" -> AReport.of(word).trying();
                    case "unwell" -> AReport.of(word).saying(Condition.UNWELL);
                    default -> AReport.of(word);
                },
                duty.at("10:0"
                        + (1 + List.of("tried", "unwell", "safe", "moved").indexOf(word)))));
        return duty.check().reading();
    }
}
