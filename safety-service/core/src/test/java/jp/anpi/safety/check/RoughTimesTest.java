package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import org.junit.jupiter.api.Test;

/** Reports whose time is known only roughly: good news counts from the earliest it can be, bad news until the latest. */
class RoughTimesTest {

    private final OnDuty duty = OnDuty.of(APerson.named("花子").in(PriorityGroup.CARE_CONSIDERATION), new Around())
            .until("12:00");

    private RoughTimesTest heard(AReport report, String observed) {
        duty.hears(report, duty.at(observed));
        return this;
    }

    private RoughTimesTest heardOfBetween(AReport report, String from, String until) {
        duty.happens(new CheckEvent.Reported(
                report.receivedBetween(duty.at(from), duty.at(until), duty.now()), Optional.empty()));
        return this;
    }

    private Reading reading() {
        return duty.check().reading();
    }

    @Test
    void pitfall09SafeAtSomeMomentOfTheMorningDoesNotOutdoUnwellAtEleven() {
        heardOfBetween(AReport.of("fax"), "10:30", "11:30")
                .heard(AReport.of("call").saying(Condition.UNWELL), "11:00");
        assertThat(reading().condition()).isEqualTo(Condition.UNWELL);
        assertThat(reading().status()).isEqualTo(CheckStatus.NEEDS_HELP);
    }

    @Test
    void pitfall09AConfirmationAgesFromTheEarliestMomentItCanHaveBeenSeenAndNotFromItsArrival() {
        heardOfBetween(AReport.of("fax"), "10:30", "11:30");
        assertThat(reading().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(reading().confirmedAt()).contains(duty.at("10:30"));
    }

    @Test
    void whoMayHaveBeenSeenBeforeTheOnsetIsNotConfirmed() {
        heardOfBetween(AReport.of("fax"), "09:00", "11:30");
        assertThat(reading().status()).isEqualTo(CheckStatus.SILENT);
    }

    @Test
    void unwellAtSomeMomentOfTheMorningIsNotUndoneBySafeAtEleven() {
        heardOfBetween(AReport.of("fax").saying(Condition.UNWELL), "10:30", "11:30")
                .heard(AReport.of("call"), "11:00");
        assertThat(reading().condition()).isEqualTo(Condition.UNWELL);
        assertThat(reading().conflicts()).as("both are shown").hasSize(1);
    }

    @Test
    void aNeedIsOpenUntilItIsMetAfterTheLatestMomentItCanHaveBeenStated() {
        heardOfBetween(AReport.of("fax").needing(NeedKind.RESCUE), "10:30", "11:30")
                .heard(AReport.of("call").needing(NeedKind.NONE), "11:00");
        assertThat(reading().needs()).containsExactly(NeedKind.RESCUE);
        assertThat(reading().danger()).isTrue();
        heard(AReport.of("visit").needing(NeedKind.NONE), "12:00");
        assertThat(reading().needs()).isEmpty();
    }

    @Test
    void whatWasStatedRoughlyEndsNothingThatWasStatedAfterItsEarliestMoment() {
        heardOfBetween(AReport.of("fax").needing(NeedKind.WATER_FOOD), "10:30", "11:30")
                .heard(AReport.of("call").needing(NeedKind.RESCUE), "11:00");
        assertThat(reading().needs()).containsExactlyInAnyOrder(NeedKind.WATER_FOOD, NeedKind.RESCUE);
    }

    @Test
    void aReportOfDeathIsNotUndoneBySomebodySeenAliveBeforeItsLatestMoment() {
        heardOfBetween(AReport.of("hearsay").hearsay().saying(Condition.DEAD), "10:30", "11:30")
                .heard(AReport.of("nurse"), "11:00");
        assertThat(reading().deathReported()).isTrue();
        heard(AReport.of("again"), "12:00");
        assertThat(reading().deathReported()).isFalse();
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        heardOfBetween(AReport.of("fax").needing(NeedKind.RESCUE), "10:30", "11:30")
                .heard(AReport.of("call").needing(NeedKind.NONE), "11:00");
        Reading first = reading();
        var other = new RoughTimesTest()
                .heard(AReport.of("call").needing(NeedKind.NONE), "11:00")
                .heardOfBetween(AReport.of("fax").needing(NeedKind.RESCUE), "10:30", "11:30");
        assertThat(other.reading().needs()).isEqualTo(first.needs());
        assertThat(other.reading().condition()).isEqualTo(first.condition());
        assertThat(other.reading().conflicts()).isEqualTo(first.conflicts());
        assertThat(first.needs()).containsExactly(NeedKind.RESCUE);
    }
}
