package jp.anpi.registry.paper;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes sheets and finds them again. */
final class Sheets {

    private static final int MOST_ROWS = 600;
    private static final int MOST_TRIES = 5;
    private static final int OWN = 5;

    private static final IllegalStateException TAKEN =
            new IllegalStateException("others took the codes of a sheet while it was being made");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SheetStore store;
    private final ListsOnPaper lists;
    private final StateStore<PersonState> persons;
    private final ZoneId zone;
    private final InstantSource clock;

    Sheets(SheetStore store, ListsOnPaper lists, StateStore<PersonState> persons, ZoneId zone, InstantSource clock) {
        this.store = store;
        this.lists = lists;
        this.persons = persons;
        this.zone = zone;
        this.clock = clock;
    }

    /** @param people whom the rows of the sheet name, in their order */
    record Made(Sheet sheet, List<PersonState> people) {}

    private record Listed(SheetList list, List<PersonState> people) {}

    /**
     * New sheets, kept and ready to print; lists with nobody on them are left out. Refused (422) when they would hold nobody at all,
     * or together too many.
     */
    Mono<List<Made>> make(MakeRequest.Wanted wanted, Occasion occasion) {
        Instant now = clock.instant();
        return lists.named(wanted)
                .flatMapIterable(all -> all)
                .concatMap(list -> lists.on(list, occasion, today(now)).map(people -> new Listed(list, people)))
                .filter(listed -> !listed.people().isEmpty())
                .collectList()
                .flatMapMany(all -> {
                    int people =
                            all.stream().mapToInt(one -> one.people().size()).sum();
                    if (people == 0) {
                        throw Problem.of(PaperProblem.NOBODY_ON_SHEET).refused();
                    }
                    if (people > MOST_ROWS) {
                        throw Problem.of(PaperProblem.SHEET_TOO_LONG, people, MOST_ROWS)
                                .refused();
                    }
                    return Flux.fromIterable(all);
                })
                .concatMap(one -> keep(one.list(), one.people(), now).map(sheet -> new Made(sheet, one.people())))
                .collectList();
    }

    private Mono<Sheet> keep(SheetList list, List<PersonState> people, Instant now) {
        return freeCodes(people.size())
                .map(codes -> new Sheet(
                        SheetId.random(RANDOM),
                        list,
                        now,
                        IntStream.range(0, people.size())
                                .mapToObj(i ->
                                        new SheetRow(codes.get(i), people.get(i).id()))
                                .toList()))
                .flatMap(sheet -> store.put(sheet).flatMap(kept -> kept ? Mono.just(sheet) : Mono.error(TAKEN)))
                .retryWhen(Retry.max(MOST_TRIES).filter(failure -> failure == TAKEN));
    }

    /** Drawn until all are free: of 33 million few are taken. */
    private Mono<List<RowCode>> freeCodes(int wanted) {
        return Mono.defer(() -> draw(new LinkedHashSet<>(), wanted))
                .expand(found -> found.size() < wanted ? draw(found, wanted) : Mono.empty())
                .last()
                .map(List::copyOf);
    }

    private Mono<Set<RowCode>> draw(Set<RowCode> found, int wanted) {
        Set<RowCode> more = new LinkedHashSet<>(found);
        while (more.size() < wanted) {
            more.add(RowCode.random(RANDOM));
        }
        return store.taken(more).map(taken -> {
            more.removeAll(taken);
            return more;
        });
    }

    /** The sheet for whoever enters it; refused (404) when there is none, or none for this caller. */
    Mono<SheetToEnter> toEnter(SheetId id, Caller caller) {
        return shown(store.find(id), Optional.empty(), caller);
    }

    /** The sheet on which the row stands, likewise. */
    Mono<SheetToEnter> toEnter(RowCode code, Caller caller) {
        return shown(store.find(code), Optional.of(code), caller);
    }

    /** The newest sheets of the caller's own people; nobody's for whoever looks after nobody. */
    Mono<List<SheetToEnter>> own(Caller caller) {
        return Mono.justOrEmpty(caller.member())
                .flatMapMany(member -> store.newestOf(member, OWN))
                .concatMap(sheet -> shown(sheet, Optional.empty(), caller))
                .collectList();
    }

    private Mono<SheetToEnter> shown(Mono<Sheet> found, Optional<RowCode> typed, Caller caller) {
        return found.filter(sheet -> sheet.list().isEnteredBy(caller.role(), caller.member()))
                .switchIfEmpty(Mono.error(Sheets::unknown))
                .flatMap(sheet -> shown(sheet, typed, caller));
    }

    private Mono<SheetToEnter> shown(Sheet sheet, Optional<RowCode> typed, Caller caller) {
        LocalDate today = today(clock.instant());
        return persons.find(sheet.rows().stream()
                        .map(row -> row.person().toString())
                        .toList())
                .map(people -> SheetToEnter.of(sheet, typed, people, caller, today, zone));
    }

    static Refused unknown() {
        return Problem.of(PaperProblem.UNKNOWN_SHEET).refused();
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
