package jp.anpi.registry.printing;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes one file of many people: gathers who is on it, makes piece after piece, binds them and writes them into a sealed file. */
final class PrintRun {

    private static final int PAGE = 500;
    private static final int PIECE = 25;

    private final StateStore<PersonState> persons;
    private final PlanPrints prints;
    private final Directories directories;
    private final Plans plans;
    private final Press press;
    private final PrintingProperties most;

    PrintRun(
            StateStore<PersonState> persons,
            PlanPrints prints,
            Directories directories,
            Plans plans,
            Press press,
            PrintingProperties most) {
        this.persons = persons;
        this.prints = prints;
        this.directories = directories;
        this.plans = plans;
        this.press = press;
        this.most = most;
    }

    /** The file; refused (422) when nobody or too many would be in it. Closing it is the caller's. */
    Mono<Made> make(PrintOrder order, Imprint imprint, Progress progress) {
        return Mono.usingWhen(
                press.turn(Book::new),
                book -> switch (order.kind()) {
                    case PLANS -> plans(order, imprint, book, progress);
                    case BY_CHECKER, BY_DISTRICT -> list(order, imprint, book, progress);
                },
                this::closed,
                (book, _) -> closed(book),
                this::closed);
    }

    /** In its turn, so that nobody is still writing in it; what cannot even wait is left to the collector, it is memory only. */
    private Mono<Book> closed(Book book) {
        return press.turn(() -> {
                    book.close();
                    return book;
                })
                .onErrorComplete();
    }

    /** @param people everybody who is named in it */
    record Made(Spool file, int pages, Set<PersonId> people) {}

    private record Key(PriorityGroup group, String district, String kana, String id) {}

    private Mono<Made> plans(PrintOrder order, Imprint imprint, Book book, Progress progress) {
        Comparator<Key> byDistrict = Comparator.comparing(Key::district)
                .thenComparing(Key::group)
                .thenComparing(Key::kana)
                .thenComparing(Key::id);
        return everybody(order)
                .map(person -> new Key(
                        person.placement().group(),
                        // The place in the file would tell the part of the town.
                        order.sight().home(person.home())
                                ? person.home().district().value()
                                : "",
                        person.name().kana(),
                        person.id().toString()))
                .take(most.plans() + 1L)
                .collectSortedList(byDistrict)
                .flatMap(keys -> {
                    if (keys.size() > most.plans()) {
                        return tooMany(order, most.plans());
                    }
                    demandSome(keys.size());
                    progress.of(keys.size());
                    return Flux.fromIterable(keys)
                            .map(Key::id)
                            .buffer(PIECE)
                            .concatMap(
                                    ids -> piece(ids, order, imprint, book).doOnSuccess(_ -> progress.add(ids.size())),
                                    1)
                            .then(Mono.defer(() -> written(
                                    book,
                                    order,
                                    keys.stream().map(Key::id).map(PersonId::of).collect(Collectors.toSet()))));
                });
    }

    private Mono<Void> piece(List<String> ids, PrintOrder order, Imprint imprint, Book book) {
        return persons.find(ids)
                .map(found -> inOrder(ids, found))
                .flatMap(people -> prints.counting(people, order.sight()))
                .flatMap(sheets -> directories
                        .of(sheets)
                        .flatMap(directory -> press.bind(
                                book,
                                order.kind().japanese(),
                                SheetPage.Layout.PORTRAIT,
                                () -> sheets.stream()
                                        .map(sheet -> PlanSheet.of(sheet, directory, imprint))
                                        .toList())));
    }

    private static List<PersonState> inOrder(List<String> ids, Map<String, PersonState> found) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    private Mono<Made> list(PrintOrder order, Imprint imprint, Book book, Progress progress) {
        return directories
                .whole()
                .flatMap(directory -> everybody(order)
                        .collect(() -> new Gathered(new SafeList(), new LinkedHashSet<>()), (gathered, person) -> {
                            if (gathered.list().lines() > most.lines()) {
                                return; // what is too much anyway takes no more memory
                            }
                            gathered.people().add(person.id());
                            boolean shown = order.sight().home(person.home());
                            SafeRow row = SafeRow.of(person, shown);
                            if (order.kind() == PrintOrder.Kind.BY_DISTRICT && shown) {
                                gathered.list().add(person.home().district(), row, directory);
                            } else if (order.kind() == PrintOrder.Kind.BY_DISTRICT) {
                                gathered.list().addWithheld(row);
                            } else {
                                Checker.of(person, plans.today())
                                        .forEach(checker -> gathered.list().add(checker, row, directory));
                            }
                        })
                        .flatMap(gathered -> {
                            if (gathered.list().lines() > most.lines()) {
                                return tooMany(order, most.lines());
                            }
                            demandSome(gathered.list().lines());
                            progress.of(gathered.list().lines());
                            return Flux.fromIterable(
                                            gathered.list().pieces(order.kind().japanese(), imprint))
                                    .concatMap(
                                            piece -> press.bind(
                                                            book,
                                                            order.kind().japanese(),
                                                            SheetPage.Layout.LANDSCAPE,
                                                            () -> List.of(piece.sheet()))
                                                    .doOnSuccess(_ -> progress.add(piece.lines())),
                                            1)
                                    .then(Mono.defer(() -> written(book, order, gathered.people())));
                        }));
    }

    private record Gathered(SafeList list, Set<PersonId> people) {}

    private Flux<PersonState> everybody(PrintOrder order) {
        return Flux.fromIterable(order.groupsInOrder())
                .concatMap(group -> pages(new Document("group", group.number())))
                .concatMapIterable(page -> page, 1)
                .filter(order::takes);
    }

    private Flux<List<PersonState>> pages(Document filter) {
        return persons.list(filter, Optional.empty(), PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : persons.list(filter, Optional.of(page.getLast().id().toString()), PAGE));
    }

    private static void demandSome(int many) {
        if (many == 0) {
            throw Problem.of(PrintProblem.NOTHING_TO_PRINT).refused();
        }
    }

    /** Reads everybody once more, since what fits is to be told. */
    private <T> Mono<T> tooMany(PrintOrder order, int most) {
        return everybody(order)
                .collect(PrintShares::new, (shares, person) -> shares.add(person, lines(order, person)))
                .flatMap(shares -> Mono.error(shares.tooMany(most)));
    }

    private int lines(PrintOrder order, PersonState person) {
        return switch (order.kind()) {
            case PLANS, BY_DISTRICT -> 1;
            case BY_CHECKER -> Checker.of(person, plans.today()).size();
        };
    }

    private Mono<Made> written(Book book, PrintOrder order, Set<PersonId> people) {
        return press.turn(() -> {
            var spool = new Spool();
            boolean whole = false;
            try {
                book.write(order.kind().japanese(), spool.stream());
                spool.complete();
                whole = true;
                return new Made(spool, book.pages(), people);
            } finally {
                if (!whole) {
                    spool.close();
                }
            }
        });
    }
}
