package jp.anpi.safety.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.SilenceKind;
import jp.anpi.safety.map.TileId;
import jp.anpi.safety.roster.PersonRow;

/** The fold's snapshots and deltas as dashboards read them: with names, in the words of api.md. */
final class BoardView {

    private final Function<PersonId, Optional<PersonRow>> rows;
    private final Function<DistrictId, String> districtNames;
    private final double speed;
    private final Instant sentAt;

    /**
     * @param rows may not know everybody: who was reported outside the roster has no row and is not shown
     * @param sentAt by the server's clock, whatever the time of the incident
     */
    BoardView(
            Function<PersonId, Optional<PersonRow>> rows,
            Function<DistrictId, String> districtNames,
            double speed,
            Instant sentAt) {
        this.rows = rows;
        this.districtNames = districtNames;
        this.speed = speed;
        this.sentAt = sentAt;
    }

    /** Says that nothing has changed, and what time it is. */
    record Heartbeat(Instant incidentNow, double speed, Instant sentAt) {}

    /** The whole board. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Snapshot(
            String epoch,
            long version,
            Instant at,
            Instant incidentNow,
            double speed,
            Instant sentAt,
            Optional<Instant> newestReportAt,
            Map<PriorityGroup, Map<String, Integer>> counts,
            int unlocated,
            Map<PriorityGroup, Integer> overdue,
            List<Map<String, Object>> districts,
            int waiting,
            List<CheckItem> urgent,
            List<Rung> rungs,
            UnmatchedCount unmatched,
            List<Feed> feed,
            List<Unidentified> unidentified,
            List<SeriesPoint> series,
            List<Silent> silence,
            DeskStanding desk) {}

    /**
     * What changed since {@code previous}; every value replaces the old one.
     *
     * @param tiles of the map, at the zoom from which single people are drawn, that look different now
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Delta(
            String epoch,
            long previous,
            long version,
            Instant at,
            Instant incidentNow,
            double speed,
            Instant sentAt,
            Optional<Instant> newestReportAt,
            Map<PriorityGroup, Map<String, Integer>> counts,
            int unlocated,
            Map<PriorityGroup, Integer> overdue,
            List<Map<String, Object>> districts,
            int waiting,
            Urgent urgent,
            List<Rung> rungs,
            UnmatchedCount unmatched,
            List<Feed> feed,
            List<Unidentified> unidentified,
            List<SeriesPoint> series,
            Optional<List<Silent>> silence,
            List<String> tiles,
            DeskStanding desk) {}

    /**
     * Where people are silent, and how that is to be read; the most worrying first.
     *
     * @param around how the silence of somebody there is to be read whose home has power
     */
    record Silent(
            DistrictId district,
            String name,
            SilenceKind kind,
            SilenceKind around,
            int of,
            int heard,
            int silent,
            int silentInOutage) {}

    record Urgent(List<CheckItem> upsert, List<PersonId> remove) {}

    /** @param groups how many of each group wait there; a group's last rung is the city desk */
    record Rung(int rung, int waiting, Map<PriorityGroup, Integer> groups) {}

    /**
     * Something the desk must see at once.
     *
     * @param reportId the report, when it is about somebody who is not identified; then nobody and no place is named
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Feed(
            long number,
            Instant at,
            FeedItem.Kind kind,
            Optional<PersonId> personId,
            Optional<String> name,
            Optional<PriorityGroup> group,
            Optional<DistrictId> district,
            Optional<ReportId> reportId,
            List<NeedKind> needs) {}

    /**
     * A report of danger about somebody who is not identified.
     *
     * @param takenBy who at the desk sees to it, and as which user
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Unidentified(
            ReportId reportId,
            Instant observedAt,
            Instant receivedAt,
            PlaceKind place,
            List<NeedKind> needs,
            Optional<Instant> clockEndsAt,
            Optional<String> takenBy,
            Optional<String> taker) {}

    Heartbeat heartbeat(BoardSnapshot board) {
        return new Heartbeat(board.at(), speed, sentAt);
    }

    Snapshot of(BoardSnapshot board, boolean deaths) {
        return new Snapshot(
                board.epoch(),
                board.version(),
                board.at(),
                board.at(),
                speed,
                sentAt,
                board.newestReportAt(),
                counts(board.counts()),
                board.unlocated(),
                new TreeMap<>(board.overdue()),
                districts(board.districts()),
                board.waiting(),
                items(board.urgent(), board.silence(), deaths),
                rungs(board.rungs()),
                board.unmatched(),
                feed(board.feed()),
                unidentified(board.unidentified()),
                board.series(),
                silence(board.silence()),
                board.desk());
    }

    Delta of(BoardDelta delta, List<TileId> tiles, boolean deaths) {
        return new Delta(
                delta.epoch(),
                delta.previous(),
                delta.version(),
                delta.at(),
                delta.at(),
                speed,
                sentAt,
                delta.newestReportAt(),
                counts(delta.counts()),
                delta.unlocated(),
                new TreeMap<>(delta.overdue()),
                districts(delta.districts()),
                delta.waiting(),
                new Urgent(items(delta.urgent(), delta.silence(), deaths), delta.noLongerUrgent()),
                rungs(delta.rungs()),
                delta.unmatched(),
                feed(delta.feed()),
                unidentified(delta.unidentified()),
                delta.series(),
                delta.silenceChanged() ? Optional.of(silence(delta.silence())) : Optional.empty(),
                tiles.stream().map(TileId::toString).toList(),
                delta.desk());
    }

    private List<Silent> silence(List<AreaSilence> areas) {
        return areas.stream()
                .map(area -> new Silent(
                        area.district(),
                        districtNames.apply(area.district()),
                        area.kind(),
                        area.around(),
                        area.of(),
                        area.heard(),
                        area.silent(),
                        area.silentInOutage()))
                .toList();
    }

    private static Map<PriorityGroup, Map<String, Integer>> counts(Map<PriorityGroup, StatusCount> counts) {
        Map<PriorityGroup, Map<String, Integer>> all = new EnumMap<>(PriorityGroup.class);
        counts.forEach((group, count) -> all.put(group, count(List.of(count))));
        return all;
    }

    /** The four states and their sum, of several counts together. */
    private static Map<String, Integer> count(Iterable<StatusCount> counts) {
        Map<String, Integer> sum = new LinkedHashMap<>();
        for (var count : counts) {
            sum.merge("total", count.total(), Integer::sum);
            for (var status : CheckStatus.values()) {
                sum.merge(status.name(), count.of(status), Integer::sum);
            }
            sum.merge("stale", count.stale(), Integer::sum);
        }
        return sum;
    }

