package jp.anpi.registry.letter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds who is to be written to, computed from the people themselves each time, and remembers who was. */
public final class Letters implements KeptOfPeople {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 8;

    private final StateStore<PersonState> persons;
    private final Plans plans;
    private final LetterStore store;
    private final LetterRule rule;

    Letters(StateStore<PersonState> persons, Plans plans, LetterStore store, LetterRule rule) {
        this.persons = persons;
        this.plans = plans;
        this.store = store;
        this.rule = rule;
    }

    @Override
    public Mono<Void> forget(Collection<PersonId> people) {
        return store.forget(people);
    }

    /** @param last day of the last letter; empty for who never got one */
    public record Eligible(PersonState person, Optional<LocalDate> last) {}

    /** Everybody to be written to today, most urgent group first. */
    public Flux<Eligible> eligible() {
        return Flux.fromIterable(rule.groupsInOrder())
                .concatMap(this::withoutPlan)
                .concatMap(this::toBeWritten, 1);
    }

    private Flux<List<PersonState>> withoutPlan(PriorityGroup group) {
        Document filter = new Document("group", group.number()).append("hasPlan", false);
        return persons.list(filter, Optional.empty(), PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : persons.list(filter, Optional.of(page.getLast().id().toString()), PAGE));
    }

    private Flux<Eligible> toBeWritten(List<PersonState> page) {
        return store.last(page.stream().map(PersonState::id).toList())
                .flatMapMany(letters -> Flux.fromIterable(page)
                        .map(person -> new Eligible(person, letter(letters, person)))
                        .filter(one -> rule.writesTo(one.person(), false, one.last(), plans.today()))
                        .flatMapSequential(
                                one -> plans.history(one.person().id())
                                        .filter(history -> rule.writesTo(
                                                one.person(), history.open().isPresent(), one.last(), plans.today()))
                                        .map(_ -> one),
                                AT_ONCE,
                                1));
    }

    private static Optional<LocalDate> letter(Map<PersonId, LocalDate> letters, PersonState person) {
        return Optional.ofNullable(letters.get(person.id()));
    }

    /** Notes that these were written to today, as far as they were to be; answers how many that are. */
    Mono<Integer> note(Set<PersonId> people) {
        return eligible()
                .map(one -> one.person().id())
                .filter(people::contains)
                .collectList()
                .flatMap(all -> store.note(all, plans.today()).thenReturn(all.size()));
    }
}
