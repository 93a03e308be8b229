package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.incident.CarryOver;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.Policy;
import org.junit.jupiter.api.Test;

class CarriedFactsTest {

    private final Around around = new Around().member("看護師");
    private final APerson hanako = APerson.named("花子").nurse("看護師");

    /** A flood that begins so long after the earthquake. */
    private static IncidentFacts flood(Duration later, Mode mode, double speed) {
        return flood("flood", later, mode, speed);
    }

    private static IncidentFacts flood(String name, Duration later, Mode mode, double speed) {
        Instant onset = AnIncident.ONSET.plus(later);
        return IncidentFacts.opened(
                new IncidentEvent.Opened(
                        Ids.incident(name),
                        IncidentKind.FLOOD,
                        mode,
                        "川の氾濫",
                        new Area.City(),
                        Set.of(),
                        onset,
                        onset,
                        speed,
                        Policy.STANDARD.name(),
                        AnIncident.DESK),
                Policy.STANDARD,
                AnIncident.ZONE);
    }

    private OnDuty quake() {
        return OnDuty.of(hanako, around).opens();
    }

    private static CheckEvent carried(OnDuty from, IncidentFacts quake, IncidentFacts flood, Instant at) {
        return new CheckEvent.CarriedOver(CarriedFacts.of(from.check(), quake, flood, at));
    }