    private List<Map<String, Object>> districts(List<DistrictCount> districts) {
        List<Map<String, Object>> all = new ArrayList<>(districts.size());
        for (var district : districts) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", district.district());
            one.put("name", districtNames.apply(district.district()));
            one.putAll(count(district.groups().values()));
            one.put("groups", counts(district.groups()));
            all.add(one);
        }
        return all;
    }

    private List<CheckItem> items(List<UrgentRow> urgent, List<AreaSilence> silence, boolean deaths) {
        Map<DistrictId, AreaSilence> areas = new HashMap<>();
        silence.forEach(area -> areas.put(area.district(), area));
        List<CheckItem> items = new ArrayList<>(urgent.size());
        for (var row : urgent) {
            rows.apply(row.person()).ifPresent(person -> items.add(read(item(row, person, deaths), row, areas)));
        }
        return items;
    }

    private CheckItem read(CheckItem item, UrgentRow row, Map<DistrictId, AreaSilence> areas) {
        AreaSilence area = areas.get(row.district());
        return row.status() == CheckStatus.SILENT && area != null
                ? item.reading(silence(area.of(row.powerOut()), area, districtNames.apply(row.district())))
                : item;
    }

    static CheckItem.Silence silence(SilenceKind kind, AreaSilence area, String district) {
        return new CheckItem.Silence(kind, SilenceSentence.of(kind, area, district));
    }

    private static CheckItem item(UrgentRow row, PersonRow person, boolean deaths) {
        return new CheckItem(
                row.person(),
                person.name(),
                row.group(),
                row.district(),
                row.status(),
                row.staleSince(),
                row.asked().map(CheckState.Asked::rung),
                row.asked()
                        .map(asked -> new CheckItem.Asked(asked.role(), asked.who(), asked.startedAt(), asked.why())),
                row.asked().flatMap(CheckState.Asked::dueAt),
                row.clock(),
                row.needs().stream().sorted().toList(),
                row.danger(),
                deaths ? Optional.of(row.deathReported()) : Optional.empty(),
                row.claimedBy(),
                row.lastReportAt(),
                Optional.empty(),
                person.hasPlan(),
                row.carriedOver(),
                row.version(),
                row.tries(),
                Optional.empty(),
                row.dispatch(),
                row.claimant());
    }

    private static List<Rung> rungs(List<RungCount> counts) {
        Map<Integer, Map<PriorityGroup, Integer>> byRung = new TreeMap<>();
        counts.forEach(count -> byRung.computeIfAbsent(count.rung(), _ -> new EnumMap<>(PriorityGroup.class))
                .merge(count.group(), count.people(), Integer::sum));
        return byRung.entrySet().stream()
                .map(entry -> new Rung(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        entry.getValue()))
                .toList();
    }

    private List<Feed> feed(List<FeedItem> items) {
        return items.stream().map(this::feed).toList();
    }

    private Feed feed(FeedItem item) {
        List<NeedKind> needs = item.needs().stream().sorted().toList();
        return switch (item.about()) {
            case FeedItem.About.Somebody somebody ->
                new Feed(
                        item.number(),
                        item.at(),
                        item.kind(),
                        Optional.of(somebody.person()),
                        Optional.of(rows.apply(somebody.person())
                                .map(PersonRow::name)
                                .orElse("—")),
                        Optional.of(somebody.group()),
                        Optional.of(somebody.district()),
                        Optional.empty(),
                        needs);
            case FeedItem.About.Unidentified(ReportId report) ->
                new Feed(
                        item.number(),
                        item.at(),
                        item.kind(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(report),
                        needs);
        };
    }

    private static List<Unidentified> unidentified(List<UnmatchedState> dangers) {
        return dangers.stream()
                .map(state -> new Unidentified(
                        state.report(),
                        state.observedAt(),
                        state.receivedAt(),
                        state.place(),
                        state.needs().stream().sorted().toList(),
                        state.clockEndsAt(),
                        state.takenBy(),
                        state.taker()))
                .toList();
    }
}
