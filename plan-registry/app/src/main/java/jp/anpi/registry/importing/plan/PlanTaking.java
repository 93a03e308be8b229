package jp.anpi.registry.importing.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.RegisteredOffices;
import jp.anpi.registry.importing.person.MissingPeople;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.person.RegisteredPeople.Listed;
import jp.anpi.registry.importing.person.ResidentNumbers.Noted;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Taking;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.BeforeImages;
import jp.anpi.registry.importing.undo.BeforeImages.Image;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of plans, among them the front of the city's 救急情報カード; they bring plans of people who are registered. */
final class PlanTaking implements Taking<PlanColumn>, DeclaresIndexes {

    private static final int AT_ONCE = 8;

    private final RegisteredOffices offices;
    private final StateStore<MemberState> members;
    private final RegisteredPeople people;
    private final Shelters shelters;
    private final Plans plans;
    private final BeforeImages<PlanBefore> before;
    private final MissingPeople missing;
    private final int mostRows;

    PlanTaking(
            RegisteredOffices offices,
            StateStore<MemberState> members,
            RegisteredPeople people,
            Shelters shelters,
            Plans plans,
            BeforeImages<PlanBefore> before,
            MissingPeople missing,
            int mostRows) {
        this.offices = offices;
        this.members = members;
        this.people = people;
        this.shelters = shelters;
        this.plans = plans;
        this.before = before;
        this.missing = missing;
        this.mostRows = mostRows;
    }

    @Override
    public Mono<Void> createIndexes() {
        return before.createIndexes();
    }

    @Override
    public ListKind kind() {
        return ListKind.PLANS;
    }

    @Override
    public Class<PlanColumn> columns() {
        return PlanColumn.class;
    }

    @Override
    public Mono<Void> begin(Newest run) {
        return before.onlyOf(run);
    }

    @Override
    public Mono<Void> run(Order<PlanColumn> order, Tally tally) {
        var mapping = order.list().mapping();
        var rows = new PlanRows(mapping, places(), order.sender().today(), tally::fault);
        return Mono.zip(
                        offices.book(),
                        members.all(new Document()).collectList().map(MemberBook::of),
                        plans.planned().collect(HashSet<PersonId>::new, Set::add),
                        ListRows.whole(order.list(), rows::read, tally, mostRows))
                .flatMap(known -> take(
                        order,
                        known.getT4(),
                        new PlanMerge(
                                new CheckerNames(known.getT1(), known.getT2()),
                                mapping,
                                order.list().encoding(),
                                order.sender(),
                                tally::late),
                        known.getT3(),
                        tally));
    }

    /** A name that two places share tells neither. */
    private Function<String, Optional<DesignatedPlace>> places() {
        Map<String, Optional<DesignatedPlace>> known = new HashMap<>();
        for (DesignatedPlace place : shelters.all()) {
            known.merge(SearchKey.of(place.name()), Optional.of(place), (one, other) -> Optional.empty());
        }
        return name -> known.getOrDefault(SearchKey.of(name), Optional.empty());
    }

    private Mono<Void> take(
            Order<PlanColumn> order, List<PlanRow> rows, PlanMerge merge, Set<PersonId> unlisted, Tally tally) {
        return people.of(rows, PlanRow::person, (nobodys, why) -> nobodys.forEach(row -> merge.nobody(row, why)))
                .doOnNext(
                        some -> some.forEach(one -> unlisted.remove(one.person().id())))
                .concatMap(some -> Flux.fromIterable(some).flatMap(one -> take(order, one, merge, tally), AT_ONCE))
                .then(Mono.defer(() -> missing.put(
                        ListKind.PLANS,
                        order.id(),
                        order.onlyLooking(),
                        Flux.fromIterable(unlisted).map(Noted::of))))
                .doOnNext(tally::missing)
                .then();
    }

    private Mono<Void> take(Order<PlanColumn> order, Listed<PlanRow> one, PlanMerge merge, Tally tally) {
        PersonState person = one.person();
        one.rows().stream().skip(1).forEach(merge::doubled);
        return plans.history(person.id()).flatMap(history -> switch (merge.of(
                person, history, one.rows().getFirst())) {
            case PlanMerge.Result.Changed(EvacuationPlan plan) ->
                (order.onlyLooking() ? Mono.just(true) : store(order.run(), person, history, plan))
                        .doOnNext(stored -> count(one.rows().getFirst(), history, stored, tally))
                        .then();
            case PlanMerge.Result.Same _ -> Mono.fromRunnable(() -> tally.took(0, 0, 1));
            case PlanMerge.Result.Wrong _ -> Mono.empty();
        });
    }

    private Mono<Boolean> store(Newest run, PersonState person, PlanHistory history, EvacuationPlan plan) {
        var image = new PlanBefore(plan, history.version(plan.version()), person);
        String id = person.id().toString();
        return before.put(run, List.of(new Image<>(id, Optional.of(image), Optional.empty())), PlanTaking::joined)
                .then(Mono.defer(() -> plans.adopt(plan)))
                .flatMap(stored -> stored
                        ? Mono.just(true)
                        : before.drop(run.id(), List.of(id)).thenReturn(false));
    }

    /** A draft that a list which broke off has brought, and the next has written anew, was not there before both. */
    private static Image<PlanBefore> joined(Image<PlanBefore> earlier, Image<PlanBefore> later) {
        Optional<PlanBefore> both = later.before()
                .flatMap(next -> earlier.before()
                        .filter(first ->
                                next.before().filter(first.left()::equals).isPresent())
                        .map(first -> new PlanBefore(next.left(), first.before(), first.person())));
        return both.isPresent() ? new Image<>(later.id(), both, Optional.empty()) : later;
    }

    private static void count(PlanRow row, PlanHistory history, boolean stored, Tally tally) {
        if (stored) {
            boolean isNew = history.versions().isEmpty();
            tally.took(isNew ? 1 : 0, isNew ? 0 : 1, 0);
        } else {
            tally.late(new RowFault(row.number(), 0, Reason.CHANGED_MEANWHILE, ""));
        }
    }

    /** Whose plan was taken in by those who see where they live keeps it from everybody else. */
    private Mono<Boolean> undo(PlanBefore was, Sight sight) {
        return people.isShown(was.person().id(), sight)
                .flatMap(shown -> shown ? plans.undo(was.left(), was.before(), was.person()) : Mono.just(false));
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return before.pages(run)
                .concatMapIterable(page -> page)
                .concatMap(image -> Mono.justOrEmpty(image.before()))
                .flatMap(was -> undo(was, sight), AT_ONCE)
                .map(done -> done ? new Taken(1, 0) : new Taken(0, 1))
                .reduce(new Taken(0, 0), Taken::and)
                .flatMap(taken -> before.forget(run).thenReturn(taken));
    }
}
