package jp.anpi.registry.importing.serving;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.ListMerge;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.office.RegisteredOffices;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.person.RegisteredPeople.Listed;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.StateChanges;
import jp.anpi.registry.importing.undo.StateTaking;
import jp.anpi.registry.schedule.ToldWeeks;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lists of weeks that are kept by hand: what health insurance pays and no table of the exchange has. What the exchange tells of
 * somebody is read anew beside their week once it is another one.
 */
final class WeekTaking extends StateTaking<WeekColumn, PersonState> {

    private final RegisteredOffices offices;
    private final RegisteredPeople people;
    private final ToldWeeks told;
    private final int mostRows;

    WeekTaking(
            RegisteredOffices offices,
            RegisteredPeople people,
            ToldWeeks told,
            StateChanges<PersonState> changes,
            int mostRows) {
        super(ListKind.SERVICES, WeekColumn.class, changes);
        this.offices = offices;
        this.people = people;
        this.told = told;
        this.mostRows = mostRows;
    }

    @Override
    public Mono<Void> run(Order<WeekColumn> order, Tally tally) {
        var mapping = order.list().mapping();
        var rows = new WeekRows(mapping, tally::fault);
        return Mono.zip(offices.book(), ListRows.whole(order.list(), rows::read, tally, mostRows))
                .flatMap(known -> take(
                        order,
                        known.getT2(),
                        new WeekMerge(known.getT1(), mapping, order.list().encoding(), people.today(), tally::late),
                        tally));
    }

    private Mono<Void> take(Order<WeekColumn> order, List<WeekRow> rows, WeekMerge merge, Tally tally) {
        var missing = new AtomicInteger();
        return people.of(rows, WeekRow::person, merge::nobody)
                .collectList()
                .flatMap(all -> take(order, all, isWhole(all, merge, tally), merge, missing, tally))
                .then(Mono.fromRunnable(() -> tally.missing(missing.get())));
    }

    /** Whether every row can be used: one that cannot may have meant any of the services that the others do not have. */
    private static boolean isWhole(List<List<Listed<WeekRow>>> all, WeekMerge merge, Tally tally) {
        return tally.faulty() == 0
                && all.stream().flatMap(List::stream).allMatch(one -> merge.usesAll(one.person(), one.rows()));
    }

    private Mono<Void> take(
            Order<WeekColumn> order,
            List<List<Listed<WeekRow>>> all,
            boolean whole,
            WeekMerge merge,
            AtomicInteger missing,
            Tally tally) {
        return Flux.fromIterable(all)
                .concatMap(some -> told.of(
                                some.stream().map(one -> one.person().id()).toList())
                        .map(known -> merged(some, known, merge, whole, missing))
                        .flatMap(list -> changes.take(order, list, tally)
                                .then(Mono.defer(() -> order.onlyLooking()
                                        ? Mono.empty()
                                        : told.tellAgain(toTell(order, some, list))))))
                .then();
    }

    private static ListMerge<PersonState> merged(
            List<Listed<WeekRow>> some,
            Map<PersonId, List<WeeklyService>> told,
            WeekMerge merge,
            boolean whole,
            AtomicInteger missing) {
        List<Change<PersonState>> changes = new ArrayList<>();
        int unchanged = 0;
        for (Listed<WeekRow> one : some) {
            List<WeeklyService> exchange = told.getOrDefault(one.person().id(), List.of());
            WeekMerge.Result result = merge.of(one.person(), exchange, one.rows(), whole);
            result.change().ifPresent(changes::add);
            unchanged += result.unchanged();
            missing.addAndGet(result.missing());
        }
        return new ListMerge<>(changes, unchanged, 0);
    }

    /** Of whom an import that broke off has changed, it may not have been told. */
    private static List<PersonId> toTell(
            Order<WeekColumn> order, List<Listed<WeekRow>> some, ListMerge<PersonState> list) {
        return order.brokenOff().isEmpty()
                ? list.changes().stream().map(change -> change.after().id()).toList()
                : some.stream().map(one -> one.person().id()).toList();
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return changes.ids(run)
                .flatMap(ids -> changes.back(run, _ -> Mono.just(Set.of()))
                        .flatMap(taken -> told.tellAgain(people(ids)).thenReturn(taken)));
    }

    private static Set<PersonId> people(Set<String> ids) {
        Set<PersonId> people = new HashSet<>();
        ids.forEach(id -> people.add(PersonId.of(id)));
        return people;
    }
}
