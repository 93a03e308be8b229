package jp.anpi.registry.hazard;

import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.store.SpooledUpload;
import jp.anpi.registry.tile.TileSquare;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Maps of floods: taken in, listed, taken away, drawn. They name nobody. */
@RestController
final class FloodRoutes {

    private static final MediaType VECTOR_TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");
    private static final int LONGEST = 200;
    private static final Text NAME = new Text("1〜{0} 文字で入力してください。", "Give 1 to {0} characters.");
    private static final Text YEAR = new Text("データ年度を {0}〜{1} の西暦で入力してください。", "Give the year of the data, {0} to {1}.");

    private final Floods floods;
    private final FloodTiles tiles;
    private final HazardProperties properties;
    private final ZoneId zone;
    private final InstantSource clock;

    FloodRoutes(Floods floods, HazardProperties properties, ZoneId zone, InstantSource clock) {
        this.floods = floods;
        this.tiles = new FloodTiles(floods);
        this.properties = properties;
        this.zone = zone;
        this.clock = clock;
    }

    /** The form has {@code year}, and may have {@code name} (else the file's) and {@code attribution} beside the file. */
    @PostMapping(path = "/api/hazards/floods", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<FloodAnswer.Taken> take(
            @RequestBody Flux<PartEvent> parts,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean allOrNothing,
            Language language) {
        return SpooledUpload.of(parts, properties.upload().toBytes(), HazardProblem.ONE_MAP)
                .flatMap(upload -> Mono.fromCallable(() -> source(upload))
                        .doOnError(_ -> upload.file().close())
                        .flatMap(source -> floods.take(upload.file(), new Floods.Wish(source, dryRun, allOrNothing))))
                .map(outcome -> FloodAnswer.Taken.of(outcome, dryRun, language));
    }

    private FloodSource source(SpooledUpload upload) {
        String name = upload.field("name")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(upload.name());
        if (name.isBlank() || name.length() > LONGEST) {
            throw Problem.field("name", NAME, LONGEST).refused();
        }
        String attribution = upload.field("attribution").map(String::strip).orElse("");
        if (attribution.length() > LONGEST) {
            throw Problem.field("attribution", NAME, LONGEST).refused();
        }
        int last = Year.from(clock.instant().atZone(zone)).getValue();
        int year = upload.field("year").flatMap(FloodRoutes::number).orElse(0);
        if (year < FloodSource.FIRST_YEAR || year > last) {
            throw Problem.field("year", YEAR, String.valueOf(FloodSource.FIRST_YEAR), String.valueOf(last))
                    .refused();
        }
        return new FloodSource(name, year, attribution);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @GetMapping("/api/hazards/floods")
    Mono<Listing<FloodAnswer.Item>> list(Language language) {
        return floods.all()
                .map(all -> new Listing<>(
                        all.stream()
                                .map(map -> FloodAnswer.Item.of(map, language))
                                .toList(),
                        Optional.empty()));
    }

    @DeleteMapping("/api/hazards/floods/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable UUID id) {
        return floods.remove(id)
                .filter(removed -> removed)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .then();
    }

    @GetMapping("/api/hazards/tiles/{zoom}/{x}/{y}")
    Mono<ResponseEntity<byte[]>> tile(@PathVariable int zoom, @PathVariable int x, @PathVariable int y) {
        TileSquare square = TileSquare.of(zoom, x, y)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
        return Mono.fromCallable(() -> tiles.tile(square))
                .subscribeOn(Schedulers.parallel())
                .map(bytes -> ResponseEntity.ok().contentType(VECTOR_TILE).body(bytes));
    }
}
