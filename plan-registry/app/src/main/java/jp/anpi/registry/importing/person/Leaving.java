package jp.anpi.registry.importing.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.person.ResidentNumbers.Link;
import jp.anpi.registry.mistake.BegunErasings;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How people go again whom only a list brought: from here before from the log, so that whoever this leaves half done is on rosters
 * without need, and nobody is missing from them. They are noted before, and so not forgotten by whatever list comes next.
 */
final class Leaving {

    private static final int AT_ONCE = 16;

    private final StateStore<PersonState> persons;
    private final BegunErasings begun;
    private final EventLog log;
    private final Groups groups;
    private final ParticularsStore particulars;
    private final ResidentNumbers numbers;

    Leaving(
            StateStore<PersonState> persons,
            BegunErasings begun,
            EventLog log,
            Groups groups,
            ParticularsStore particulars,
            ResidentNumbers numbers) {
        this.persons = persons;
        this.begun = begun;
        this.log = log;
        this.groups = groups;
        this.particulars = particulars;
        this.numbers = numbers;
    }

    /**
     * Can be done once more when it broke off.
     *
     * @param there as they were read; who is not among them is in the store no more
     * @return whom somebody changed since, and they stay
     */
    Mono<Set<PersonId>> of(List<Link> some, Map<String, PersonState> there) {
        List<PersonId> people = some.stream().map(Link::person).toList();
        Map<String, Long> read = people.stream()
                .flatMap(one -> Optional.ofNullable(there.get(one.toString())).stream())
                .collect(Collectors.toMap(now -> now.id().toString(), PersonState::version));
        return begun.begin(people)
                .then(Mono.defer(() -> persons.delete(read)))
                .map(others -> others.stream().map(PersonId::of).collect(Collectors.toSet()))
                .delayUntil(others -> allElse(some.stream()
                        .filter(one -> !others.contains(one.person()))
                        .toList()))
                .delayUntil(_ -> begun.end(people));
    }

    /** The numbers go last, since by them it is done once more. */
    private Mono<Void> allElse(List<Link> some) {
        List<PersonId> people = some.stream().map(Link::person).toList();
        return Flux.fromIterable(people)
                .flatMap(
                        one -> log.erase(RegistryTopics.PERSON, RecordKey.of(one))
                                .then(groups.restore(one, Optional.empty())),
                        AT_ONCE)
                .then(Mono.defer(() -> particulars.forget(people)))
                .then(Mono.defer(() -> numbers.forgetLinks(some)));
    }
}
