package jp.anpi.registry.importing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.BeforeImages.Before;
import jp.anpi.registry.importing.ResidentNumbers.Link;
import jp.anpi.registry.store.StateStore;
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
    private final BeforeImages before;

    TakingBack(StateStore<PersonState> persons, Groups groups, ResidentNumbers numbers, BeforeImages before) {
        this.persons = persons;
        this.groups = groups;
        this.numbers = numbers;
        this.before = before;
    }

    /** @param kept people who were changed since and stay */
    record Taken(long back, long kept) {}

    Mono<Taken> back(UUID run) {
        return before.page(run, "", PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : before.page(run, page.getLast().id(), PAGE))
                .concatMapIterable(page -> page)
                .flatMap(this::back, AT_ONCE)
                .collectList()
                .map(all -> new Taken(
                        all.stream().filter(done -> done).count(),
                        all.stream().filter(done -> !done).count()))
                .flatMap(taken -> before.forget(run).thenReturn(taken));
    }

    private Mono<Boolean> back(Before one) {
        PersonId person = PersonId.of(one.id());
        return persons.find(one.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(now -> {
                    boolean untouched = now.map(PersonState::version)
                            .filter(version -> version == one.left())
                            .isPresent();
                    if (!untouched) {
                        boolean neverWritten = now.map(PersonState::version)
                                .equals(one.person().map(PersonState::version));
                        return neverWritten && one.person().isEmpty()
                                ? numbers.forget(one.key()).thenReturn(true)
                                : Mono.just(neverWritten);
                    }
                    Mono<Boolean> done = one.person().isPresent()
                            ? persons.put(one.person().get().withVersion(one.left() + 1))
                            : persons.erase(now.orElseThrow()).thenReturn(true);
                    return done.flatMap(stored -> stored
                            ? groups.restore(person, one.record())
                                    .then(link(one, person))
                                    .thenReturn(true)
                            : Mono.just(false));
                });
    }

    private Mono<Void> link(Before one, PersonId person) {
        return one.person().isPresent()
                ? numbers.put(List.of(new Link(one.key(), person, one.said())))
                : numbers.forget(one.key());
    }
}
