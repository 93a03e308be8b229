package jp.anpi.registry.plan;

import static jp.anpi.registry.plan.Plans.DAUGHTER;
import static jp.anpi.registry.plan.Plans.DAY;
import static jp.anpi.registry.plan.Plans.NEIGHBOUR;
import static jp.anpi.registry.plan.Plans.SON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.Hazard;
import org.junit.jupiter.api.Test;

class PlanNoticesTest {

    private static final FloodArea RIVERSIDE =
            place -> place.lat() > 35.8 ? Optional.of(DepthRank.TO_3_METRES) : Optional.empty();

    @Test
    void aPlanThatSaysWhatItMustHasNoNotice() {
        assertThat(notices(Plans.whole(), Map.of(NEIGHBOUR, 3), FloodArea.NO_MAP))
                .isEmpty();
    }

    @Test
    void aBlankPlanIsToldWhatItLacks() {
        assertThat(notices(PlanContent.BLANK, Map.of(), FloodArea.NO_MAP))
                .containsExactly(
                        new PlanNotice.NoChecker(),
                        new PlanNotice.NoSecondContact(0),
                        new PlanNotice.NoSupporter(),
                        new PlanNotice.NoDestination(Hazard.FLOOD),
                        new PlanNotice.NoDestination(Hazard.EARTHQUAKE));
    }

    @Test
    void oneContactIsOneTooFew() {
        PlanContent content = Plans.content(List.of(SON), List.of(NEIGHBOUR), new NamedChecker.ByContact(0));
        assertThat(notices(content, Map.of(), FloodArea.NO_MAP)).containsExactly(new PlanNotice.NoSecondContact(1));
    }

    @Test
    void aNeighbourOnFourPlansIsTold() {
        assertThat(notices(Plans.whole(), Map.of(NEIGHBOUR, 4), FloodArea.NO_MAP))
                .containsExactly(new PlanNotice.SupporterOnTooManyPlans(NEIGHBOUR.name(), 4));
    }

    @Test
    void aSupporterWithoutAnAnswerIsToldWithTheirState() {
        PlanContent content = Plans.content(
                List.of(SON, DAUGHTER),
                List.of(Plans.supporter("隣の佐藤", Agreement.State.REFUSED)),
                new NamedChecker.ByContact(0));
        assertThat(notices(content, Map.of(), FloodArea.NO_MAP))
                .containsExactly(new PlanNotice.SupporterHasNotAgreed("隣の佐藤", Agreement.State.REFUSED));
    }

    @Test
    void pitfall29AShelterInsideTheFloodAreaIsANoticeWithTheRangeOfTheMapAndDecidesNothing() {
        assertThat(notices(Plans.whole(), Map.of(), RIVERSIDE))
                .as("for the flood and not for the earthquake")
                .containsExactly(new PlanNotice.DestinationInFloodArea("川端小学校", Hazard.FLOOD, DepthRank.TO_3_METRES));
        var history = new PlanHistory(Plans.HANA, List.of());
        assertThat(history.begin(Plans.whole(), new EvacuationPlan.Written("窓口", DAY)))
                .isInstanceOf(PlanHistory.Outcome.Changed.class);
    }

    @Test
    void aBatteryNobodyCheckedForAYearIsToldAndAConcentratorWithoutOneIsNot() {
        var old = device(
                Optional.of(Duration.ofHours(6)), Optional.of(DAY.minusYears(1).minusDays(1)));
        var fresh = device(Optional.of(Duration.ofHours(6)), Optional.of(DAY.minusYears(1)));
        var none = new PoweredDevice(
                PoweredDevice.Kind.OXYGEN_CONCENTRATOR, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(PlanNotices.of(
                        Plans.whole(),
                        new LifeSupport(List.of(old, fresh, none), Optional.empty(), Optional.empty(), List.of()),
                        Map.of(),
                        FloodArea.NO_MAP,
                        DAY))
                .containsExactly(new PlanNotice.BatteryNotChecked(PoweredDevice.Kind.VENTILATOR, old.lastChecked()));
    }

    @Test
    void aVentilatorOfWhichNoBatteryIsNotedIsTold() {
        var none = device(Optional.empty(), Optional.empty());
        assertThat(PlanNotices.of(
                        Plans.whole(),
                        new LifeSupport(List.of(none), Optional.empty(), Optional.empty(), List.of()),
                        Map.of(),
                        FloodArea.NO_MAP,
                        DAY))
                .containsExactly(new PlanNotice.BatteryNotKnown(PoweredDevice.Kind.VENTILATOR));
    }

    @Test
    void aDestinationForAStormSurgeIsSaidToLieWhereRiversMayFloodSinceThatIsWhatTheMapsTell() {
        var notice = new PlanNotice.DestinationInFloodArea("川端小学校", Hazard.STORM_SURGE, DepthRank.TO_3_METRES);
        assertThat(notice.japanese()).startsWith("避難先 川端小学校（高潮のとき）は洪水の想定浸水区域内です");
    }

    @Test
    void everyNoticeSaysInBothLanguagesWhatItIsAbout() {
        List<PlanNotice> all = notices(PlanContent.BLANK, Map.of(), FloodArea.NO_MAP);
        assertThat(all).allSatisfy(notice -> {
            assertThat(notice.japanese()).endsWith("。");
            assertThat(notice.english()).endsWith(".");
        });
    }

    private static PoweredDevice device(Optional<Duration> internal, Optional<LocalDate> checked) {
        return new PoweredDevice(PoweredDevice.Kind.VENTILATOR, internal, Optional.empty(), checked);
    }

    private static List<PlanNotice> notices(PlanContent content, Map<Supporter, Integer> plans, FloodArea flood) {
        return PlanNotices.of(content, LifeSupport.NONE, plans, flood, DAY);
    }
}
