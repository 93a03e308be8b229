package jp.anpi.registry.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Changes offices, members and who serves whom; every change is one version more of one state, and on the log. */
final class OfficeEditing {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final StateStore<PersonState> persons;
    private final StateStore<DistrictState> districts;
    private final ZoneId zone;
    private final InstantSource clock;

    OfficeEditing(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<PersonState> persons,
            StateStore<DistrictState> districts,
            ZoneId zone,
            InstantSource clock) {
        this.offices = offices;
        this.members = members;
        this.persons = persons;
        this.districts = districts;
        this.zone = zone;
        this.clock = clock;
    }

    Mono<OfficeState> create(OfficeRequests.OfOffice request) {
        return put(request, OfficeId.random(), 1, Optional.empty());
    }

    Mono<OfficeState> change(OfficeId id, OfficeRequests.OfOffice request) {
        return Known.as(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMap(office -> put(request, id, office.version() + 1, office.until()));
    }

    private Mono<OfficeState> put(
            OfficeRequests.OfOffice request, OfficeId id, long version, Optional<LocalDate> until) {
        return districts
                .find(request.districts().stream().map(DistrictId::value).toList())
                .map(found -> request.read(
                        id,
                        version,
                        until,
                        found.keySet().stream().map(DistrictId::new).collect(Collectors.toSet())))
                .flatMap(office -> Known.stored(offices, office));
    }

    Mono<MemberState> create(OfficeRequests.OfMember request) {
        return put(request, MemberId.random(), 1, Optional.empty(), Optional.empty());
    }

    Mono<MemberState> change(MemberId id, OfficeRequests.OfMember request) {
        return Known.as(members.find(id.toString()), MemberState::version, request.version())
                .flatMap(member -> until(member, request)
                        .flatMap(until -> put(request, id, member.version() + 1, until, former(member, request))));
    }

    private Mono<Optional<LocalDate>> until(MemberState member, OfficeRequests.OfMember request) {
        return offices.find(member.office().toString())
                .map(OfficeState::until)
                .defaultIfEmpty(Optional.empty())
                .map(closes -> member.untilIn(request.office().orElse(member.office()), closes));
    }

    private Optional<MemberState.Former> former(MemberState member, OfficeRequests.OfMember request) {
        return member.formerIn(request.office().orElse(member.office()), LocalDate.ofInstant(clock.instant(), zone));
    }

    private Mono<MemberState> put(
            OfficeRequests.OfMember request,
            MemberId id,
            long version,
            Optional<LocalDate> until,
            Optional<MemberState.Former> former) {
        return Mono.zip(
                        offices.find(request.office().map(OfficeId::toString).stream()
                                .toList()),
                        members.find(request.deputy().map(MemberId::toString).stream()
                                .toList()))
                .map(found -> request.read(
                        id,
                        version,
                        until,
                        former,
                        found.getT1().values().stream().findFirst(),
                        !found.getT2().isEmpty()))
                .flatMap(member -> Known.stored(members, member));
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
            var serving = request.read(byId(found.getT1(), OfficeState::id), byId(found.getT2(), MemberState::id));
            return Known.as(persons.find(id.toString()), PersonState::version, request.version())
                    .flatMap(person -> Known.stored(persons, person.withAssignments(serving)));
        });
    }

    private static <K, T> Map<K, T> byId(Map<String, T> found, Function<T, K> id) {
        return found.values().stream().collect(Collectors.toMap(id, state -> state));
    }
}
