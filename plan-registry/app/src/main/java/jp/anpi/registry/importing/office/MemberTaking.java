package jp.anpi.registry.importing.office;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.person.RegisteredPeople;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.importing.run.ListKind;
import jp.anpi.registry.importing.run.ListRows;
import jp.anpi.registry.importing.run.Tally;
import jp.anpi.registry.importing.undo.StateChanges;
import jp.anpi.registry.importing.undo.StateTaking;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Lists of members of offices. */
final class MemberTaking extends StateTaking<MemberColumn, MemberState> {

    private final RegisteredOffices offices;
    private final StateStore<MemberState> members;
    private final RegisteredPeople people;
    private final MembersWhoSignIn signIn;
    private final int mostRows;
    private final Supplier<LocalDate> today;

    MemberTaking(
            RegisteredOffices offices,
            StateStore<MemberState> members,
            RegisteredPeople people,
            MembersWhoSignIn signIn,
            StateChanges<MemberState> changes,
            int mostRows,
            Supplier<LocalDate> today) {
        super(ListKind.MEMBERS, MemberColumn.class, changes);
        this.offices = offices;
        this.members = members;
        this.people = people;
        this.signIn = signIn;
        this.mostRows = mostRows;
        this.today = today;
    }

    @Override
    public Mono<Void> run(Order<MemberColumn> order, Tally tally) {
        var mapping = order.list().mapping();
        var rows = new MemberRows(mapping, tally::fault);
        return Mono.zip(
                        offices.book(),
                        members.all(new Document()).collectList(),
                        ListRows.whole(order.list(), rows::read, tally, mostRows))
                .map(known ->
                        MemberMerge.of(known.getT1(), known.getT2(), known.getT3(), mapping, today.get(), tally::late))
                .doOnNext(merge -> tally.missing(merge.missing()))
                .flatMap(merge -> changes.take(order, merge, tally));
    }

    @Override
    public Mono<Taken> back(Newest run, Sight sight) {
        return changes.back(run, this::needed);
    }

    /** Who serves somebody, signs in, or stands in for somebody who stays. */
    private Mono<Set<String>> needed(List<MemberState> fresh) {
        Map<MemberId, MemberState> coming = fresh.stream().collect(Collectors.toMap(MemberState::id, member -> member));
        Mono<Set<String>> standingIn = members.all(new Document())
                .filter(member -> !coming.containsKey(member.id()))
                .concatMapIterable(member -> member.deputy().stream().toList())
                .map(MemberId::toString)
                .collect(HashSet::new, Set::add);
        return Mono.zip(standingIn, people.servedBy(), signIn.among(coming.keySet()))
                .map(found -> {
                    Set<String> stay = found.getT1();
                    stay.addAll(found.getT2());
                    found.getT3().forEach(member -> stay.add(member.toString()));
                    withDeputies(stay, new HashMap<>(coming));
                    return stay;
                });
    }

    private static void withDeputies(Set<String> stay, Map<MemberId, MemberState> coming) {
        List<MemberState> kept = coming.values().stream()
                .filter(member -> stay.contains(member.id().toString()))
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        kept.forEach(member -> {
            coming.remove(member.id());
            member.deputy().ifPresent(deputy -> stay.add(deputy.toString()));
        });
        withDeputies(stay, coming);
    }
}
