package jp.anpi.registry.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.IsoInstants;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.particulars.LifeSpan;
import jp.anpi.registry.store.StateStore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class ScheduleRoutes {

    private static final Text INSTANT = new Text(
            "日時は 2026-12-03T10:00:00+09:00 の形です（+ は %2B と書きます）。",
            "A time such as 2026-12-03T10:00:00+09:00, its + written as %2B.");
    private static final Text MONTH = new Text("年月は 2026-12 の形です。", "A month such as 2026-12.");

    /** Nobody is in anybody's care outside of these, and the calendar itself ends. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Schedules schedules;
    private final StateStore<PersonState> persons;
    private final StateStore<OfficeState> offices;
    private final ScheduleProperties properties;
    private final ZoneId zone;
    private final InstantSource clock;

    ScheduleRoutes(
            Schedules schedules,
            StateStore<PersonState> persons,
            StateStore<OfficeState> offices,
            ScheduleProperties properties,
            ZoneId zone,
            InstantSource clock) {
        this.schedules = schedules;
        this.persons = persons;
        this.offices = offices;
        this.properties = properties;
        this.zone = zone;
        this.clock = clock;
    }

    @PostMapping(path = "/api/schedules/exchange", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ExchangeImported> exchange(
            @RequestBody Flux<PartEvent> parts,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            Language language) {
        return UploadedFiles.of(parts, properties)
                .filter(files -> !files.isEmpty())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ScheduleProblem.NO_FILES).refused()))
                .flatMap(files -> dryRun
                        ? schedules.exchange().look(files, language)
                        : schedules.exchange().take(files, upload(files, caller), language));
    }

    private UploadsBefore.Upload upload(List<ExchangeUpload> files, Caller caller) {
        return new UploadsBefore.Upload(
                UUID.randomUUID(),
                clock.instant(),
                caller.displayName(),
                files.stream().map(ExchangeUpload::name).toList());
    }

    /** @param items what can be taken back: the newest upload, or nothing */
    record Uploads(List<UploadsBefore.Upload> items) {}

    @GetMapping("/api/schedules/exchange")
    Mono<Uploads> uploads() {
        return schedules
                .uploads()
                .newest()
                .map(List::of)
                .defaultIfEmpty(List.of())
                .map(Uploads::new);
    }

    @PostMapping("/api/schedules/exchange/{id}/undo")
    Mono<TakingBackUpload.TakenBack> undo(@PathVariable UUID id) {
        return schedules.takingBack().takeBack(id);
    }

    @GetMapping("/api/schedules/persons/{id}")
    Mono<WhoHasAnswer> whoHas(@PathVariable PersonId id, @RequestParam Optional<String> at, Language language) {
        Instant when = at.map(ScheduleRoutes::instant).orElseGet(clock::instant);
        LocalDate day = LocalDate.ofInstant(when, zone);
        return person(id)
                .flatMap(person -> schedules
                        .whoHas(person)
                        .map(known -> WhoHasAnswer.of(
                                id,
                                when,
                                LifeSpan.on(day, known.lives(), person.lifecycle()),
                                known.who().at(when),
                                known.register().offices(),
                                day,
                                language)));
    }

    /**
     * @param numbers that a person goes by in the exchange, one for each insurer they ever had
     * @param version to be sent back with a change
     */
    record OfPerson(List<Insured> numbers, String version) {}

    @GetMapping("/api/schedules/persons/{id}/numbers")
    Mono<OfPerson> personNumbers(@PathVariable PersonId id) {
        return person(id)
                .flatMap(person -> schedules.numbers().of(person.id()))
                .map(pairs -> new OfPerson(pairs.all(), pairs.version()));
    }

    @PutMapping("/api/schedules/persons/{id}/numbers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> personNumbers(@PathVariable PersonId id, @RequestBody Mono<NumbersRequest.OfPerson> body) {
        return person(id)
                .then(body)
                .flatMap(request -> schedules
                        .numbers()
                        .set(id, request.checked(), request.version().orElse("")))
                .flatMap(setting -> switch (setting) {
                    case SET -> schedules.offices().known();
                    case CHANGED ->
                        Mono.error(Problem.of(ScheduleProblem.CHANGED_MEANWHILE).refused());
                    case TAKEN ->
                        Mono.error(Problem.of(ScheduleProblem.NUMBER_TAKEN).refused());
                })
                .flatMap(register -> schedules.telling().tell(id, register))
                .then();
    }

    /** @param numbers that an office goes by in the exchange */
    record OfOffice(List<String> numbers) {}

    @GetMapping("/api/schedules/offices/{id}/numbers")
    Mono<OfOffice> officeNumbers(@PathVariable OfficeId id) {
        return office(id)
                .flatMap(office -> schedules.offices().of(office.id()).sort().collectList())
                .map(OfOffice::new);
    }

    @PutMapping("/api/schedules/offices/{id}/numbers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> officeNumbers(@PathVariable OfficeId id, @RequestBody Mono<NumbersRequest.OfOffice> body) {
        return office(id)
                .then(body.map(NumbersRequest.OfOffice::checked))
                .flatMap(numbers -> schedules.offices().set(id, numbers))
                .then(Mono.defer(schedules::tellEverybody));
    }

    @GetMapping("/api/schedules/coverage")
    Mono<Coverage> coverage(@RequestParam Optional<String> month) {
        return schedules
                .coverage()
                .of(month.map(ScheduleRoutes::month)
                        .orElseGet(() -> YearMonth.from(clock.instant().atZone(zone))));
    }

    private Mono<OfficeState> office(OfficeId id) {
        return offices.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private Mono<PersonState> person(PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private static Instant instant(String text) {
        try {
            Instant at = IsoInstants.parse(text);
            if (at.isAfter(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeException _) {
            // told like a moment that no calendar has
        }
        throw Problem.parameter("at", INSTANT).refused();
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw Problem.parameter("month", MONTH).refused();
        }
    }
}
