package jp.anpi.registry.schedule;

import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Flux;

/** The months of a person under all of their numbers. */
record PersonMonths(CareNumbers numbers, CareMonths months) {

    Flux<CareMonth> of(PersonId person) {
        return numbers.of(person)
                .flatMapIterable(CareNumbers.Pairs::all)
                .map(numbers::key)
                .collectList()
                .flatMapMany(keys -> keys.isEmpty() ? Flux.empty() : months.of(keys));
    }
}
