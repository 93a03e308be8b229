package jp.anpi.safety.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.archive.Csv;
import jp.anpi.safety.board.Boards;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.store.StoreReads;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Real incidents that are open, for anybody; counted at most once a minute however many ask. */
@RestController
@RequestMapping("/api/public/incidents")
final class ProgressRoutes {

    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);
    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Incidents incidents;
    private final Boards boards;
    private final Roster roster;
    private final ProgressProperties properties;
    private final InstantSource clock;
    private final Map<IncidentId, Mono<Shown>> counted = new ConcurrentHashMap<>();

    ProgressRoutes(
            Incidents incidents, Boards boards, Roster roster, ProgressProperties properties, InstantSource clock) {
        this.incidents = incidents;
        this.boards = boards;
        this.roster = roster;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param roundedTo each number is a multiple of it, rounded down */
    record Shown(
            IncidentId id,
            String title,
            IncidentKind kind,
            Instant onsetAt,
            Instant at,
            int roundedTo,
            int people,
            int confirmed,
            List<Part> parts) {}

    /** @param districts several when each has too few people to be shown alone */
    record Part(List<Named> districts, int people, int confirmed) {

        String name() {
            return districts.stream().map(Named::name).collect(Collectors.joining("・"));
        }
    }

    record Named(DistrictId id, String name) {}

    record All(List<Shown> items) {}

    @GetMapping
    Mono<All> all() {
        if (!properties.enabled()) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
        return Flux.fromIterable(incidents.in(Incident.State.OPEN))
                .filter(this::isPublic)
                .concatMap(this::count)
                .collectList()
                .map(All::new);
    }

    @GetMapping("/{incident}/progress.csv")
    Mono<ResponseEntity<String>> csv(@PathVariable String incident) {
        return known(incident).flatMap(this::count).map(shown -> {
            var lines = new StringBuilder(Csv.BOM)
                    .append(Csv.line(List.of("地区", "対象者数", "確認済", "丸めの単位", "時点")))
                    .append("\r\n");
            shown.parts().forEach(part -> lines.append(row(part.name(), part.people(), part.confirmed(), shown)));
            lines.append(row("市全体", shown.people(), shown.confirmed(), shown));
            return file(CSV, "progress.csv", lines.toString());
        });
    }

    private static String row(String name, int people, int confirmed, Shown shown) {
        return Csv.line(List.of(
                        name,
                        Integer.toString(people),
                        Integer.toString(confirmed),
                        Integer.toString(shown.roundedTo()),
                        shown.at().toString()))
                + "\r\n";
    }

    /** A feature for each part of the city, a district's outline or several. */
    record FeatureCollection(String type, List<Feature> features) {}

    record Feature(String type, Geometry geometry, Map<String, Object> properties) {}

    record Geometry(String type, List<List<List<List<Double>>>> coordinates) {}

    @GetMapping("/{incident}/progress.geojson")
    Mono<ResponseEntity<FeatureCollection>> geoJson(@PathVariable String incident) {
        return known(incident).flatMap(this::count).map(shown -> {
            Map<DistrictId, DistrictState> outlines =
                    roster.districts().stream().collect(Collectors.toMap(DistrictState::id, district -> district));
            var features = shown.parts().stream()
                    .map(part -> new Feature("Feature", geometry(part, outlines), properties(part, shown)))
                    .toList();
            return file(GEO_JSON, "progress.geojson", new FeatureCollection("FeatureCollection", features));
        });
    }

    private static Geometry geometry(Part part, Map<DistrictId, DistrictState> outlines) {
        return new Geometry(
                "MultiPolygon",
                part.districts().stream()
                        .flatMap(named -> Optional.ofNullable(outlines.get(named.id())).stream())
                        .flatMap(district -> district.rings().stream())
                        .map(ring -> List.of(ring.stream()
                                .map(point -> List.of(point.lon(), point.lat()))
                                .toList()))
                        .toList());
    }

    private static Map<String, Object> properties(Part part, Shown shown) {
        return Map.of(
                "name", part.name(),
                "people", part.people(),
                "confirmed", part.confirmed(),
                "roundedTo", shown.roundedTo(),
                "at", shown.at());
    }

    private static <T> ResponseEntity<T> file(MediaType type, String name, T body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    private Mono<Incident> known(String id) {
        return Mono.fromSupplier(() -> {
            Incident of = incidents.get(id);
            if (!isPublic(of)) {
                throw Problem.of(CommonProblem.NOT_FOUND).refused();
            }
            return of;
        });
    }

    private boolean isPublic(Incident incident) {
        return properties.enabled() && incident.mode() == Mode.REAL && incident.state() == Incident.State.OPEN;
    }

    private Mono<Shown> count(Incident incident) {
        return counted.computeIfAbsent(
                incident.id(),
                id -> Mono.defer(() -> {
                            Incident newest = incidents.find(id).orElse(incident);
                            return StoreReads.answer(boards.districts(newest, now(newest)))
                                    .map(districts ->
                                            shown(newest, PublicProgress.of(districts, properties.atLeast())));
                        })
                        .cache(_ -> COUNTED_FOR, _ -> Duration.ZERO, () -> Duration.ZERO));
    }

    private Shown shown(Incident incident, PublicProgress progress) {
        return new Shown(
                incident.id(),
                incident.opened().title(),
                incident.opened().kind(),
                incident.opened().onsetAt(),
                now(incident),
                progress.k(),
                progress.people(),
                progress.confirmed(),
                progress.parts().stream()
                        .map(part -> new Part(
                                part.districts().stream()
                                        .map(id -> new Named(id, roster.districtName(id)))
                                        .toList(),
                                part.people(),
                                part.confirmed()))
                        .toList());
    }

    private Instant now(Incident incident) {
        return incident.facts().clock().incidentTime(clock.instant());
    }
}
