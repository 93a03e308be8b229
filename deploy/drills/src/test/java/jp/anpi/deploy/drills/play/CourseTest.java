package jp.anpi.deploy.drills.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Member;
import jp.anpi.deploy.drills.product.MemberId;
import jp.anpi.deploy.drills.product.OfficeId;
import jp.anpi.deploy.drills.product.PersonId;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import jp.anpi.deploy.drills.scenario.Scenario;
import jp.anpi.deploy.drills.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final String WAVES = """
            title: t
            kind: EARTHQUAKE
            steps:
              - at: 1m
                report: {who: {group: PUSH_SUPPORT, share: 60 %, as: first}, by: VISITING_NURSE, condition: SAFE, spread: 10m}
              - at: 2m
                report: {who: {group: PUSH_SUPPORT, as: rest}, by: CARE_MANAGER, condition: SAFE}
              - at: 3m
                report: {who: {from: first, count: 5, as: twice}, by: DOCTOR, condition: UNWELL, bundle: true}
              - at: 4m
                unavailable: {role: CARE_MANAGER, count: 2}
            """;

    private static Scenario scenario(String text) {
        return switch (ScenarioReader.read(text)) {
            case ScenarioReader.Reading.Read(Scenario scenario) -> scenario;
            case ScenarioReader.Reading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static Town town() {
        List<Check> people = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            PriorityGroup group = i < 40 ? PriorityGroup.PUSH_SUPPORT : PriorityGroup.GENERAL;
            people.add(new Check(
                    new PersonId("P%03d".formatted(i)),
                    "name",
                    group,
                    i % 2 == 0 ? "D1" : "D2",
                    CheckState.SILENT,
                    OptionalInt.empty(),
                    Optional.empty()));
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 6; i++) members.add(new Member(new MemberId("M" + i), i < 4 ? "CARE_MANAGER" : "DESK"));
        List<OfficeId> offices = new ArrayList<>();
        for (int i = 0; i < 5; i++) offices.add(new OfficeId("O" + i));
        return new Town(people, members, offices);
    }

    @Test
    void officesAreChosenBySeedAndNoneTwice() {
        String file = """
                title: t
                kind: TYPHOON
                steps:
                  - at: 1m
                    office: {count: 2, status: REDUCED}
                  - at: 2m
                    office: {count: 3, status: CLOSED, unconfirmed: 0}
                """;
        Course course = Course.of(scenario(file), town(), 7);
        assertThat(course.desk().getFirst().offices()).hasSize(2);
        assertThat(course.desk().getLast().offices())
                .hasSize(3)
                .doesNotContainAnyElementsOf(course.desk().getFirst().offices());
        assertThat(Course.of(scenario(file), town(), 7)).isEqualTo(course);
        assertThatThrownBy(() -> Course.of(scenario(file.replace("count: 3", "count: 4")), town(), 7))
                .hasMessage("line 6: the step wants 4 offices, 3 are left");
    }

    @Test
    void theSameSeedChoosesTheSamePeopleAndTimesHoweverTheTownIsListed() {
        Town town = town();
        List<Check> otherOrder = new ArrayList<>(town.people());
        Collections.shuffle(otherOrder, new Random(3));

        Course one = Course.of(scenario(WAVES), town, 7);
        Course two = Course.of(scenario(WAVES), new Town(otherOrder, town.members(), town.offices()), 7);

        assertThat(two).isEqualTo(one);
        assertThat(Course.of(scenario(WAVES), town, 8)).isNotEqualTo(one);
    }

    @Test
    void nobodyIsChosenTwiceUnlessTheStepSaysSo() {
        Course course = Course.of(scenario(WAVES), town(), 7);

        List<PersonId> first = course.chosen().get("first");
        List<PersonId> rest = course.chosen().get("rest");
        assertThat(first).hasSize(24).doesNotHaveDuplicates();
        assertThat(rest).hasSize(16).doesNotContainAnyElementsOf(first);
        assertThat(first).containsAll(course.chosen().get("twice"));
    }

    @Test
    void reportsLeaveWithinTheSpreadAndInOrder() {
        Course course = Course.of(scenario(WAVES), town(), 7);

        assertThat(course.drafts()).extracting(Draft::at).isSorted();
        Set<PersonId> first = new HashSet<>(course.chosen().get("first"));
        List<Duration> wave = course.drafts().stream()
                .filter(draft -> draft.bundle().isEmpty()
                        && draft.about() instanceof Draft.About.Listed(PersonId person)
                        && first.contains(person))
                .map(Draft::at)
                .toList();
        assertThat(wave)
                .hasSize(24)
                .allSatisfy(at -> assertThat(at).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(11)));
        assertThat(new HashSet<>(wave)).as("spread, not all at once").hasSizeGreaterThan(20);
    }

    @Test
    void aBundleHasOneNumber() {
        Course course = Course.of(scenario(WAVES), town(), 7);
        assertThat(course.drafts().stream().flatMap(draft -> draft.bundle().stream()))
                .hasSize(5)
                .containsOnly(2);
    }

    @Test
    void membersAreChosenByRole() {
        Course course = Course.of(scenario(WAVES), town(), 7);
        assertThat(course.desk())
                .singleElement()
                .satisfies(step -> assertThat(step.members())
                        .hasSize(2)
                        .doesNotHaveDuplicates()
                        .isSubsetOf(new MemberId("M0"), new MemberId("M1"), new MemberId("M2"), new MemberId("M3")));
    }

    @Test
    void aStepAddedAtTheEndChangesNobodyElses() {
        Course longer = Course.of(
                scenario(WAVES + "  - at: 5m\n    note: {who: {group: GENERAL, count: 3}, text: x}\n"), town(), 7);
        assertThat(longer.drafts())
                .isEqualTo(Course.of(scenario(WAVES), town(), 7).drafts());
    }

    @Test
    void aTownTooSmallIsSaidWithTheLine() {
        Scenario tooMany = scenario("""
                title: t
                kind: EARTHQUAKE
                steps:
                  - at: 1m
                    report: {who: {group: PUSH_SUPPORT, share: 90 %}, by: SELF, condition: SAFE}
                  - at: 2m
                    report: {who: {group: PUSH_SUPPORT, count: 5}, by: SELF, condition: SAFE}
                """);
        assertThatThrownBy(() -> Course.of(tooMany, town(), 1))
                .isInstanceOf(Course.TooFew.class)
                .hasMessage("line 6: the step wants 5 people, 4 of 40 who match are left");
    }

    @Test
    void districtsNarrowTheChoice() {
        Scenario east = scenario("""
                title: t
                kind: EARTHQUAKE
                steps:
                  - at: 1m
                    claim: {who: {district: D2, group: GENERAL}}
                """);
        assertThat(Course.of(east, town(), 1).desk().getFirst().people())
                .hasSize(30)
                .allSatisfy(person -> assertThat(Integer.parseInt(person.value().substring(1)) % 2)
                        .isEqualTo(1));
    }
}
