package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.incident.Policy;
import jp.anpi.safety.ladder.Rung;
import jp.anpi.safety.report.Received;
import org.junit.jupiter.api.Test;

/** Where the policy wants the word of two, one is not enough, and the same one twice is one. */
class SecondAnswerTest {

    private final OnDuty duty = OnDuty.of(
                    APerson.named("花子").nurse("看護師").careManager("ケアマネ").provider("ヘルパー"),
                    new Around().member("看護師").member("ケアマネ").office("ヘルパー"),
                    AnIncident.real(twoAnswers()))
            .opens();

    private static Policy twoAnswers() {
        Map<PriorityGroup, GroupPolicy> groups = new EnumMap<>(Policy.STANDARD.groups());
        groups.put(
                PriorityGroup.PUSH_SUPPORT,
                new GroupPolicy(
                        List.of(
                                Rung.firstOf(Duration.ofMinutes(20), AskedRole.MEDICAL_VISITOR),
                                Rung.firstOf(Duration.ofMinutes(20), AskedRole.CARE_MANAGER)),
                        Duration.ofHours(6),
                        true,
                        Evidence.DIRECT,
                        Optional.empty(),
                        2,
                        GroupPolicy.Tries.USUAL,
                        Optional.empty()));
        return new Policy("two", LocalDate.EPOCH, groups);
    }

    private void says(String who, String word) {
        var report = AReport.of(word).stated(duty.now());
        duty.happens(new CheckEvent.Reported(
                new Received(report, duty.now(), Optional.empty(), duty.now(), Set.of(), Optional.of(who)),
                Optional.empty()));
    }

    @Test
    void theFirstAnswerAsksTheNextAtOnceAndTheSecondConfirms() {
        duty.until("10:05");
        says("看護師", "a");
        assertThat(duty.check().status()).isNotEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.climb()).endsWith("10:05 CARE_MANAGER ケアマネ");
        assertThat(duty.requested().getLast().explanation().ja()).contains("もう一人の確認が必要なため");
        duty.until("10:10");
        says("看護師", "b");
        assertThat(duty.check().status()).as("the same person twice").isNotEqualTo(CheckStatus.CONFIRMED);
        says("ケアマネ", "c");
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.climb()).endsWith("10:10 ended");
    }

    @Test
    void theConfirmationIsAsOldAsTheOlderOfTheTwo() {
        duty.until("10:05");
        says("看護師", "a");
        duty.until("10:15");
        says("ケアマネ", "b");
        assertThat(duty.check().reading().confirmedAt()).contains(duty.at("10:05"));
        assertThat(duty.check().reading().recheckAt()).contains(duty.at("16:05"));
        duty.until("11:00");
        says("看護師", "c");
        assertThat(duty.check().reading().confirmedAt())
                .as("a newer word of one makes the other's the older")
                .contains(duty.at("10:15"));
    }
}
