package jp.anpi.registry.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Looks up what members and offices are called that versions of a plan name, or may name since they serve the person. */
final class NamesInPlans {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;

    NamesInPlans(StateStore<OfficeState> offices, StateStore<MemberState> members) {
        this.offices = offices;
        this.members = members;
    }

    Mono<KnownNames> of(PersonState person, PlanContent... versions) {
        List<NamedChecker> checkers =
                Stream.of(versions).flatMap(one -> one.checkers().stream()).toList();
        List<String> named = Stream.concat(
                        checkers.stream()
                                .flatMap(one -> one instanceof NamedChecker.ByMember(var id)
                                        ? Stream.of(id.toString())
                                        : Stream.empty()),
                        person.assignments().stream()
                                .flatMap(one -> one.member().stream())
                                .map(Object::toString))
                .distinct()
                .toList();
        return found(members, named).flatMap(people -> {
            List<String> ids = Stream.of(
                            people.stream().map(MemberState::office),
                            person.assignments().stream().map(Assignment::office),
                            checkers.stream()
                                    .flatMap(one -> one instanceof NamedChecker.ByOffice(var id)
                                            ? Stream.of(id)
                                            : Stream.empty()))
                    .flatMap(some -> some)
                    .map(Object::toString)
                    .distinct()
                    .toList();
            return found(offices, ids).map(places -> names(people, places));
        });
    }

    private static KnownNames names(Collection<MemberState> people, Collection<OfficeState> places) {
        var called = places.stream().collect(Collectors.toMap(OfficeState::id, OfficeState::name));
        return new KnownNames(
                people.stream()
                        .collect(Collectors.toMap(
                                MemberState::id,
                                one -> Optional.ofNullable(called.get(one.office()))
                                        .map(office -> office + "　" + one.name())
                                        .orElseGet(one::name))),
                called);
    }

    private static <T> Mono<Collection<T>> found(StateStore<T> store, List<String> ids) {
        return (ids.isEmpty() ? Mono.just(Map.<String, T>of()) : store.find(ids)).map(Map::values);
    }
}
