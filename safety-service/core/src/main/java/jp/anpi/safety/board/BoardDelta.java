package jp.anpi.safety.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.UnmatchedState;

/**
 * What changed from {@code previous} to {@code version}. Every value replaces the old one, nothing is added up, so that
 * applying a delta twice does no harm; a receiver whose version is not {@code previous} asks for a snapshot.
 *
 * @param districts only those that changed
 * @param urgent rows that are new or changed
 * @param noLongerUrgent rows to take away
 * @param series the points that replace all from the first one's time on
 * @param feed items since {@code previous}
 * @param unidentified as in a snapshot
 * @param silence as in a snapshot
 * @param silenceChanged whether it is another than in {@code previous}
 */
public record BoardDelta(
        String epoch,
        long previous,
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
        List<PersonId> noLongerUrgent,
        List<SeriesPoint> series,
        List<FeedItem> feed,
        List<UnmatchedState> unidentified,
        List<AreaSilence> silence,
        boolean silenceChanged,
        DeskStanding desk) {

    public BoardDelta {
        counts = Map.copyOf(counts);
        overdue = Map.copyOf(overdue);
        districts = List.copyOf(districts);
        rungs = List.copyOf(rungs);
        urgent = List.copyOf(urgent);
        noLongerUrgent = List.copyOf(noLongerUrgent);
        series = List.copyOf(series);
        feed = List.copyOf(feed);
        unidentified = List.copyOf(unidentified);
        silence = List.copyOf(silence);
    }

    /** The same changes for those who may not know of reported deaths. */
    public BoardDelta withoutDeaths() {
        return new BoardDelta(
                epoch,
                previous,
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
                noLongerUrgent,
                series,
                Deaths.removedFrom(feed),
                unidentified,
                silence,
                silenceChanged,
                desk);
    }

    /** The same changes for those who see nobody. */
    public BoardDelta figures() {
        return new BoardDelta(
                epoch,
                previous,
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
                List.of(),
                series,
                List.of(),
                List.of(),
                silence,
                silenceChanged,
                desk);
    }
}
