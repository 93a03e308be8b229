package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import org.junit.jupiter.api.Test;

/** What several reports together mean. */
class ReadingTest {

    private final OnDuty duty = OnDuty.of(APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION), new Around())
            .until("12:00");

    private ReadingTest heard(AReport report, String observed) {
        duty.hears(report, duty.at(observed));
        return this;
    }

    private Reading reading() {
        return duty.check().reading();
    }

    @Test
    void pitfall09WhatWasObservedLaterWinsWhateverArrivedLater() {
        heard(AReport.of("call").saying(Condition.UNWELL), "11:00").heard(AReport.of("fax"), "09:00");
        assertThat(reading().condition()).isEqualTo(Condition.UNWELL);
        assertThat(reading().status()).isEqualTo(CheckStatus.NEEDS_HELP);
    }

    @Test
    void pitfall08DirectBeatsHearsayAndTheContradictionIsKept() {
        heard(AReport.of("nurse"), "11:00")
                .heard(AReport.of("neighbour").hearsay().saying(Condition.UNWELL), "11:30");
        assertThat(reading().condition()).isEqualTo(Condition.SAFE);
        assertThat(reading().conflicts())
                .containsExactly(new Conflict(
                        new Conflict.Counting(Ids.report("nurse")),
                        new Conflict.Contradicting(Ids.report("neighbour"))));
        assertThat(duty.check().facts()).hasSize(2);
    }

    @Test
    void twoWhoWereThereWithinTheHourAndDisagreeAreAConflict() {
        heard(AReport.of("a"), "11:00").heard(AReport.of("b").saying(Condition.UNWELL), "11:59");
        assertThat(reading().conflicts()).hasSize(1);
        assertThat(reading().condition()).isEqualTo(Condition.UNWELL);
    }

    @Test
    void aChangeOverHoursIsNoConflict() {
        heard(AReport.of("a").saying(Condition.UNWELL), "10:30").heard(AReport.of("b"), "11:31");
        assertThat(reading().conflicts()).isEmpty();
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void dangerByHearsayIsNotOutweighedByAnEarlierDirectReport() {
        heard(AReport.of("nurse"), "11:00")
                .heard(AReport.of("neighbour").hearsay().saying(Condition.SERIOUS_INJURY), "11:30");
        assertThat(reading().condition()).as("direct beats hearsay").isEqualTo(Condition.SAFE);
        assertThat(reading().danger())
                .as("but nobody waits for the second witness")
                .isTrue();
        assertThat(reading().status()).isEqualTo(CheckStatus.NEEDS_HELP);
        heard(AReport.of("seen"), "11:45");
        assertThat(reading().danger()).as("until somebody has looked").isFalse();
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void anEmptyListOfNeedsWasNotAskedAndClosesNothing() {
        heard(AReport.of("a").needing(NeedKind.MEDICINE), "11:00").heard(AReport.of("b"), "11:30");
        assertThat(reading().needs()).containsExactly(NeedKind.MEDICINE);
        heard(AReport.of("c").needing(NeedKind.NONE), "11:40");
        assertThat(reading().needs()).isEmpty();
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void aNeedThatWasSeenIsNotTakenBackByHearsay() {
        heard(AReport.of("a").needing(NeedKind.OXYGEN), "11:00")
                .heard(AReport.of("b").hearsay().needing(NeedKind.NONE), "11:30");
        assertThat(reading().needs()).containsExactly(NeedKind.OXYGEN);
    }

    @Test
    void eachNeedIsOpenByItself() {
        heard(AReport.of("a").needing(NeedKind.MEDICINE, NeedKind.WATER_FOOD), "11:00")
                .heard(AReport.of("b").needing(NeedKind.WATER_FOOD, NeedKind.TRANSPORT), "11:30");
        assertThat(reading().needs()).isEqualTo(Set.of(NeedKind.WATER_FOOD, NeedKind.TRANSPORT));
    }

    @Test
    void pitfall06WhereSomebodyIsHasItsOwnTime() {
        heard(AReport.of("a").in(PlaceKind.SHELTER), "11:30")
                .heard(AReport.of("b").in(PlaceKind.HOME, duty.at("10:10")), "11:45");
        assertThat(reading().place()).isEqualTo(PlaceKind.SHELTER);
    }

    @Test
    void aCorrectionTakesItsReportOutOfTheReadingAndNotOutOfTheRecord() {
        heard(AReport.of("wrong").saying(Condition.DEAD), "11:00");
        assertThat(reading().deathReported()).isTrue();
        heard(AReport.of("right").correcting("wrong"), "11:00");
        assertThat(reading().deathReported()).isFalse();
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.check().facts()).hasSize(2);
    }

    @Test
    void aCorrectionMayArriveBeforeWhatItCorrects() {
        heard(AReport.of("right").correcting("wrong"), "11:00")
                .heard(AReport.of("wrong").saying(Condition.SERIOUS_INJURY), "11:10");
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void correctionsInACircleMakeNothingVanish() {
        heard(AReport.of("a").correcting("b"), "11:00")
                .heard(AReport.of("b").correcting("a").saying(Condition.UNWELL), "11:01");
        assertThat(reading().condition()).isEqualTo(Condition.UNWELL);
        assertThat(reading().conflicts()).hasSize(1);
    }

    @Test
    void pitfall13ADeathIsAReportThatNeedsHelpUntilARestrictedRoleConfirmsIt() {
        heard(AReport.of("a").saying(Condition.DEAD), "11:00");
        assertThat(reading().status()).isEqualTo(CheckStatus.NEEDS_HELP);
        assertThat(reading().deathReported()).isTrue();
        heard(AReport.of("b").hearsay(), "11:30");
        assertThat(reading().deathReported()).as("hearsay revives nobody").isTrue();
    }

    @Test
    void beingWellBeforeTheOnsetIsNoAnswer() {
        heard(AReport.of("yesterday"), "09:59");
        assertThat(reading().status()).isEqualTo(CheckStatus.SILENT);
        heard(AReport.of("now"), "10:00");
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void anAttemptOfAnOlderCycleNoLongerCountsAsTrying() {
        heard(AReport.of("tried").trying(), "11:00");
        assertThat(reading().status()).isEqualTo(CheckStatus.TRYING);
        heard(AReport.of("a"), "11:10");
        duty.forward(Duration.ofHours(24));
        assertThat(reading().status()).isEqualTo(CheckStatus.SILENT);
        assertThat(reading().staleSince()).contains(duty.at("11:10").plus(Duration.ofHours(24)));
    }

    @Test
    void whatDecidesIsKeptHoweverManyReportsFollow() {
        heard(AReport.of("rescue").needing(NeedKind.RESCUE), "10:30");
        List<String> chatter = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> "chatter" + i)
                .toList();
        chatter.forEach(word -> heard(AReport.of(word).trying(), "11:30"));
        assertThat(duty.check().facts()).hasSize(SafetyCheck.MOST_FACTS);
        assertThat(reading().needs()).containsExactly(NeedKind.RESCUE);
    }
}
