package jp.anpi.registry.importing.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.importing.person.PersonCells.Known;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.person.ParticularsStore.Kept;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** All that lists may have of people, put together from wherever it is kept. */
public final class WhatIsThere {

    private final StateStore<PersonState> persons;
    private final ResidentNumbers numbers;
    private final Groups groups;
    private final ParticularsStore particulars;
    private final InsuredLinks insured;

    WhatIsThere(
            StateStore<PersonState> persons,
            ResidentNumbers numbers,
            Groups groups,
            ParticularsStore particulars,
            InsuredLinks insured) {
        this.persons = persons;
        this.numbers = numbers;
        this.groups = groups;
        this.particulars = particulars;
        this.insured = insured;
    }

    /** What is known of those who are registered. */
    Mono<Map<PersonId, Known>> of(Collection<PersonId> people) {
        return people.isEmpty()
                ? Mono.just(Map.of())
                : persons.find(people.stream().map(PersonId::toString).toList())
                        .flatMap(found -> of(List.copyOf(found.values())))
                        .map(known -> known.stream()
                                .collect(Collectors.toMap(one -> one.person().id(), one -> one)));
    }

    /** The same of these, in their order. */
    public Mono<List<Known>> of(List<PersonState> some) {
        List<PersonId> ids = some.stream().map(PersonState::id).toList();
        return Mono.zip(numbers.of(ids), groups.requirements(ids), particulars.find(ids), insured.of(ids))
                .map(beside -> some.stream()
                        .map(person -> new Known(
                                person,
                                Optional.ofNullable(beside.getT1().get(person.id())),
                                beside.getT2().getOrDefault(person.id(), Requirements.NONE),
                                beside.getT3()
                                        .getOrDefault(person.id(), Kept.NOTHING)
                                        .known(),
                                beside.getT4().getOrDefault(person.id(), List.of())))
                        .toList());
    }

    /** Whether all that a row says is there already. */
    static boolean says(Known known, PersonRow row, TextEncoding encoding, LocalDate today) {
        PersonState person = known.person();
        PersonState merged = PersonMerge.merged(person, row, encoding);
        return merged.equals(person)
                && row.over(known.needs()).equals(known.needs())
                && row.more()
                        .over(known.more(), Optional.empty(), merged, today)
                        .equals(known.more())
                && row.insured()
                        .value()
                        .filter(pair -> !known.insured().contains(pair))
                        .isEmpty();
    }
}
