package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.ladder.Rung;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static List<String> problems(PriorityGroup group, GroupPolicy instead) {
        Map<PriorityGroup, GroupPolicy> groups = new EnumMap<>(Policy.STANDARD.groups());
        groups.put(group, instead);
        return Policy.problems("anpi.incident.policies[0]", "x", groups, Map.of());
    }

    private static GroupPolicy with(Rung... rungs) {
        return new GroupPolicy(
                List.of(rungs), Duration.ofHours(6), rungs.length > 0, Evidence.DIRECT, Optional.empty());
    }

    @Test
    void theStandardTableIsTheCitys() {
        assertThat(describe(PriorityGroup.PUSH_SUPPORT))
                .isEqualTo("MEDICAL_VISITOR PT20M, CARE_MANAGER PT20M, OTHER_PROVIDERS PT20M; PT6H DIRECT");
        assertThat(describe(PriorityGroup.MEDICAL_COORDINATION))
                .isEqualTo("MEDICAL_VISITOR PT40M, CARE_MANAGER PT40M, OTHER_PROVIDERS PT40M; PT12H DIRECT");
        assertThat(describe(PriorityGroup.CARE_CONSIDERATION))
                .isEqualTo("PROVIDER_IN_SERVICE else CARE_MANAGER PT2H, CARE_MANAGER else OTHER_PROVIDERS PT2H,"
                        + " SUPPORTERS PT2H; PT24H HEARSAY");
        assertThat(describe(PriorityGroup.REASONABLE_ACCOMMODATION))
                .isEqualTo("PERSON_AND_FAMILY and SUPPORTERS PT12H, CARE_OFFICE PT12H; PT72H HEARSAY");
        assertThat(describe(PriorityGroup.GENERAL)).isEqualTo("; PT168H HEARSAY");
        assertThat(Policy.STANDARD.of(PriorityGroup.GENERAL).overdueAfter()).contains(Duration.ofHours(24));
    }

    private static String describe(PriorityGroup group) {
        GroupPolicy policy = Policy.STANDARD.of(group);
        return policy.rungs().stream().map(PolicyTest::describe).collect(Collectors.joining(", ")) + "; "
                + policy.confirmedFor() + " " + policy.demands();
    }

    private static String describe(Rung rung) {
        String joint = rung.manner() == Rung.Manner.ALL ? " and " : " else ";
        return rung.roles().stream().map(AskedRole::name).collect(Collectors.joining(joint)) + " " + rung.patience();
    }

    @ParameterizedTest
    @CsvSource({"999, 1", "1000, 0"})
    void aRungShorterThanASecondIsRefusedByItsKey(int millis, int count) {
        List<String> problems = problems(
                PriorityGroup.PUSH_SUPPORT,
                with(
                        Rung.firstOf(Duration.ofMinutes(1), AskedRole.CARE_MANAGER),
                        Rung.firstOf(Duration.ofMillis(millis), AskedRole.SUPPORTERS)));
        assertThat(problems)
                .hasSize(count)
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("anpi.incident.policies[0].groups.PUSH_SUPPORT.rungs[1].patience: "));
    }

    @Test
    void aMissingGroupIsRefusedByItsKey() {
        Map<PriorityGroup, GroupPolicy> groups = new EnumMap<>(Policy.STANDARD.groups());
        groups.remove(PriorityGroup.GENERAL);
        assertThat(Policy.problems("policies", "x", groups, Map.of()))
                .containsExactly("policies.groups.GENERAL: is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy("x", LocalDate.EPOCH, groups));
    }

    @Test
    void nonsenseIsNamedAllAtOnce() {
        Rung twice = Rung.firstOf(Duration.ofMinutes(1), AskedRole.SUPPORTERS, AskedRole.SUPPORTERS);
        Rung desk = Rung.firstOf(Duration.ofMinutes(1), AskedRole.CITY_DESK);
        Rung nobody = Rung.firstOf(Duration.ofMinutes(1));
        assertThat(problems(PriorityGroup.CARE_CONSIDERATION, with(twice, desk, nobody)))
                .hasSize(3)
                .anyMatch(line -> line.contains("rungs[0].roles: names a role twice"))
                .anyMatch(line -> line.contains("rungs[1].roles: the city desk"))
                .anyMatch(line -> line.contains("rungs[2].roles: must name somebody"));
        assertThat(problems(
                        PriorityGroup.GENERAL,
                        new GroupPolicy(List.of(), Duration.ZERO, true, Evidence.DIRECT, Optional.of(Duration.ZERO))))
                .hasSize(3);
        assertThat(Policy.problems("policies", " ", Policy.STANDARD.groups(), Map.of()))
                .containsExactly("policies.name: must have 1 to 64 characters");
    }

    @Test
    void officesThatStandInForEachOtherInACircleAreRefusedByTheirKey() {
        List<OfficeId> three = Stream.of("甲", "乙", "丙")
                .map(Ids::office)
                .sorted(Comparator.comparing(OfficeId::toString))
                .toList();
        OfficeId first = three.get(0);
        OfficeId second = three.get(1);
        OfficeId third = three.get(2);
        OfficeId outside = Ids.office("丁");
        assertThat(Policy.problems(
                        "anpi.ladder.policies[1]",
                        "x",
                        Policy.STANDARD.groups(),
                        Map.of(first, third, third, second, second, first, outside, first)))
                .containsExactly("anpi.ladder.policies[1].deputies." + first
                        + ": offices stand in for each other in a circle: " + first + " → " + third + " → " + second
                        + " → " + first);
        assertThat(Policy.problems("p", "x", Policy.STANDARD.groups(), Map.of(outside, outside)))
                .singleElement()
                .asString()
                .startsWith("p.deputies." + outside + ": ");
        assertThat(Policy.problems("p", "x", Policy.STANDARD.groups(), Map.of(first, second, second, third)))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policy(
                        "x", LocalDate.EPOCH, Policy.STANDARD.groups(), Map.of(first, second, second, first)));
    }

    @Test
    void nonsenseAboutAnswersTriesAndTheDeskIsRefusedByItsKey() {
        var wrong = new GroupPolicy(
                List.of(Rung.firstOf(Duration.ofMinutes(1), AskedRole.DUTY_ROSTER)),
                Duration.ofHours(1),
                false,
                Evidence.DIRECT,
                Optional.empty(),
                0,
                new GroupPolicy.Tries(0, Duration.ZERO),
                Optional.of(Duration.ofMillis(999)));
        assertThat(problems(PriorityGroup.PUSH_SUPPORT, wrong))
                .extracting(line -> line.substring(line.indexOf("PUSH_SUPPORT.") + 13, line.indexOf(": ")))
                .containsExactly("rungs[0].roles", "answers", "tries", "tries-within", "desk-answers-within");
    }

    @Test
    void theNewestTableThatIsValidIsInForce() {
        Policy from2027 = new Policy("2027", LocalDate.of(2027, 4, 1), Policy.STANDARD.groups());
        Policies policies = new Policies(List.of(Policy.STANDARD, from2027));
        assertThat(policies.inForceOn(LocalDate.of(2027, 3, 31))).isEqualTo(Policy.STANDARD);
        assertThat(policies.inForceOn(LocalDate.of(2027, 4, 1))).isEqualTo(from2027);
        assertThat(new Policies(List.of(from2027)).inForceOn(LocalDate.of(2026, 1, 1)))
                .isEqualTo(from2027);
        assertThat(policies.findByName("2027")).contains(from2027);
        assertThat(policies.findByName("2028")).isEmpty();
    }

    @Test
    void twoTablesOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Policies(List.of(Policy.STANDARD, Policy.STANDARD)))
                .withMessageContaining("standard");
        assertThatIllegalArgumentException().isThrownBy(() -> new Policies(List.of()));
    }
}
