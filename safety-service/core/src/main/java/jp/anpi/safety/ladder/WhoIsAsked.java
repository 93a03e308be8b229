package jp.anpi.safety.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.safety.contract.AskedRole;

/**
 * Finds whom a rung asks at this instant. A member who is unavailable is passed over for the deputy, then for the office;
 * who was asked already in this cycle is not asked again.
 */
public final class WhoIsAsked {

    private final PersonState person;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final PeopleAround people;
    private final Set<MemberId> unavailable;
    private final Set<String> alreadyAsked;

    /** @param alreadyAsked keys of the recipients asked before in this cycle */
    public WhoIsAsked(
            PersonState person,
            Instant now,
            ZoneId zone,
            PeopleAround people,
            Set<MemberId> unavailable,
            Set<String> alreadyAsked) {
        this.person = person;
        this.now = now;
        this.zone = zone;
        this.today = now.atZone(zone).toLocalDate();
        this.people = people;
        this.unavailable = Set.copyOf(unavailable);
        this.alreadyAsked = Set.copyOf(alreadyAsked);
    }

    /** Whom {@code rung} asks; {@link Found#who()} is empty when there is nobody, which skips the rung. */
    public Found on(Rung rung) {
        return switch (rung.manner()) {
            case FIRST_FOUND ->
                rung.roles().stream()
                        .map(role -> new Found(role, fresh(role)))
                        .filter(found -> !found.who().isEmpty())
                        .findFirst()
                        .orElseGet(() -> nobody(rung));
            case ALL -> {
                List<Found> each = rung.roles().stream()
                        .map(role -> new Found(role, fresh(role)))
                        .filter(found -> !found.who().isEmpty())
                        .toList();
                yield each.isEmpty()
                        ? nobody(rung)
                        : new Found(
                                each.getFirst().role(), distinct(each.stream().flatMap(found -> found.who().stream())));
            }
        };
    }

    private static Found nobody(Rung rung) {
        return new Found(rung.roles().getFirst(), List.of());
    }

    private List<Askable> fresh(AskedRole role) {
        return distinct(
                of(role).filter(one -> !alreadyAsked.contains(one.recipient().key())));
    }

    private Stream<Askable> of(AskedRole role) {
        return switch (role) {
            case NAMED_CHECKER -> person.checkers().stream().flatMap(this::checker);
            case MEDICAL_VISITOR ->
                assigned(Assignment.Role.VISITING_NURSE, Assignment.Role.VISITING_DOCTOR)
                        .flatMap(this::inCharge);
            case CARE_MANAGER -> assigned(Assignment.Role.CARE_MANAGER).flatMap(this::inCharge);
            case PROVIDER_IN_SERVICE ->
                InService.at(now, person.services(), zone).stream().flatMap(this::office);
            case OTHER_PROVIDERS ->
                Stream.concat(
                                assigned(Assignment.Role.PROVIDER).map(Assignment::office),
                                person.services().stream().map(WeeklyService::office))
                        .distinct()
                        .flatMap(this::office);
            case PERSON_AND_FAMILY -> Stream.concat(self(), contacts(false));
            case SUPPORTERS -> contacts(true);
            case CARE_OFFICE ->
                person.assignments().stream()
                        .filter(assignment -> assignment.holdsOn(today))
                        .map(Assignment::office)
                        .distinct()
                        .filter(this::looksAfterCare)
                        .flatMap(this::office);
            case CITY_DESK -> Stream.of(Askable.DESK);
        };
    }

    private Stream<Assignment> assigned(Assignment.Role... roles) {
        Set<Assignment.Role> wanted = Set.of(roles);
        return person.assignments().stream()
                .filter(assignment -> wanted.contains(assignment.role()) && assignment.holdsOn(today));
    }

    private Stream<Askable> checker(NamedChecker checker) {
        return switch (checker) {
            case NamedChecker.ByMember(MemberId member) -> member(member, Optional.empty());
            case NamedChecker.ByOffice(OfficeId office) -> office(office);
            case NamedChecker.ByContact(int index) ->
                index >= 0 && index < person.contacts().size() ? contact(index) : Stream.empty();
        };
    }

    private Stream<Askable> inCharge(Assignment assignment) {
        return assignment
                .member()
                .map(member -> member(member, Optional.of(assignment.office())))
                .orElseGet(() -> office(assignment.office()));
    }

    /** The member, else the nearest available deputy, else the office. */
    private Stream<Askable> member(MemberId wanted, Optional<OfficeId> office) {
        Set<MemberId> seen = new HashSet<>();
        Optional<MemberId> candidate = Optional.of(wanted);
        Optional<OfficeId> fallback = office;
        while (candidate.isPresent() && seen.add(candidate.get())) {
            Optional<MemberState> state = people.findMember(candidate.get());
            if (state.isPresent() && !unavailable.contains(candidate.get())) {
                return Stream.of(Askable.member(state.get()));
            }
            fallback = fallback.or(() -> state.map(MemberState::office));
            candidate = state.flatMap(MemberState::deputy);
        }
        return fallback.stream().flatMap(this::office);
    }

    private Stream<Askable> office(OfficeId id) {
        return people.findOffice(id).map(Askable::office).stream();
    }

    private boolean looksAfterCare(OfficeId id) {
        return people.findOffice(id)
                .map(OfficeState::kind)
                .filter(kind -> kind == OfficeState.Kind.CARE_MANAGEMENT || kind == OfficeState.Kind.DISABILITY_SUPPORT)
                .isPresent();
    }

    private Stream<Askable> self() {
        return person.phone().map(phone -> Askable.person(person, phone)).stream();
    }

    private Stream<Askable> contacts(boolean supporters) {
        return IntStream.range(0, person.contacts().size())
                .filter(index -> person.contacts().get(index).supporter() == supporters)
                .boxed()
                .flatMap(this::contact);
    }

    private Stream<Askable> contact(int index) {
        ContactPerson contact = person.contacts().get(index);
        boolean reachable = contact.phone().isPresent() || contact.mail().isPresent();
        return reachable ? Stream.of(Askable.contact(person.id(), index, contact)) : Stream.empty();
    }

    private static List<Askable> distinct(Stream<Askable> all) {
        Set<String> keys = new HashSet<>();
        List<Askable> each = new ArrayList<>();
        all.filter(one -> keys.add(one.recipient().key())).forEach(each::add);
        return List.copyOf(each);
    }

    /** Who is asked on a rung, and in which role. */
    public record Found(AskedRole role, List<Askable> who) {}
}
