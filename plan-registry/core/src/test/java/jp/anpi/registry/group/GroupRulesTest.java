package jp.anpi.registry.group;

import static jp.anpi.registry.contract.PriorityGroup.CARE_CONSIDERATION;
import static jp.anpi.registry.contract.PriorityGroup.GENERAL;
import static jp.anpi.registry.contract.PriorityGroup.MEDICAL_COORDINATION;
import static jp.anpi.registry.contract.PriorityGroup.PUSH_SUPPORT;
import static jp.anpi.registry.contract.PriorityGroup.REASONABLE_ACCOMMODATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.contract.PriorityGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRulesTest {

    private static final PoweredDevice SUCTION = new PoweredDevice(
            PoweredDevice.Kind.SUCTION, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2026, 1, 5)));
    private static final Dialysis THREE_DAYS =
            new Dialysis(Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY), Optional.empty());
    private static final Medicine INSULIN = new Medicine("インスリン", true, Optional.of(20), Optional.empty());
    private static final Medicine VITAMIN = new Medicine("ビタミン剤", false, Optional.of(20), Optional.empty());

    @Test
    void nothingRecordedMeansGeneralWithAReasonThatSaysSo() {
        assertThat(GroupRules.place(Needs.NONE)).isEqualTo(new GroupPlacement(GENERAL, "優先群の要件に当てはまる記録なし", false));
    }

    @ParameterizedTest
    @EnumSource(PoweredDevice.Kind.class)
    void everyPoweredDeviceLeadsToPushSupport(PoweredDevice.Kind kind) {
        var device = new PoweredDevice(kind, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(place(support(List.of(device), Optional.empty(), Optional.empty(), List.of())))
                .isEqualTo(PUSH_SUPPORT);
    }

    @Test
    void oxygenInCylindersAloneLeadsToPushSupport() {
        var cylinders = Optional.of(new Oxygen(1, 500));
        assertThat(place(support(List.of(), cylinders, Optional.empty(), List.of())))
                .isEqualTo(PUSH_SUPPORT);
    }

    @Test
    void dialysisAndMedicineThatMustNotStopLeadToMedicalCoordination() {
        assertThat(place(support(List.of(), Optional.empty(), Optional.of(THREE_DAYS), List.of())))
                .isEqualTo(MEDICAL_COORDINATION);
        assertThat(place(support(List.of(), Optional.empty(), Optional.empty(), List.of(VITAMIN, INSULIN))))
                .isEqualTo(MEDICAL_COORDINATION);
    }

    @Test
    void aMedicineThatMayPauseDecidesNothing() {
        assertThat(place(support(List.of(), Optional.empty(), Optional.empty(), List.of(VITAMIN))))
                .isEqualTo(GENERAL);
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORT_1, REASONABLE_ACCOMMODATION",
        "CARE_2, REASONABLE_ACCOMMODATION",
        "CARE_3, CARE_CONSIDERATION",
        "CARE_5, CARE_CONSIDERATION"
    })
    void mediumToHeavyCareBeginsAtLevelThree(CareLevel level, PriorityGroup group) {
        assertThat(place(new Needs(LifeSupport.NONE, Optional.of(level), List.of(), false, Optional.empty())))
                .isEqualTo(group);
    }

    @ParameterizedTest
    @EnumSource(Disability.Kind.class)
    void aSevereDisabilityNeedsCareAndAnyOtherAccommodation(Disability.Kind kind) {
        assertThat(place(disabled(new Disability(kind, true)))).isEqualTo(CARE_CONSIDERATION);
        assertThat(place(disabled(new Disability(kind, false)))).isEqualTo(REASONABLE_ACCOMMODATION);
        assertThat(place(disabled(new Disability(Disability.Kind.MENTAL, false), new Disability(kind, true))))
                .isEqualTo(CARE_CONSIDERATION);
    }

    @ParameterizedTest
    @CsvSource({"0, REASONABLE_ACCOMMODATION", "6, REASONABLE_ACCOMMODATION", ", GENERAL"})
    void aChildBeforeSchoolNeedsAccommodation(Integer years, PriorityGroup group) {
        assertThat(place(new Needs(LifeSupport.NONE, Optional.empty(), List.of(), false, Optional.ofNullable(years))))
                .isEqualTo(group);
    }

    @Test
    void pregnancyLeadsToAccommodation() {
        assertThat(place(new Needs(LifeSupport.NONE, Optional.empty(), List.of(), true, Optional.empty())))
                .isEqualTo(REASONABLE_ACCOMMODATION);
    }

    @Test
    void theReasonNamesTheNeedThatDecided() {
        assertThat(GroupRules.place(withDevice()).because()).isEqualTo("電源が必要な医療機器（吸引器）を使用");
    }

    @Test
    void everyGroupHasARuleAndTheTableFallsFromUrgentToGeneral() {
        var groups = GroupRules.IN_ORDER.stream().map(GroupRule::group).toList();
        assertThat(EnumSet.copyOf(groups)).containsExactlyInAnyOrder(PriorityGroup.values());
        assertThat(groups).isSorted();
        assertThat(GroupRules.IN_ORDER.stream().map(GroupRule::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void addingANeedNeverMakesAPersonLessUrgent(long seed) {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 500; round++) {
            var fewer = randomNeeds(dice);
            var more = more(fewer, dice);
            assertThat(place(more)).as("%s with %s added", fewer, more).isLessThanOrEqualTo(place(fewer));
            assertThat(GroupRules.place(more).because()).isNotBlank();
        }
    }

    private static PriorityGroup place(Needs needs) {
        return GroupRules.place(needs).group();
    }

    private static Needs withDevice() {
        return support(List.of(SUCTION), Optional.empty(), Optional.of(THREE_DAYS), List.of(INSULIN));
    }

    private static Needs support(
            List<PoweredDevice> devices,
            Optional<Oxygen> oxygen,
            Optional<Dialysis> dialysis,
            List<Medicine> medicines) {
        return new Needs(
                new LifeSupport(devices, oxygen, dialysis, medicines),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty());
    }

    private static Needs disabled(Disability... disabilities) {
        return new Needs(LifeSupport.NONE, Optional.empty(), List.of(disabilities), false, Optional.empty());
    }

    private static Needs randomNeeds(RandomGenerator dice) {
        var support = new LifeSupport(
                dice.nextInt(8) == 0 ? List.of(SUCTION) : List.of(),
                dice.nextInt(8) == 0 ? Optional.of(new Oxygen(2, 300)) : Optional.empty(),
                dice.nextInt(6) == 0 ? Optional.of(THREE_DAYS) : Optional.empty(),
                dice.nextInt(4) == 0 ? List.of(VITAMIN) : List.of());
        var care = dice.nextInt(3) == 0
                ? Optional.of(CareLevel.values()[dice.nextInt(CareLevel.values().length)])
                : Optional.<CareLevel>empty();
        var disabilities = dice.nextInt(3) == 0 ? List.of(anyDisability(dice)) : List.<Disability>of();
        return new Needs(
                support,
                care,
                disabilities,
                dice.nextInt(6) == 0,
                dice.nextInt(10) == 0 ? Optional.of(dice.nextInt(7)) : Optional.empty());
    }

    private static Disability anyDisability(RandomGenerator dice) {
        return new Disability(
                Disability.Kind.values()[dice.nextInt(Disability.Kind.values().length)], dice.nextBoolean());
    }

    private static Needs more(Needs needs, RandomGenerator dice) {
        var support = needs.lifeSupport();
        return switch (dice.nextInt(5)) {
            case 0 ->
                new Needs(
                        new LifeSupport(List.of(SUCTION), support.oxygen(), support.dialysis(), support.medicines()),
                        needs.care(),
                        needs.disabilities(),
                        needs.pregnant(),
                        needs.infancy());
            case 1 ->
                new Needs(
                        new LifeSupport(
                                support.devices(), support.oxygen(), support.dialysis(), List.of(VITAMIN, INSULIN)),
                        needs.care(),
                        needs.disabilities(),
                        needs.pregnant(),
                        needs.infancy());
            case 2 ->
                new Needs(
                        support,
                        Optional.of(CareLevel.CARE_5),
                        needs.disabilities(),
                        needs.pregnant(),
                        needs.infancy());
            case 3 ->
                new Needs(
                        support,
                        needs.care(),
                        Stream.concat(needs.disabilities().stream(), Stream.of(anyDisability(dice)))
                                .toList(),
                        needs.pregnant(),
                        needs.infancy());
            default -> new Needs(support, needs.care(), needs.disabilities(), true, needs.infancy());
        };
    }
}
