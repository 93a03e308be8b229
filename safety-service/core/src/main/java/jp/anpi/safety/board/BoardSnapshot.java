package jp.anpi.safety.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.UnmatchedState;

/**
 * The whole board at one moment, incident time; {@link BoardDelta}s of the same epoch carry on from {@code version}.
 *
 * @param newestReportAt the age of the data; empty before the first report
 * @param unlocated people whose home has no position, counted beside every map; whose address is protected is not among them
 * @param overdue per group that nobody is asked about: silent for longer than the policy allows
 * @param unidentified open reports of danger about nobody known, what runs out first first; at most {@value BoardFold#MOST_UNIDENTIFIED}
 * @param silence districts with silent people, the most worrying first
 * @param desk whether anybody is there
 * @param waiting how many people are not confirmed; {@code urgent} shows the first of them
 */
public record BoardSnapshot(
        String epoch,
        long version,
        Instant at,
        Optional<Instant> newestReportAt,
        Map<PriorityGroup, StatusCount> counts,
        int unlocated,
        Map<PriorityGroup, Integer> overdue,
        List<DistrictCount> districts,
        List<RungCount> rungs,
        UnmatchedCount unmatched,
        int waiting,
        List<UrgentRow> urgent,
        List<SeriesPoint> series,
        List<FeedItem> feed,
        List<UnmatchedState> unidentified,
        List<AreaSilence> silence,
        DeskStanding desk) {

    public BoardSnapshot {
        counts = Map.copyOf(counts);
        overdue = Map.copyOf(overdue);
        districts = List.copyOf(districts);
        rungs = List.copyOf(rungs);
        urgent = List.copyOf(urgent);
        series = List.copyOf(series);
        feed = List.copyOf(feed);
        unidentified = List.copyOf(unidentified);
        silence = List.copyOf(silence);
    }

    /** The same board for those who may not know of reported deaths: counted, unnamed. */
    public BoardSnapshot withoutDeaths() {
        return new BoardSnapshot(
                epoch,
                version,
                at,
                newestReportAt,
                counts,
                unlocated,
                overdue,
                districts,
                rungs,
                unmatched,
                waiting,
                Deaths.hiddenIn(urgent),
                series,
                Deaths.removedFrom(feed),
                unidentified,
                silence,
                desk);
    }

    /** The same board for those who see nobody: everybody counted, nobody named. */
    public BoardSnapshot figures() {
        return new BoardSnapshot(
                epoch,
                version,
                at,
                newestReportAt,
                counts,
                unlocated,
                overdue,
                districts,
                rungs,
                unmatched,
                waiting,
                List.of(),
                series,
                List.of(),
                List.of(),
                silence,
                desk);
    }
}
