package jp.anpi.safety.archive;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.check.CheckArchive;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.ArchivePart;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the archive of one incident together for one reader. */
final class Archive {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int ROWS_AT_ONCE = 500;
    private static final String NOTICES = "notices.ndjson";
    private static final List<String> CHECK_COLUMNS = List.of(
            "区分", "ID", "氏名", "優先群", "地区", "計画", "状態", "最新の報告", "確認時刻", "必要", "危険", "時計の種類", "時計の終わり", "時計は推定", "引き継ぎ");
    private static final List<String> REPORT_COLUMNS = List.of(
            "区分", "報告ID", "対象者ID", "確認時刻", "受信時刻", "連絡", "確かさ", "状態", "居場所", "必要", "補給", "情報源", "経路", "報告者", "印",
            "特記事項");

    private final Incidents incidents;
    private final FrozenRosters rosters;
    private final Roster roster;
    private final CheckArchive checks;
    private final List<ArchivePart> parts;
    private final JsonMapper json;

    Archive(
            Incidents incidents,
            FrozenRosters rosters,
            Roster roster,
            CheckArchive checks,
            List<ArchivePart> parts,
            JsonMapper json) {
        this.incidents = incidents;
        this.rosters = rosters;
        this.roster = roster;
        this.checks = checks;
        this.parts = parts;
        this.json = json;
    }

    /** The manifest: what every file is and what is not here. */
    record Manifest(
            String format,
            String incident,
            Mode mode,
            String watermark,
            String title,
            Instant madeAt,
            String madeBy,
            boolean deathsWithheld,
            boolean protectedPlacesWithheld,
            List<ZipStream.Entry> files,
            List<String> notIncluded) {}

    Flux<byte[]> of(Incident incident, Sight sight, Actor by, Instant wallNow) {
        List<ZipStream.File> files = new ArrayList<>();
        files.add(file(
                "facts.ndjson",
                incident,
                Flux.fromIterable(incidents.facts(incident.id())).map(fact -> typed(fact))));
        files.add(new ZipStream.File(
                "checks.csv",
                Flux.concat(
                        Flux.just(Csv.BOM + Csv.line(CHECK_COLUMNS)),
                        items(incident, sight).map(item -> Csv.line(checkCells(incident, item))))));
        files.add(file(
                "checks.ndjson",
                incident,
                checks.checks(incident, sight.deaths()).map(this::tree)));
        files.add(new ZipStream.File(
                "reports.csv",
                Flux.concat(
                        Flux.just(Csv.BOM + Csv.line(REPORT_COLUMNS)),
                        checks.reports(incident, sight)
                                .map(report -> Csv.line(prefixed(incident, report.cells(time(incident))))))));
        files.add(
                file("reports.ndjson", incident, checks.reports(incident, sight).map(this::tree)));
        files.add(file(
                "decisions.ndjson", incident, checks.decisions(incident, sight).map(this::tree)));
        files.add(file("claims.ndjson", incident, checks.claims(incident).map(this::tree)));
        files.add(file("notes.ndjson", incident, checks.notes(incident).map(this::tree)));
        parts.forEach(part -> files.add(file(
                part.name(),
                incident,
                JdkFlowAdapter.flowPublisherToFlux(part.lines(incident.id())).map(json::readTree))));
        return ZipStream.of(files, entries -> manifest(incident, sight, by, wallNow, entries), wallNow);
    }

    private ZipStream.File manifest(
            Incident incident, Sight sight, Actor by, Instant now, List<ZipStream.Entry> entries) {
        List<String> missing = parts.stream().map(ArchivePart::name).anyMatch(NOTICES::equals)
                ? List.of()
                : List.of(NOTICES + ": GET /api/notices?incident=" + incident.id());
        var manifest = new Manifest(
                "anpi-archive/1",
                incident.id().toString(),
                incident.mode(),
                watermark(incident),
                incident.opened().title(),
                now,
                by.displayName(),
                !sight.deaths(),
                !sight.home(true),
                entries,
                missing);
        return new ZipStream.File(
                "manifest.json", Flux.just(json.writerWithDefaultPrettyPrinter().writeValueAsString(manifest)));
    }

    /** In every line, so that a part of a drill's archive is never taken for something real. */
    private static String watermark(Incident incident) {
        return switch (incident.mode()) {
            case DRILL -> "訓練 DRILL";
            case REAL -> "";
        };
    }

    private ZipStream.File file(String name, Incident incident, Flux<? extends JsonNode> lines) {
        String mark = watermark(incident);
        return new ZipStream.File(name, lines.map(line -> {
            if (!mark.isEmpty() && line instanceof ObjectNode object) {
                object.put("watermark", mark);
            }
            return json.writeValueAsString(line);
        }));
    }

    private ObjectNode tree(Object line) {
        return json.valueToTree(line);
    }

    private ObjectNode typed(IncidentEvent fact) {
        ObjectNode line = tree(fact);
        line.put("fact", fact.getClass().getSimpleName());
        return line;
    }

    /** Everybody of the roster by id, also those about whom nothing is known. */
    private Flux<CheckItem> items(Incident incident, Sight sight) {
        return rosters.of(incident.id())
                .flatMapMany(frozen -> Flux.fromIterable(frozen.stream()
                        .sorted(Comparator.comparing(row -> row.id().toString()))
                        .toList()))
                .buffer(ROWS_AT_ONCE)
                .concatMap((List<PersonRow> rows) -> checks.items(incident, rows, sight.deaths()), 1);
    }

    private List<String> checkCells(Incident incident, CheckItem item) {
        var time = time(incident);
        Optional<CheckState.RunningClock> clock = item.clock();
        return List.of(
                watermark(incident),
                item.personId().toString(),
                item.name(),
                item.group().mark(),
                district(item),
                item.hasPlan() ? "あり" : "なし",
                item.state().name(),
                item.lastReportAt().map(time::of).orElse(""),
                item.confirmedAt().map(time::of).orElse(""),
                String.join(" ", item.needs().stream().map(Enum::name).toList()),
                item.danger() ? "危険" : "",
                clock.map(one -> one.kind().name()).orElse(""),
                clock.map(one -> time.of(one.endsAt())).orElse(""),
                clock.map(one -> one.assumed() ? "推定" : "").orElse(""),
                item.carriedOver() ? "引き継ぎ" : "");
    }

    private String district(CheckItem item) {
        return roster.districts().stream()
                .filter(district -> district.id().equals(item.district()))
                .map(district -> district.name())
                .findFirst()
                .orElse(item.district().value());
    }

    private static List<String> prefixed(Incident incident, List<String> cells) {
        List<String> all = new ArrayList<>();
        all.add(watermark(incident));
        all.addAll(cells);
        return all;
    }

    private static CheckArchive.Times time(Incident incident) {
        ZoneId zone = incident.facts().zone();
        return at -> TIME.format(at.atZone(zone));
    }
}
