package jp.anpi.registry.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Optional<LocalDate> OLD = Optional.of(LocalDate.of(1941, 5, 3));
    private static final LifeSupport VENTILATOR = new LifeSupport(
            List.of(new PoweredDevice(
                    PoweredDevice.Kind.VENTILATOR, Optional.empty(), Optional.empty(), Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            List.of());

    @Test
    void aGroupExplainsItselfByEveryRuleThatAppliesTheDecidingOneFirst() {
        var placing = Placing.of(care(CareLevel.CARE_4), VENTILATOR, OLD, Optional.empty(), TODAY);
        assertThat(placing.inForce()).isEqualTo(placing.computed());
        assertThat(placing.applying())
                .extracting(Placing.Applying::rule)
                .startsWith("lives on power", "medium to heavy care")
                .endsWith("everyone else");
        assertThat(placing.applying().getFirst().placement()).isEqualTo(placing.inForce());
    }

    @ParameterizedTest
    @CsvSource({"2027-03-30, true", "2027-03-31, true", "2027-04-01, false"})
    void anOverrideCountsUntilItsLastDayAndEndsByItself(LocalDate day, boolean counts) {
        var placing =
                Placing.of(care(CareLevel.CARE_4), LifeSupport.NONE, OLD, Optional.of(override("2027-03-31")), day);
        assertThat(placing.inForce().overridden()).isEqualTo(counts);
        assertThat(placing.inForce().group())
                .isEqualTo(counts ? PriorityGroup.PUSH_SUPPORT : PriorityGroup.CARE_CONSIDERATION);
        assertThat(placing.next()).isEqualTo(counts ? Optional.of(LocalDate.of(2027, 4, 1)) : Optional.empty());
    }

    @Test
    void anOverrideSaysItsReasonAndWhatTheRecordsSay() {
        var placing =
                Placing.of(care(CareLevel.CARE_4), LifeSupport.NONE, OLD, Optional.of(override("2027-03-31")), TODAY);
        assertThat(placing.inForce().because()).isEqualTo("手動で変更：退院直後で吸引が必要（2027-03-31まで）。記録では③ 中重度の要介護認定（要介護4）");
        assertThat(placing.computed().overridden()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, REASONABLE_ACCOMMODATION, 2026-11-22",
        "2026-11-21, REASONABLE_ACCOMMODATION, 2026-11-22",
        "2026-11-22, GENERAL, "
    })
    void maternityEndsAfterItsLastDay(LocalDate day, PriorityGroup group, LocalDate next) {
        var requirements =
                new Requirements(Optional.empty(), Optional.empty(), List.of(), Optional.of(TODAY), List.of());
        var placing = Placing.of(
                requirements, LifeSupport.NONE, Optional.of(LocalDate.of(1996, 1, 1)), Optional.empty(), day);
        assertThat(placing.inForce().group()).isEqualTo(group);
        assertThat(placing.next()).isEqualTo(Optional.ofNullable(next));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-31, 2026-03-31, REASONABLE_ACCOMMODATION, 2026-04-01",
        "2020-03-31, 2026-04-01, GENERAL, ",
        "2020-04-01, 2026-03-31, REASONABLE_ACCOMMODATION, 2026-04-01",
        "2020-04-01, 2026-04-01, GENERAL, ",
        "2020-04-02, 2026-04-01, REASONABLE_ACCOMMODATION, 2027-04-01",
        "2020-04-02, 2027-03-31, REASONABLE_ACCOMMODATION, 2027-04-01",
        "2020-04-02, 2027-04-01, GENERAL, ",
        "2020-02-29, 2026-04-01, GENERAL, "
    })
    void infancyEndsWhenSchoolBeginsWhichForWhoIsBornOnTheFirstOfAprilIsAYearEarlier(
            LocalDate born, LocalDate day, PriorityGroup group, LocalDate next) {
        var placing = Placing.of(Requirements.NONE, LifeSupport.NONE, Optional.of(born), Optional.empty(), day);
        assertThat(placing.inForce().group()).isEqualTo(group);
        assertThat(placing.next()).isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void aCertificateThatRanOutTakesNoNeedAway() {
        var requirements = new Requirements(
                Optional.of(CareLevel.CARE_5),
                Optional.of(TODAY.minusYears(1)),
                List.of(),
                Optional.empty(),
                List.of());
        assertThat(Placing.of(requirements, LifeSupport.NONE, OLD, Optional.empty(), TODAY)
                        .inForce()
                        .group())
                .isEqualTo(PriorityGroup.CARE_CONSIDERATION);
    }

    @Test
    void whereNoNeedsAreRecordedWhatWasGivenStandsAndIsFoundAgainAfterTheOverride() {
        var given = new GroupPlacement(PriorityGroup.MEDICAL_COORDINATION, "人工透析を受けている", false);
        var placing = Placing.given(given, Optional.of(override("2026-11-21")), TODAY);
        assertThat(placing.inForce().group()).isEqualTo(PriorityGroup.PUSH_SUPPORT);
        assertThat(placing.applying()).isEmpty();
        assertThat(Placing.given(given, Optional.of(override("2026-11-21")), TODAY.plusDays(1))
                        .inForce())
                .isEqualTo(given);
    }

    @Test
    void aBirthDateAheadOfTheDayIsNoAge() {
        assertThat(Requirements.NONE
                        .on(TODAY, LifeSupport.NONE, Optional.of(TODAY.plusDays(1)))
                        .infancy())
                .isEmpty();
    }

    private static Requirements care(CareLevel level) {
        return new Requirements(Optional.of(level), Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    private static GroupOverride override(String until) {
        return new GroupOverride(
                PriorityGroup.PUSH_SUPPORT,
                "退院直後で吸引が必要",
                AccountId.random(),
                "防災課",
                Instant.parse("2026-11-20T00:00:00Z"),
                LocalDate.parse(until));
    }
}