    @Test
    void pitfall40NothingGoesFromOneIncidentToAnotherByItself() {
        var quake = quake().until("10:30").hears(AReport.of("a"));
        var flood = OnDuty.of(hanako, around, flood(Duration.ofHours(1), Mode.REAL, 1))
                .opens();
        assertThat(quake.check().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(flood.check().status()).isEqualTo(CheckStatus.SILENT);
        assertThat(flood.check().facts()).isEmpty();
    }

    @Test
    void pitfall40ADecisionLetsWhatWasSeenCountThereAndMarksIt() {
        var quake = quake().until("10:30").hears(AReport.of("a"));
        IncidentFacts water = flood(Duration.ofHours(1), Mode.REAL, 1);
        var flood = OnDuty.of(hanako, around, water).opens();
        flood.happens(carried(quake, AnIncident.real(), water, flood.now()));
        assertThat(flood.check().status())
                .as("seen before the flood began, by decision good enough")
                .isEqualTo(CheckStatus.CONFIRMED);
        assertThat(flood.check().toState().carriedOver()).isTrue();
        assertThat(flood.check().facts())
                .singleElement()
                .extracting(ReportFact::marks)
                .isEqualTo(Set.of(ReportMark.CARRIED_OVER));
        assertThat(flood.check().asking()).isEmpty();
        assertThat(flood.until("16:30").check().status())
                .as("evidence ages from when it was observed")
                .isEqualTo(CheckStatus.SILENT);
        assertThat(quake.check().toState().carriedOver()).isFalse();
    }

    @Test
    void aDecisionTakenTwiceCarriesOnce() {
        var quake = quake().until("10:30").hears(AReport.of("a"));
        IncidentFacts water = flood(Duration.ofHours(1), Mode.REAL, 1);
        var flood = OnDuty.of(hanako, around, water).opens();
        var event = carried(quake, AnIncident.real(), water, flood.now());
        var once = flood.happens(event).check();
        assertThat(flood.happens(event).check()).isEqualTo(once);
    }

    @Test
    void aDecisionTakenBackLeavesNothingOfItAndAsksAnew() {
        var quake = quake().until("10:30").hears(AReport.of("a").needing(NeedKind.MEDICINE));
        IncidentFacts water = flood(Duration.ofHours(1), Mode.REAL, 1);
        var flood = OnDuty.of(hanako, around, water).opens();
        var event = carried(quake, AnIncident.real(), water, flood.now());
        flood.happens(event).hears(AReport.of("own").unreachable());
        assertThat(flood.check().asking()).isEmpty();

        flood.happens(new CheckEvent.CarryOverTakenBack(AnIncident.real().id()));
        assertThat(flood.check().facts()).extracting(ReportFact::report).containsExactly(Ids.report("own"));
        assertThat(flood.check().status()).as("its own attempt stays").isEqualTo(CheckStatus.TRYING);
        assertThat(flood.check().reading().needs()).isEmpty();
        assertThat(flood.check().asking().orElseThrow().why())
                .as("there is nothing to renew")
                .isEqualTo(AskReason.INCIDENT_OPENED);

        assertThat(flood.happens(event).check().status())
                .as("it may be decided again")
                .isEqualTo(CheckStatus.NEEDS_HELP);
    }

    @Test
    void whatTwoDecisionsBroughtStaysUntilBothAreTakenBack() {
        var quake = quake().until("10:30").hears(AReport.of("a"));
        IncidentFacts storm = flood(Duration.ofMinutes(30), Mode.REAL, 1);
        IncidentFacts water = flood("second flood", Duration.ofHours(1), Mode.REAL, 1);
        var middle = OnDuty.of(hanako, around, storm).opens();
        middle.happens(carried(quake, AnIncident.real(), storm, middle.now()));
        var flood = OnDuty.of(hanako, around, water).opens();
        flood.happens(carried(quake, AnIncident.real(), water, flood.now()));
        flood.happens(carried(middle, storm, water, flood.now()));
        flood.happens(new CheckEvent.CarryOverTakenBack(storm.id()));
        assertThat(flood.check().status()).isEqualTo(CheckStatus.CONFIRMED);
        flood.happens(new CheckEvent.CarryOverTakenBack(AnIncident.real().id()));
        assertThat(flood.check().status()).isEqualTo(CheckStatus.SILENT);
        assertThat(flood.check().folded()).isEmpty();
    }

    @Test
    void whatComesAfterTheDecisionStaysWhereItWasSaid() {
        var quake = quake().until("10:30").hears(AReport.of("a"));
        Instant decided = quake.now();
        quake.until("11:30").hears(AReport.of("b").needing(NeedKind.RESCUE));
        IncidentFacts water = flood(Duration.ZERO, Mode.REAL, 1);
        assertThat(CarriedFacts.of(quake.check(), AnIncident.real(), water, decided))
                .extracting(ReportFact::report)
                .containsExactly(Ids.report("a"));
    }

    @Test
    void needsComeAlongAndAttemptsDoNot() {
        var quake = quake().hears(AReport.of("a").unreachable())
                .hears(AReport.of("b").needing(NeedKind.MEDICINE));
        IncidentFacts water = flood(Duration.ofHours(1), Mode.REAL, 1);
        var flood = OnDuty.of(hanako, around, water).opens();
        flood.happens(carried(quake, AnIncident.real(), water, flood.now()));
        assertThat(flood.check().reading().needs()).containsExactly(NeedKind.MEDICINE);
        assertThat(flood.check().facts()).hasSize(1);
    }

    @Test
    void betweenDrillsTheMomentIsTheSameOnEachOnesClock() {
        IncidentFacts fast = AnIncident.drill(60);
        var first = OnDuty.of(hanako, around, fast)
                .opens()
                .forward(Duration.ofHours(1))
                .hears(AReport.of("a"));
        IncidentFacts slow = flood(Duration.ZERO, Mode.DRILL, 1);
        assertThat(CarriedFacts.of(first.check(), fast, slow, slow.openedAt().plusSeconds(600)))
                .singleElement()
                .extracting(ReportFact::observedAt)
                .as("an hour at speed 60 is a minute")
                .isEqualTo(AnIncident.ONSET.plusSeconds(60));
    }

    @Test
    void pitfall11ADrillCanBecomeNothingRealNorTheOtherWayRound() {
        IncidentFacts real = AnIncident.real();
        IncidentFacts drill = AnIncident.drill(1);
        assertThat(CarryOver.verdict(real, drill)).isEqualTo(CarryOver.Verdict.OTHER_MODE);
        assertThat(CarryOver.verdict(drill, real)).isEqualTo(CarryOver.Verdict.OTHER_MODE);
        assertThat(CarryOver.verdict(real, real)).isEqualTo(CarryOver.Verdict.SAME_INCIDENT);
        assertThat(CarryOver.verdict(flood(Duration.ZERO, Mode.REAL, 1), real)).isEqualTo(CarryOver.Verdict.ALLOWED);
        assertThat(Optional.of(real.with(new IncidentEvent.Reopened(real.id(), "", real.onsetAt(), AnIncident.DESK)))
                        .map(IncidentFacts::mode))
                .contains(Mode.REAL);
    }

    @Test
    void aReopenedIncidentAsksAnewWhomNobodyConfirmed() {
        var duty = quake().until("11:00").happens(TestEvents.closed(AnIncident.ONSET));
        assertThat(duty.check().asking()).isEmpty();
        int asked = duty.requested().size();
        duty.until("12:00")
                .happens(new IncidentEvent.Reopened(Ids.incident(Mode.REAL.name()), "余震", duty.now(), AnIncident.DESK));
        assertThat(duty.check().asking().orElseThrow().why())
                .as("nobody had confirmed anything that could be renewed")
                .isEqualTo(AskReason.INCIDENT_OPENED);
        assertThat(duty.requested()).hasSizeGreaterThan(asked);
        assertThat(duty.check().closed()).isFalse();
    }

    @Test
    void aReopenedIncidentLeavesTheConfirmedInPeace() {
        var duty = quake().until("11:00").hears(AReport.of("a")).happens(TestEvents.closed(AnIncident.ONSET));
        int asked = duty.requested().size();
        duty.until("12:00")
                .happens(new IncidentEvent.Reopened(Ids.incident(Mode.REAL.name()), "余震", duty.now(), AnIncident.DESK));
        assertThat(duty.requested()).hasSize(asked);
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
    }
}
