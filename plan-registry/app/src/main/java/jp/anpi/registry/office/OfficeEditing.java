package jp.anpi.registry.office;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Changes offices, members and who serves whom; every change is one version more of one state, and on the log. */
final class OfficeEditing {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final StateStore<PersonState> persons;
    private final StateStore<DistrictState> districts;

    OfficeEditing(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<PersonState> persons,
            StateStore<DistrictState> districts) {
        this.offices = offices;
        this.members = members;
        this.persons = persons;
        this.districts = districts;
    }

    Mono<OfficeState> create(OfficeRequests.OfOffice request) {
        return put(request, OfficeId.random(), 1);
    }

    Mono<OfficeState> change(OfficeId id, OfficeRequests.OfOffice request) {
        return known(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMap(office -> put(request, id, office.version() + 1));
    }

    private Mono<OfficeState> put(OfficeRequests.OfOffice request, OfficeId id, long version) {
        return districts
                .find(request.districts().stream().map(DistrictId::value).toList())
                .map(found -> request.read(
                        id,
                        version,
                        found.keySet().stream().map(DistrictId::new).collect(Collectors.toSet())))
                .flatMap(office -> stored(offices, office));
    }

    Mono<MemberState> create(OfficeRequests.OfMember request) {
        return put(request, MemberId.random(), 1);
    }

    Mono<MemberState> change(MemberId id, OfficeRequests.OfMember request) {
        return known(members.find(id.toString()), MemberState::version, request.version())
                .flatMap(member -> put(request, id, member.version() + 1));
    }

    private Mono<MemberState> put(OfficeRequests.OfMember request, MemberId id, long version) {
        return Mono.zip(
                        offices.find(request.office().map(OfficeId::toString).stream()
                                .toList()),
                        members.find(request.deputy().map(MemberId::toString).stream()
                                .toList()))
                .map(found -> request.read(
                        id, version, !found.getT1().isEmpty(), !found.getT2().isEmpty()))
                .flatMap(member -> stored(members, member));
    }

    /** Who serves a person from now on. */
    Mono<PersonState> assign(PersonId id, OfficeRequests.OfAssignments request) {
        List<String> officeIds = request.sent().stream()
                .flatMap(one -> one.office().stream())
                .map(OfficeId::toString)
                .distinct()
                .toList();
        List<String> memberIds = request.sent().stream()
                .flatMap(one -> one.member().stream())
                .map(MemberId::toString)
                .distinct()
                .toList();
        return Mono.zip(offices.find(officeIds), members.find(memberIds)).flatMap(found -> {
            Set<OfficeId> there =
                    found.getT1().values().stream().map(OfficeState::id).collect(Collectors.toSet());
            Map<MemberId, OfficeId> employed =
                    found.getT2().values().stream().collect(Collectors.toMap(MemberState::id, MemberState::office));
            var serving = request.read(there, employed);
            return known(persons.find(id.toString()), PersonState::version, request.version())
                    .flatMap(person -> stored(persons, person.withAssignments(serving)));
        });
    }

    /** Refused: 404 when there is none, 409 when it is no longer what the sender has read. */
    private static <T> Mono<T> known(Mono<T> found, Function<T, Long> version, Optional<Long> read) {
        return found.switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .filter(state ->
                        read.filter(seen -> seen.equals(version.apply(state))).isPresent())
                .switchIfEmpty(changed());
    }

    private static <T> Mono<T> stored(StateStore<T> store, T state) {
        return store.put(state).filter(won -> won).map(_ -> state).switchIfEmpty(changed());
    }

    private static <T> Mono<T> changed() {
        return Mono.error(() -> Problem.of(OfficeProblem.OFFICE_CHANGED).refused());
    }
}
