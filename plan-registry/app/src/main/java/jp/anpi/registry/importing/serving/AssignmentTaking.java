package jp.anpi.registry.importing.serving;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.ListMerge;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.RegisteredOffices;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.person.RegisteredPeople.Listed;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.StateChanges;
import jp.anpi.registry.importing.undo.StateTaking;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Lists of who serves whom; they change people who are registered and bring nobody. */
final class AssignmentTaking extends StateTaking<AssignmentColumn, PersonState> {

    private final RegisteredOffices offices;
    private final StateStore<MemberState> members;
    private final StateStore<PersonState> persons;
    private final RegisteredPeople people;
    private final int mostRows;

    AssignmentTaking(
            RegisteredOffices offices,
            StateStore<MemberState> members,
            StateStore<PersonState> persons,
            RegisteredPeople people,
            StateChanges<PersonState> changes,
            int mostRows) {
        super(ListKind.ASSIGNMENTS, AssignmentColumn.class, changes);
        this.offices = offices;
        this.members = members;
        this.persons = persons;
        this.people = people;
        this.mostRows = mostRows;
    }

    @Override
    public Mono<Void> run(Order<AssignmentColumn> order, Tally tally) {
        var mapping = order.list().mapping();
        var rows = new AssignmentRows(mapping, tally::fault);
        return Mono.zip(
                        offices.book(),
                        members.all(new Document()).collectList().map(MemberBook::of),
                        held(people.today()),
                        ListRows.whole(order.list(), rows::read, tally, mostRows))
                .flatMap(known -> take(
                        order,
                        known.getT4(),
                        new AssignmentMerge(
                                known.getT1(),
                                known.getT2(),
                                mapping,
                                order.list().encoding(),
                                people.today(),
                                tally::late),
                        known.getT3(),
                        tally));
    }

    /** How many hold on that day. Reads everybody. */
    private Mono<Integer> held(LocalDate today) {
        return persons.all(new Document()).reduce(0, (sum, person) -> sum + AssignmentMerge.holding(person, today));
    }

    private Mono<Void> take(
            Order<AssignmentColumn> order, List<AssignmentRow> rows, AssignmentMerge merge, int held, Tally tally) {
        var found = new AtomicInteger();
        return people.of(rows, AssignmentRow::person, merge::nobody)
                .concatMap(some -> changes.take(order, merged(some, merge, found), tally))
                .then(Mono.fromRunnable(() -> tally.missing(held - found.get())));
    }

    private static ListMerge<PersonState> merged(
            List<Listed<AssignmentRow>> some, AssignmentMerge merge, AtomicInteger found) {
        List<Change<PersonState>> changes = new ArrayList<>();
        int unchanged = 0;
        for (Listed<AssignmentRow> one : some) {
            AssignmentMerge.Result result = merge.of(one.person(), one.rows());
            result.change().ifPresent(changes::add);
            unchanged += result.unchanged();
            found.addAndGet(result.found());
        }
        return new ListMerge<>(changes, unchanged, 0);
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return changes.back(run, _ -> Mono.just(Set.of()));
    }
}
