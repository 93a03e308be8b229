package jp.anpi.registry.importing.run;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.sheet.CsvWriter;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.SpooledUpload;
import jp.anpi.registry.store.Turns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class ImportRoutes {

    private static final Text KINDS = new Text(
            "persons、offices、members、assignments、services、plans、shelters のどれかです。",
            "persons, offices, members, assignments, services, plans or shelters.");

    private final Imports imports;
    private final HeadingProfiles profiles;
    private final ImportProperties properties;
    private final ZoneId zone;
    private final InstantSource clock;

    /** A list is kept on disk before it is looked at. */
    private final Turns uploads = new Turns(2);

    ImportRoutes(
            Imports imports, HeadingProfiles profiles, ImportProperties properties, ZoneId zone, InstantSource clock) {
        this.imports = imports;
        this.profiles = profiles;
        this.properties = properties;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * A list of shelters that speaks of hazards is of 指定緊急避難場所, any other of 指定避難所. What its headings mean is found out by
     * itself; {@code mapping} says otherwise, or {@code profile} names what was saved.
     */
    @PostMapping(path = "/api/imports/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> begin(
            @PathVariable String kind,
            @RequestBody Flux<PartEvent> parts,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean allOrNothing,
            @RequestParam Optional<TextEncoding> encoding,
            Caller caller,
            Language language) {
        return begin(imports.taking(kind), parts, new Way(dryRun, allOrNothing, encoding), caller, language);
    }

    private record Way(boolean dryRun, boolean allOrNothing, Optional<TextEncoding> encoding) {}

    private <C extends Enum<C> & ListColumn> Mono<ImportAnswer> begin(
            Taking<C> taking, Flux<PartEvent> parts, Way way, Caller caller, Language language) {
        Mono<Void> left = SpooledUpload.leave(parts);
        Mono<SpooledUpload> kept = SpooledUpload.of(parts, properties.upload().toBytes(), ImportProblem.ONE_LIST);
        return imports.refuseWhileOneRuns(left)
                .then(uploads.take(kept, left))
                .flatMap(upload -> profiles.said(taking, upload)
                        .flatMap(headings -> imports.begin(
                                taking,
                                upload.file(),
                                new Imports.Wish<>(way.dryRun(), way.allOrNothing(), way.encoding(), headings),
                                sender(caller))))
                .map(job -> ImportAnswer.of(job, language));
    }

    /** The newest ten of a kind, looks without taking in left out. */
    @GetMapping("/api/imports")
    Mono<Listing<ImportEntry>> latest(@RequestParam(defaultValue = "persons") String kind) {
        ListKind wanted = ListKind.of(kind)
                .orElseThrow(() -> Problem.parameter("kind", KINDS).refused());
        return imports.latest(wanted)
                .map(found -> new Listing<>(found.stream().map(ImportEntry::of).toList(), Optional.empty()));
    }

    @GetMapping("/api/imports/{id}")
    Mono<ImportAnswer> get(@PathVariable UUID id, Language language) {
        return job(id).map(job -> ImportAnswer.of(job, language));
    }

    @GetMapping("/api/imports/{id}/errors.csv")
    Mono<ResponseEntity<byte[]>> errors(@PathVariable UUID id, Language language) {
        return job(id).map(job -> ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors.csv\"")
                .body(csv(job, language)));
    }

    @PostMapping("/api/imports/{id}/undo")
    Mono<TakenBackAnswer> undo(@PathVariable UUID id, Caller caller, Language language) {
        return job(id).flatMap(_ -> imports.takeBack(id, caller.role()))
                .map(taken -> TakenBackAnswer.of(taken, language));
    }

    private Sender sender(Caller caller) {
        return new Sender(caller.displayName(), caller.role(), LocalDate.ofInstant(clock.instant(), zone));
    }

    private Mono<ImportJob> job(UUID id) {
        return imports.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private static byte[] csv(ImportJob job, Language language) {
        var writer = new CsvWriter(TextEncoding.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(writer.beginning());
        write(
                writer,
                bytes,
                switch (language) {
                    case JA -> List.of("行", "列", "行は取り込まれたか", "内容", "セルの値");
                    case EN -> List.of("row", "column", "row taken in", "what is wrong", "found");
                });
        job.faults().stream()
                .map(fault -> ImportAnswer.Fault.of(fault, language))
                .forEach(fault -> write(
                        writer,
                        bytes,
                        List.of(
                                String.valueOf(fault.row()),
                                String.valueOf(fault.column()),
                                fault.rowLost() ? "×" : "○",
                                fault.message(),
                                fault.found())));
        int more = job.faultCount() - job.faults().size();
        if (more > 0) {
            write(
                    writer,
                    bytes,
                    List.of(
                            "",
                            "",
                            "",
                            switch (language) {
                                case JA -> "ほかに%d件あり、ここには書ききれません。これらを直してもう一度確かめてください".formatted(more);
                                case EN -> "%d more do not fit here; correct these and look again".formatted(more);
                            },
                            ""));
        }
        return bytes.toByteArray();
    }

    private static void write(CsvWriter writer, ByteArrayOutputStream to, List<String> cells) {
        switch (writer.write(cells)) {
            case CsvWriter.Written.Row(byte[] row) -> to.writeBytes(row);
            case CsvWriter.Written.Impossible _ ->
                throw new IllegalStateException("UTF-8 holds every character but half of one");
        }
    }
}
