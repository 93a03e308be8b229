package jp.anpi.registry.importing.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.person.ResidentNumbers.Link;
import jp.anpi.registry.importing.undo.BeforeImages;
import jp.anpi.registry.importing.undo.BeforeImages.Image;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.person.ParticularsStore.Kept;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Stores what the rows of a list of persons come to. */
final class PersonWrites {

    private final StateStore<PersonState> persons;
    private final ResidentNumbers numbers;
    private final BeforeImages<PersonBefore> before;
    private final ParticularsStore particulars;
    private final Groups groups;

    PersonWrites(
            StateStore<PersonState> persons,
            ResidentNumbers numbers,
            BeforeImages<PersonBefore> before,
            ParticularsStore particulars,
            Groups groups) {
        this.persons = persons;
        this.numbers = numbers;
        this.before = before;
        this.particulars = particulars;
        this.groups = groups;
    }

    /**
     * Completes with the ids of those whom somebody changed meanwhile, or whose number somebody was given: nothing of their rows stays. Whoever is new is noted first,
     * so that nothing is ever kept of somebody whom the same list would not find again. Of who is there what they were is kept
     * before anything is changed, their states are changed after all that is known beside, and last it is noted what the list said.
     */
    Mono<Set<String>> store(List<TakenRow> taken, PersonRun.Order order) {
        return numbers.add(links(taken.stream().filter(TakenRow::isNew).toList()))
                .flatMap(others -> {
                    Map<Boolean, List<TakenRow>> numbered = taken.stream()
                            .collect(Collectors.partitioningBy(one ->
                                    !one.isNew() || !others.contains(one.link().key())));
                    Stream<String> gone =
                            numbered.getOrDefault(false, List.of()).stream().map(TakenRow::id);
                    return numberedStored(numbered.getOrDefault(true, List.of()), order)
                            .map(losers -> Stream.concat(losers.stream(), gone).collect(Collectors.toSet()));
                });
    }

    private Mono<Set<String>> numberedStored(List<TakenRow> taken, PersonRun.Order order) {
        return particulars
                .find(taken.stream()
                        .filter(TakenRow::saysMore)
                        .map(TakenRow::person)
                        .toList())
                .flatMap(known -> {
                    Map<PersonId, Kept> next = new LinkedHashMap<>();
                    List<TakenRow> fresh = new ArrayList<>();
                    List<TakenRow> changed = new ArrayList<>();
                    for (TakenRow row : taken) {
                        TakenRow one = row;
                        if (row.saysMore()) {
                            Kept was = known.getOrDefault(row.person(), Kept.NOTHING);
                            next.put(row.person(), was.saying(row.over(was.known(), order.today())));
                            one = row.after(was.known());
                        }
                        (one.isNew() ? fresh : changed).add(one);
                    }
                    return before.put(order.run(), images(changed), PersonWrites::joined)
                            .then(Mono.defer(() -> particulars.putAll(next)))
                            .then(Mono.defer(() -> groups.store(
                                    taken.stream().map(TakenRow::placed).toList())))
                            .then(Mono.defer(() -> persons.load(states(fresh))))
                            .then(Mono.defer(() -> persons.putAll(states(changed))))
                            .flatMap(losers -> settle(changed, losers, order).thenReturn(losers));
                });
    }

    private static List<Link> links(List<TakenRow> some) {
        return some.stream().map(TakenRow::link).toList();
    }

    private static List<PersonState> states(List<TakenRow> some) {
        return some.stream().map(TakenRow::state).toList();
    }

    private static List<Image<PersonBefore>> images(List<TakenRow> changed) {
        return changed.stream()
                .map(one -> new Image<>(one.id(), one.before(), Optional.empty()))
                .toList();
    }

    private static Image<PersonBefore> joined(Image<PersonBefore> earlier, Image<PersonBefore> later) {
        Optional<PersonBefore> both =
                later.before().flatMap(next -> earlier.before().map(next::after));
        return both.isPresent() ? new Image<>(later.id(), both, Optional.empty()) : later;
    }

    private Mono<Void> settle(List<TakenRow> changed, Set<String> losers, PersonRun.Order order) {
        Map<Boolean, List<TakenRow>> lost =
                changed.stream().collect(Collectors.partitioningBy(one -> losers.contains(one.id())));
        Mono<Void> noted = numbers.put(links(lost.getOrDefault(false, List.of())));
        return losers.isEmpty()
                ? noted
                : lost(lost.getOrDefault(true, List.of()), order).then(noted);
    }

    /** Nothing of these rows stays; what somebody else said meanwhile does. */
    private Mono<Void> lost(List<TakenRow> rows, PersonRun.Order order) {
        Map<PersonId, TakenRow> spokenOf = rows.stream()
                .filter(one -> one.before().flatMap(PersonBefore::particulars).isPresent())
                .collect(Collectors.toMap(TakenRow::person, one -> one));
        return particulars
                .find(spokenOf.keySet())
                .flatMap(now -> {
                    Map<PersonId, Kept> back = new LinkedHashMap<>();
                    now.forEach((person, kept) -> {
                        TakenRow one = Objects.requireNonNull(spokenOf.get(person), "only these were asked for");
                        one.before()
                                .flatMap(PersonBefore::particulars)
                                .filter(was -> kept.known().equals(one.over(was, order.today())))
                                .ifPresent(was -> back.put(person, kept.saying(was)));
                    });
                    return particulars.putAll(back);
                })
                .then(Mono.defer(() ->
                        groups.giveBack(rows.stream().map(TakenRow::placed).toList())))
                .then(Mono.defer(() ->
                        before.drop(order.id(), rows.stream().map(TakenRow::id).toList())));
    }
}
