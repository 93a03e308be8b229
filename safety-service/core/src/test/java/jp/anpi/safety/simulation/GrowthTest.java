package jp.anpi.safety.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.RandomLife;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a bigger city costs: a report always the same, an opening as much more as there are more people. */
class GrowthTest {

    private static final Map<PriorityGroup, Integer> CITY = new EnumMap<>(Map.of(
            PriorityGroup.PUSH_SUPPORT, 260,
            PriorityGroup.MEDICAL_COORDINATION, 740,
            PriorityGroup.CARE_CONSIDERATION, 9_000,
            PriorityGroup.REASONABLE_ACCOMMODATION, 20_000,
            PriorityGroup.GENERAL, 185_891));
    private static final int FACES = 50;
    private static final int REPORTS = 20_000;
    private static final int CUTS = 200;

    private final RandomLife life = new RandomLife(Seeds.random(1));
    private final Around around = life.around();
    private final IncidentFacts incident = AnIncident.real();
    private final Map<PriorityGroup, List<PersonState>> faces = new EnumMap<>(PriorityGroup.class);

    GrowthTest() {
        for (PriorityGroup group : PriorityGroup.values()) {
            List<PersonState> some = new ArrayList<>();
            for (int i = 0; i < FACES; i++) {
                some.add(life.person("人" + i).in(group).livingIn("d0" + i % 9).build());
            }
            faces.put(group, some);
        }
    }

    /** CPU time of one thread. */
    private record Cost(long people, Duration opening, Duration reports, Duration cuts) {

        double openingEach() {
            return opening.toNanos() / 1e3 / people;
        }

        double reportEach() {
            return reports.toNanos() / 1e3 / REPORTS;
        }

        double cutEach() {
            return cuts.toNanos() / 1e3 / CUTS;
        }
    }

    @Test
    void fiveThousandEscalationsDueInTheSameSecondAreDecidedInOne() {
        PersonState served = APerson.named("花子")
                .nurse("看護師")
                .careManager("ケアマネ")
                .provider("ヘルパー")
                .build();
        List<SafetyCheck> asked = new ArrayList<>();
        List<CheckContext> contexts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            PersonState person = copy(served, i);
            contexts.add(context(person));
            asked.add(CheckRules.due(unasked(person), context(person), incident.openedAt())
                    .check());
        }
        Instant due = incident.openedAt().plus(Duration.ofMinutes(20));
        List<SafetyCheck> decided = new ArrayList<>(asked.size());
        Duration took = CpuTime.of(() -> {
            for (int i = 0; i < asked.size(); i++) {
                decided.add(CheckRules.due(asked.get(i), contexts.get(i), due).check());
            }
        });
        assertThat(decided)
                .allSatisfy(check -> assertThat(check.nextDueAt().filter(at -> !at.isAfter(due)))
                        .isEmpty());
        assertThat(decided).noneSatisfy(check -> assertThat(check.version()).isEqualTo(1));
        System.out.printf("5,000 escalations decided in %,d ms of one core%n", took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Tag("long")
    void aReportCostsTheSameInATenTimesBiggerCityAndAnOpeningAsMuchMoreAsThereArePeople() {
        measured(1);
        Cost one = measured(1);
        Cost three = measured(3);
        Cost ten = measured(10);
        for (Cost cost : List.of(one, three, ten)) {
            System.out.printf(
                    "%,d people: opening %,d ms (%.2f µs each), a report %.1f µs, a board's cut %.0f µs (CPU of one core)%n",
                    cost.people(), cost.opening().toMillis(), cost.openingEach(), cost.reportEach(), cost.cutEach());
        }
        assertThat(three.reportEach()).isLessThan(2 * one.reportEach());
        assertThat(ten.reportEach()).as("a report").isLessThan(2 * one.reportEach());
        assertThat(ten.openingEach()).as("an opening, each person").isLessThan(2 * one.openingEach());
        assertThat(ten.cutEach()).as("a frame of the board").isLessThan(4 * one.cutEach());
    }

    private Cost measured(int times) {
        int people = CITY.values().stream().mapToInt(Integer::intValue).sum() * times;
        BoardFold board = new BoardFold("growth", incident, people);
        List<PersonState> reportedOn = new ArrayList<>();
        Duration opening = CpuTime.of(() -> open(board, times, reportedOn));
        List<SafetyCheck> checks = reportedOn.stream()
                .map(person -> CheckRules.due(unasked(person), context(person), incident.openedAt())
                        .check())
                .toList();
        Instant now = incident.openedAt().plusSeconds(60);
        Duration reports = CpuTime.of(() -> {
            for (int i = 0; i < REPORTS; i++) {
                PersonState person = reportedOn.get(i % reportedOn.size());
                var event = new CheckEvent.Reported(AReport.of("r" + i).received(now, now), Optional.empty());
                board.apply(CheckRules.fold(checks.get(i % checks.size()), event, context(person), now)
                        .check()
                        .toState());
            }
        });
        Duration cuts = Duration.ZERO;
        for (int i = 0; i < CUTS; i++) {
            Instant later = now.plusSeconds(i);
            PersonState person = reportedOn.get(i);
            var event = new CheckEvent.Reported(
                    AReport.of("cut" + i).unreachable().received(later, later), Optional.empty());
            // A version that the board has not seen yet.
            SafetyCheck told = CheckRules.fold(checks.get(i), event, context(person), later)
                    .check();
            board.apply(CheckRules.fold(
                            told, new CheckEvent.Noted(Ids.command("n" + i)), context(person), later.plusSeconds(1))
                    .check()
                    .toState());
            cuts = cuts.plus(CpuTime.of(() -> assertThat(board.delta(later)).isPresent()));
        }
        int shown = board.snapshot(now).counts().values().stream()
                .mapToInt(count -> count.total())
                .sum();
        assertThat(shown).isEqualTo(people);
        return new Cost(people, opening, reports, cuts);
    }

    /** Freezes everybody, asks the first rungs and shows it; some of those asked are kept to be reported on. */
    private void open(BoardFold board, int times, List<PersonState> reportedOn) {
        int number = 0;
        for (Map.Entry<PriorityGroup, Integer> group : CITY.entrySet()) {
            for (int i = 0; i < group.getValue() * times; i++) {
                PersonState person = copy(face(group.getKey(), i), number++);
                RosterRow row = RosterRow.freeze(incident, person, number & 255);
                board.add(row);
                if (row.ladder().asksSomebody()) {
                    board.apply(CheckRules.due(SafetyCheck.of(row), context(person), incident.openedAt())
                            .check()
                            .toState());
                    if (reportedOn.size() < 5_000) {
                        reportedOn.add(person);
                    }
                }
            }
        }
    }

    private PersonState face(PriorityGroup group, int number) {
        return faces.get(group).get(number % FACES);
    }

    private SafetyCheck unasked(PersonState person) {
        return SafetyCheck.of(RosterRow.freeze(incident, person, 0));
    }

    private CheckContext context(PersonState person) {
        return new CheckContext(incident, person, around, Assumptions.STANDARD);
    }

    private static PersonState copy(PersonState of, int number) {
        return new PersonState(
                new PersonId(new UUID(number * 0x9E3779B97F4A7C15L, number)),
                of.version(),
                of.name(),
                of.birthDate(),
                of.home(),
                of.phone(),
                of.lifecycle(),
                of.placement(),
                of.lifeSupport(),
                of.hasPlan(),
                of.checkers(),
                of.assignments(),
                of.services(),
                of.contacts(),
                of.changes(),
                of.aliases(),
                of.consents());
    }
}
