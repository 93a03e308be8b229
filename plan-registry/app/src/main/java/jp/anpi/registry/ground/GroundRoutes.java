package jp.anpi.registry.ground;

import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.CommonProblem;
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

/** Roads and water: taken in from an extract of OpenStreetMap, told, taken away, drawn. They name nobody. */
@RestController
final class GroundRoutes {

    private static final MediaType VECTOR_TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");
    private static final int LONGEST = 200;
    private static final Text LENGTH = new Text("1〜{0} 文字で入力してください。", "Give 1 to {0} characters.");

    /** What the licence of OpenStreetMap (ODbL) wants said. */
    private static final String OF_OPENSTREETMAP = "© OpenStreetMap contributors";

    private final Ground ground;
    private final GroundTiles tiles;
    private final GroundProperties properties;

    GroundRoutes(Ground ground, GroundProperties properties) {
        this.ground = ground;
        this.tiles = new GroundTiles(ground::current);
        this.properties = properties;
    }

    /** The form may have {@code name} (else the file's) and {@code attribution} (else OpenStreetMap's) beside the file. */
    @PostMapping(path = "/api/hazards/ground", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<GroundAnswer.Taken> take(
            @RequestBody Flux<PartEvent> parts, @RequestParam(defaultValue = "false") boolean dryRun) {
        return SpooledUpload.of(parts, properties.upload().toBytes(), GroundProblem.ONE_EXTRACT)
                .flatMap(upload -> Mono.fromCallable(() -> wish(upload, dryRun))
                        .doOnError(_ -> upload.file().close())
                        .flatMap(wish -> ground.take(upload.file(), wish)))
                .map(outcome ->
                        new GroundAnswer.Taken(GroundAnswer.Item.of(outcome.extract()), dryRun, outcome.known()));
    }

    private static Ground.Wish wish(SpooledUpload upload, boolean dryRun) {
        return new Ground.Wish(
                word(upload, "name", upload.name()), word(upload, "attribution", OF_OPENSTREETMAP), dryRun);
    }

    private static String word(SpooledUpload upload, String field, String otherwise) {
        String word = upload.field(field)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
        if (word.isBlank() || word.length() > LONGEST) {
            throw Problem.field(field, LENGTH, LONGEST).refused();
        }
        return word;
    }

    /** The one before holds again; a second time it is this one again. */
    @PostMapping("/api/hazards/ground/undo")
    Mono<GroundAnswer.Item> back() {
        return ground.back().map(GroundAnswer.Item::of);
    }

    /** The one that holds, or none. */
    @GetMapping("/api/hazards/ground")
    Mono<Listing<GroundAnswer.Item>> list() {
        return Mono.fromSupplier(() -> new Listing<>(
                ground.publication().map(GroundAnswer.Item::of).stream().toList(), Optional.empty()));
    }

    @DeleteMapping("/api/hazards/ground/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable UUID id) {
        return ground.remove(id)
                .filter(removed -> removed)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .then();
    }

    @GetMapping("/api/hazards/ground/tiles/{zoom}/{x}/{y}")
    Mono<ResponseEntity<byte[]>> tile(@PathVariable int zoom, @PathVariable int x, @PathVariable int y) {
        TileSquare square = TileSquare.of(zoom, x, y)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
        return Mono.fromCallable(() -> tiles.tile(square))
                .subscribeOn(Schedulers.parallel())
                .map(bytes -> ResponseEntity.ok().contentType(VECTOR_TILE).body(bytes));
    }
}
