package jp.anpi.registry.importing.office;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.person.DistrictNames;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.StateChanges;
import jp.anpi.registry.importing.undo.StateTaking;
import jp.anpi.registry.schedule.OfficeNumberLinks;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Lists of offices. */
final class OfficeTaking extends StateTaking<OfficeColumn, OfficeState> {

    private final RegisteredOffices offices;
    private final OfficeNumberLinks numbers;
    private final DistrictNames districts;
    private final StateStore<MemberState> members;
    private final RegisteredPeople people;
    private final int mostRows;

    OfficeTaking(
            RegisteredOffices offices,
            OfficeNumberLinks numbers,
            DistrictNames districts,
            StateStore<MemberState> members,
            RegisteredPeople people,
            StateChanges<OfficeState> changes,
            int mostRows) {
        super(ListKind.OFFICES, OfficeColumn.class, changes);
        this.offices = offices;
        this.numbers = numbers;
        this.districts = districts;
        this.members = members;
        this.people = people;
        this.mostRows = mostRows;
    }

    @Override
    public Mono<Void> run(Order<OfficeColumn> order, Tally tally) {
        var mapping = order.list().mapping();
        return Mono.zip(offices.book(), districts.known()).flatMap(known -> {
            var rows = new OfficeRows(mapping, known.getT2(), tally::fault);
            return ListRows.whole(order.list(), rows::read, tally, mostRows)
                    .map(listed -> OfficeMerge.of(known.getT1(), listed, mapping, tally::late))
                    .flatMap(merge -> take(order, merge, tally));
        });
    }

    private Mono<Void> take(Order<OfficeColumn> order, OfficeMerge merge, Tally tally) {
        tally.missing(merge.offices().missing());
        return changes.take(order, merge.offices(), tally)
                .then(Mono.defer(() -> order.onlyLooking() ? Mono.empty() : numbers.link(merge.numbers(), order.id())));
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return changes.fresh(run)
                .flatMap(fresh -> changes.back(run, this::needed)
                        .flatMap(taken -> offices.among(fresh)
                                .flatMap(staying -> numbers.unlink(run.all(), staying))
                                .thenReturn(taken)));
    }

    /** Those that have members, or serve somebody. */
    private Mono<Set<String>> needed(List<OfficeState> fresh) {
        Mono<Set<String>> employing = members.all(new Document())
                .map(member -> member.office().toString())
                .collect(HashSet::new, Set::add);
        return Mono.zip(employing, people.servedBy(), (some, more) -> {
            some.addAll(more);
            return some;
        });
    }
}
