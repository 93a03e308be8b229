package jp.anpi.safety.board;

import static jp.anpi.safety.board.Counted.person;
import static jp.anpi.safety.board.Counted.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.check.PastState;
import jp.anpi.safety.contract.CheckStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curve of an incident over time, and the same again after a restart. */
class BoardCurveTest {

    private static final Instant NOW = AnIncident.ONSET.plusSeconds(600);

    @Test
    void theCurveKeepsTheWholeIncidentInBoundedPoints() {
        Series series = new Series();
        Tally tally = new Tally();
        Instant end = NOW.plus(Duration.ofDays(7));
        for (Instant at = NOW; at.isBefore(end); at = at.plusSeconds(20)) {
            series.sample(at, tally);
        }
        assertThat(series.points()).hasSizeBetween(Series.MOST / 2, Series.MOST);
        assertThat(series.points().getFirst().at()).isEqualTo(NOW);
        assertThat(series.points().getLast().at()).isAfter(end.minus(Duration.ofMinutes(17)));
    }

    /** What a board that ran all the time shows, and one that was told of everybody's past. */
    @ParameterizedTest(name = "{0} minutes")
    @ValueSource(ints = {0, 1, 90, 719, 720, 2_000})
    void theCurveOfARestartedBoardIsTheOneThatWasSeen(int minutes) {
        RandomGenerator random = Seeds.random(minutes);
        Map<PersonId, List<PastState>> pasts = new HashMap<>();
        Map<Instant, Map<PriorityGroup, Integer>> seen = new HashMap<>();
        Map<Instant, Integer> helped = new HashMap<>();
        for (int minute = 0; minute <= minutes; minute++) {
            Instant now = AnIncident.ONSET.plus(Duration.ofMinutes(minute));
            APerson someone = person(random.nextInt(50));
            PersonId id = someone.build().id();
            List<PastState> past = pasts.computeIfAbsent(id, _ -> new ArrayList<>());
            CheckStatus status = List.of(CheckStatus.CONFIRMED, CheckStatus.NEEDS_HELP, CheckStatus.SILENT)
                    .get(random.nextInt(3));
            CheckStatus before =
                    past.isEmpty() ? CheckStatus.SILENT : past.getLast().status();
            if (status != before) {
                past.add(new PastState(now.minusSeconds(random.nextInt(minute == 0 ? 1 : 60)), status));
            }
            SeriesPoint point = SeriesPoint.of(now, tallyOf(pasts));
            seen.put(now, point.confirmed());
            helped.put(now, point.needsHelp());
        }
        BoardFold restarted = new BoardFold("e2", AnIncident.real(), 4);
        IntStream.range(0, 50).forEach(i -> {
            APerson someone = person(i);
            restarted.add(row(someone));
            restarted.recall(
                    someone.build().placement().group(),
                    pasts.getOrDefault(someone.build().id(), List.of()));
        });
        restarted.recalled();
        Instant now = AnIncident.ONSET.plus(Duration.ofMinutes(minutes));
        List<SeriesPoint> curve = restarted.snapshot(now.plusSeconds(30)).series();
        List<SeriesPoint> recalled =
                curve.stream().filter(point -> !point.at().isAfter(now)).toList();
        assertThat(recalled).hasSizeLessThanOrEqualTo(Series.MOST).allSatisfy(point -> {
            assertThat(point.confirmed()).as("%s", point.at()).isEqualTo(seen.get(point.at()));
            assertThat(point.needsHelp()).isEqualTo(helped.get(point.at()));
        });
        assertThat(recalled.getFirst().at()).isEqualTo(AnIncident.ONSET);
        assertThat(recalled.size()).isGreaterThanOrEqualTo(Math.min(minutes, Series.MOST / 2) / 2);
    }

    private static Tally tallyOf(Map<PersonId, List<PastState>> pasts) {
        Tally tally = new Tally();
        IntStream.range(0, 50).mapToObj(Counted::person).map(APerson::build).forEach(person -> {
            List<PastState> past = pasts.getOrDefault(person.id(), List.of());
            CheckStatus status =
                    past.isEmpty() ? CheckStatus.SILENT : past.getLast().status();
            tally.add(person.placement().group(), status, false, 1);
        });
        return tally;
    }
}
