package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.NeedKind;
import org.junit.jupiter.api.Test;

class CheckSentenceTest {

    private final OnDuty duty = OnDuty.of(
            APerson.named("花子").nurse("看護師").careManager("ケアマネ"),
            new Around().member("看護師").member("ケアマネ"));

    private static Explanation of(OnDuty one) {
        return CheckSentence.of(one.check(), "花子", one.now(), AnIncident.ZONE);
    }

    @Test
    void aWholeNightInSentences() {
        assertThat(of(duty).ja()).isEqualTo("花子さん（①）は、まもなく最初の依頼を出します。");
        assertThat(of(duty.opens()).ja())
                .isEqualTo("花子さん（①）はまだ安否が確認できていないため、訪問看護・訪問診療（看護師）に確認をお願いしています。" + "10:20までに報告がなければ、ケアマネジャーに引き継ぎます。");
        assertThat(of(duty.until("10:30").hears(AReport.of("a"))).ja())
                .isEqualTo("花子さん（①）は、10:30に無事が確認されました。16:30に再確認を依頼します。");
        assertThat(of(duty.until("16:30")).ja()).contains("前回の確認から時間がたち").contains("16:50までに");
        assertThat(of(duty.until("17:20")).ja()).contains("市 災害対策本部へ引き継ぎました");
        assertThat(of(duty.hears(AReport.of("b").saying(Condition.UNWELL))).en())
                .isEqualTo("花子 (group 1): help is needed. A re-check is due at 23:20.");
        assertThat(of(duty.happens(TestEvents.closed(duty.now()))).en())
                .isEqualTo("花子 (group 1): the incident is closed, so nobody is asked.");
    }

    @Test
    void aTimeOfAnotherDayNamesTheDay() {
        duty.until("20:00").hears(AReport.of("a"));
        assertThat(of(duty).en()).endsWith("A re-check is due at 11/21 02:00.");
    }

    @Test
    void whoReportsBeforeAnybodyIsAskedStandsAsConfirmed() {
        assertThat(of(duty.hears(AReport.of("a"))).ja())
                .startsWith("花子さん（①）は、")
                .contains("に無事が確認されました")
                .doesNotContain("依頼を出します");
        var five = OnDuty.of(APerson.named("花子").in(PriorityGroup.GENERAL), new Around());
        assertThat(of(five.hears(AReport.of("a"))).ja()).contains("に無事が確認されました").doesNotContain("待っています");
    }

    @Test
    void theFifthGroupWaitsAndIsNotPromisedAQuestion() {
        var five = OnDuty.of(APerson.named("花子").in(PriorityGroup.GENERAL), new Around());
        assertThat(of(five).ja()).isEqualTo("花子さん（⑤）は、報告を待っています。この群では依頼を出しません。");
        five.hears(AReport.of("a").needing(NeedKind.WATER_FOOD));
        assertThat(of(five).ja()).isEqualTo("花子さん（⑤）は、対応が必要と報告されています。");
    }
}
