package jp.anpi.registry.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.ResidentNumbers.Link;
import jp.anpi.registry.importing.Taking.Taken;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes an import back: who was there is what they were, who was not is gone again, here and on the log. Whom somebody changed
 * since stays as they are, since that work was done after looking.
 */
final class TakingBack {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 16;

    private final StateStore<PersonState> persons;
    private final Groups groups;
    private final ResidentNumbers numbers;
    private final BeforeImages<PersonBefore> before;
    private final InsuredLinks insured;
    private final ParticularsStore particulars;
    private final EventLog log;

    TakingBack(
            StateStore<PersonState> persons,
            Groups groups,
            ResidentNumbers numbers,
            BeforeImages<PersonBefore> before,
            InsuredLinks insured,
            ParticularsStore particulars,
            EventLog log) {
        this.persons = persons;
        this.groups = groups;
        this.numbers = numbers;
        this.before = before;
        this.insured = insured;
        this.particulars = particulars;
        this.log = log;
    }

    Mono<Taken> back(UUID run) {
        Mono<Taken> fresh = numbers.noted(run, "", PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : numbers.noted(run, page.getLast().key(), PAGE))
                .concatMap(this::gone)
                .reduce(new Taken(0, 0), Taken::and);
        Mono<Taken> changed = before.pages(run)
                .concatMapIterable(page -> page)
                .flatMap(image -> Mono.justOrEmpty(image.before()).flatMap(this::back), AT_ONCE)
                .reduce(new Taken(0, 0), Taken::and);
        return fresh.flatMap(some -> changed.map(some::and))
                .flatMap(taken -> insured.unlink(run).then(before.forget(run)).thenReturn(taken));
    }

    /** Who came with the import and was not changed since is gone again; who was noted and never stored as well. */
    private Mono<Taken> gone(List<Link> page) {
        List<Link> links = page.stream().filter(Link::fresh).toList();
        if (links.isEmpty()) {
            return Mono.just(new Taken(0, 0));
        }
        return persons.find(links.stream().map(link -> link.person().toString()).toList())
                .flatMap(there -> {
                    List<Link> untouched = links.stream()
                            .filter(link -> Optional.ofNullable(
                                            there.get(link.person().toString()))
                                    .filter(person -> person.version() > 1)
                                    .isEmpty())
                            .toList();
                    return Flux.fromIterable(untouched)
                            .flatMap(
                                    link -> log.erase(RegistryTopics.PERSON, RecordKey.of(link.person()))
                                            .then(groups.restore(link.person(), Optional.empty())),
                                    AT_ONCE)
                            .then(Mono.defer(() -> persons.delete(untouched.stream()
                                    .map(link -> link.person().toString())
                                    .toList())))
                            .then(Mono.defer(() -> particulars.forget(
                                    untouched.stream().map(Link::person).toList())))
                            .then(Mono.defer(() -> numbers.forget(
                                    untouched.stream().map(Link::key).toList())))
                            .thenReturn(new Taken(untouched.size(), links.size() - untouched.size()));
                });
    }

    private Mono<Taken> back(PersonBefore one) {
        return persons.find(one.id())
                .flatMap(now -> back(one, now))
                .defaultIfEmpty(false)
                .map(back -> back ? new Taken(1, 0) : new Taken(0, 1));
    }

    /** An import that was killed may have noted what is known beside of somebody whom it did not come to. */
    private Mono<Boolean> back(PersonBefore one, PersonState now) {
        if (now.equals(one.person())) {
            return particulars.restore(known(one)).thenReturn(true);
        }
        return now.equals(one.left())
                ? persons.put(one.person().withVersion(now.version() + 1))
                        .flatMap(stored -> stored ? beside(one).thenReturn(true) : Mono.just(false))
                : Mono.just(false);
    }

    private Mono<Void> beside(PersonBefore one) {
        return groups.restore(one.person().id(), one.record())
                .then(Mono.defer(() -> particulars.restore(known(one))))
                .then(Mono.defer(() -> numbers.put(List.of(one.link()))));
    }

    private static Map<PersonId, Particulars> known(PersonBefore one) {
        return one.particulars().map(was -> Map.of(one.person().id(), was)).orElse(Map.of());
    }
}
