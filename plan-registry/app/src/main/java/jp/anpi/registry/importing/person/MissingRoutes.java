package jp.anpi.registry.importing.person;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.importing.person.ResidentNumbers.Noted;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.particulars.LifeWord;
import jp.anpi.registry.sheet.CsvWriter;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.StateStore;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who left a list: those to ask after, as they are registered now, under the headings of a list of persons. */
@RestController
final class MissingRoutes {

    private static final int PAGE = 500;
    private static final List<String> HEADINGS = List.of(
            PersonColumn.RESIDENT_NUMBER.heading(),
            "対象者ID",
            PersonColumn.NAME.heading(),
            PersonColumn.KANA.heading(),
            PersonColumn.ADDRESS.heading(),
            PersonColumn.DISTRICT.heading(),
            PersonColumn.LIFECYCLE.heading());

    private final Imports imports;
    private final MissingPeople missing;
    private final StateStore<PersonState> persons;

    MissingRoutes(Imports imports, MissingPeople missing, StateStore<PersonState> persons) {
        this.imports = imports;
        this.missing = missing;
        this.persons = persons;
    }

    /** Sent as it is read: a list of the whole city takes no more memory than a page of it. */
    @GetMapping("/api/imports/{id}/missing.csv")
    Mono<ResponseEntity<Flux<DataBuffer>>> missing(@PathVariable UUID id, Caller caller) {
        return imports.find(id)
                .filter(job -> job.missing() >= 0 && job.kind().isOfPeople())
                .filterWhen(job -> job.missing() == 0 ? Mono.just(true) : missing.isKept(id))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .map(_ -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"missing.csv\"")
                        .body(csv(id, Disclosure.sight(caller.role(), Purpose.TAKE_AWAY))));
    }

    private Flux<DataBuffer> csv(UUID id, Sight sight) {
        var writer = new CsvWriter(TextEncoding.UTF_8);
        Mono<byte[]> beginning = Mono.fromSupplier(() -> {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(writer.beginning());
            bytes.writeBytes(line(writer, HEADINGS));
            return bytes.toByteArray();
        });
        Flux<byte[]> rows = missing.of(id)
                .buffer(PAGE)
                .concatMap(some -> persons.find(some.stream()
                                .map(one -> one.person().toString())
                                .toList())
                        .map(found -> lines(writer, some, found, sight)));
        return Flux.concat(beginning, rows).map(DefaultDataBufferFactory.sharedInstance::wrap);
    }

    private static byte[] lines(CsvWriter writer, List<Noted> some, Map<String, PersonState> found, Sight sight) {
        var bytes = new ByteArrayOutputStream();
        for (Noted one : some) {
            Optional.ofNullable(found.get(one.person().toString()))
                    .ifPresent(person -> bytes.writeBytes(line(writer, cells(one, person, sight))));
        }
        return bytes.toByteArray();
    }

    private static List<String> cells(Noted one, PersonState person, Sight sight) {
        boolean shown = sight.home(person.home());
        return List.of(
                one.number().map(ResidentNumber::text).orElse(""),
                person.id().toString(),
                person.name().written(),
                person.name().kana(),
                shown ? person.home().text() : Sight.NOT_SHOWN,
                shown ? person.home().district().value() : Sight.NOT_SHOWN,
                LifeWord.of(person.lifecycle()));
    }

    private static byte[] line(CsvWriter writer, List<String> cells) {
        return switch (writer.write(cells)) {
            case CsvWriter.Written.Row(byte[] row) -> row;
            case CsvWriter.Written.Impossible _ ->
                throw new IllegalStateException("UTF-8 holds every character but half of one");
        };
    }
}
