package jp.anpi.registry.printing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks up what the ids on a sheet are called. */
final class Directories {

    private static final int PAGE = 1_000;

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final StateStore<DistrictState> districts;

    Directories(StateStore<OfficeState> offices, StateStore<MemberState> members, StateStore<DistrictState> districts) {
        this.offices = offices;
        this.members = members;
        this.districts = districts;
    }

    /** Those that these plans name. */
    Mono<Directory> of(List<PrintedPlan> plans) {
        Set<String> memberIds = plans.stream()
                .flatMap(plan -> Stream.concat(
                        checkers(plan)
                                .flatMap(one ->
                                        one instanceof NamedChecker.ByMember(var id) ? Stream.of(id) : Stream.empty()),
                        plan.person().assignments().stream().flatMap(one -> one.member().stream())))
                .map(Object::toString)
                .collect(Collectors.toSet());
        return found(members, memberIds).flatMap(people -> {
            Set<String> officeIds = Stream.of(
                            people.values().stream().map(MemberState::office),
                            plans.stream()
                                    .flatMap(plan -> plan.person().assignments().stream())
                                    .map(Assignment::office),
                            plans.stream()
                                    .flatMap(Directories::checkers)
                                    .flatMap(one -> one instanceof NamedChecker.ByOffice(var id)
                                            ? Stream.of(id)
                                            : Stream.empty()))
                    .flatMap(ids -> ids)
                    .map(Object::toString)
                    .collect(Collectors.toSet());
            return found(offices, officeIds)
                    .map(places -> new Directory(
                            keyed(places.values(), OfficeState::id),
                            keyed(people.values(), MemberState::id),
                            Map.of()));
        });
    }

    private static Stream<NamedChecker> checkers(PrintedPlan plan) {
        return plan.content().checkers().stream();
    }

    /** All there are. */
    Mono<Directory> whole() {
        return Mono.zip(
                        all(offices, one -> one.id().toString()),
                        all(members, one -> one.id().toString()),
                        all(districts, one -> one.id().toString()))
                .map(all -> new Directory(
                        keyed(all.getT1(), OfficeState::id),
                        keyed(all.getT2(), MemberState::id),
                        all.getT3().stream().collect(Collectors.toMap(DistrictState::id, DistrictState::name))));
    }

    private static <T> Mono<Map<String, T>> found(StateStore<T> store, Set<String> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : store.find(ids);
    }

    private static <T> Mono<List<T>> all(StateStore<T> store, Function<T, String> id) {
        return store.list(new Document(), Optional.empty(), PAGE)
                .expand(page -> page.size() < PAGE
                        ? Flux.empty()
                        : store.list(new Document(), Optional.of(id.apply(page.getLast())), PAGE))
                .concatMapIterable(page -> page)
                .collectList();
    }

    private static <K, T> Map<K, T> keyed(Collection<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.toMap(key, one -> one));
    }
}
