package jp.anpi.safety.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Finds whom a rung asks at this instant. A member who has left or cannot act is passed over for the deputy, then for the office, an
 * office that cannot act for the one that stands in, and one that has closed is asked nothing; who was asked already in this cycle is not asked again.
 */
public final class WhoIsAsked {

    private final PersonState person;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final PeopleAround people;
    private final CannotAct cannotAct;
    private final InService schedule;
    private final Set<String> alreadyAsked;

    /** @param alreadyAsked keys of the recipients asked before in this cycle */
    public WhoIsAsked(
            PersonState person,
            Instant now,
            ZoneId zone,
            PeopleAround people,
            CannotAct cannotAct,
            Set<String> alreadyAsked) {
        this.person = person;
        this.now = now;
        this.zone = zone;
        this.today = now.atZone(zone).toLocalDate();
        this.people = people;
        this.cannotAct = cannotAct;
        this.schedule = new InService(person, zone);
        this.alreadyAsked = Set.copyOf(alreadyAsked);
    }

    /**
     * Whom the first rung asks. An office that has the person away from home comes before everybody: the others would stand
     * before an empty house, so they and the care manager are only told.
     */
    public Found onFirst(Rung rung) {
        List<Askable> away = rung.manner() == Rung.Manner.FIRST_FOUND
                ? fresh(schedule.awayAt(now).stream().flatMap(this::office))
                : List.of();
        Found found = away.isEmpty() ? on(rung) : new Found(AskedRole.PROVIDER_IN_SERVICE, away, List.of());
        return found.role() == AskedRole.PROVIDER_IN_SERVICE && !found.who().isEmpty()
                ? new Found(found.role(), found.who(), told(rung, found.who()))
                : found;
    }

    /** Whom {@code rung} asks together with those whom the first rung had only told. */
    public Found onWithToldOf(Rung rung, Rung first) {
        Found found = on(rung);
        List<Askable> told = told(first, List.of()).stream()
                .flatMap(one -> one.who().stream())
                .toList();
        List<Askable> all = distinct(Stream.concat(found.who().stream(), told.stream()));
        return all.isEmpty() ? found : new Found(found.role(), all, List.of());
    }

    /** The first of the rung's roles that has somebody, and the care manager. */
    private List<Told> told(Rung rung, List<Askable> asked) {
        Set<String> known = asked.stream().map(one -> one.recipient().key()).collect(Collectors.toSet());
        List<Told> told = new ArrayList<>();
        Stream.concat(
                        rung.roles().stream()
                                .filter(role -> role != AskedRole.PROVIDER_IN_SERVICE
                                        && !fresh(role).isEmpty())
                                .limit(1),
                        Stream.of(AskedRole.CARE_MANAGER))
                .distinct()
                .forEach(role -> {
                    List<Askable> who = fresh(role).stream()
                            .filter(one -> known.add(one.recipient().key()))
                            .toList();
                    if (!who.isEmpty()) {
                        told.add(new Told(role, who));
                    }
                });
        return told;
    }

    /** Whom {@code rung} asks; {@link Found#who()} is empty when there is nobody, which skips the rung. */
    public Found on(Rung rung) {
        return switch (rung.manner()) {
            case FIRST_FOUND ->
                rung.roles().stream()
                        .map(role -> new Found(role, fresh(role), List.of()))
                        .filter(found -> !found.who().isEmpty())
                        .findFirst()
                        .orElseGet(() -> nobody(rung));
            case ALL -> {
                List<Found> each = rung.roles().stream()
                        .map(role -> new Found(role, fresh(role), List.of()))
                        .filter(found -> !found.who().isEmpty())
                        .toList();
                yield each.isEmpty()
                        ? nobody(rung)
                        : new Found(
                                each.getFirst().role(),
                                distinct(each.stream().flatMap(found -> found.who().stream())),
                                List.of());
            }
        };
    }

    private static Found nobody(Rung rung) {
        return new Found(rung.roles().getFirst(), List.of(), List.of());
    }

    private List<Askable> fresh(AskedRole role) {
        return fresh(of(role));
    }

    private List<Askable> fresh(Stream<Askable> some) {
        return distinct(
                some.filter(one -> !alreadyAsked.contains(one.recipient().key())));
    }

    private Stream<Askable> of(AskedRole role) {
        return switch (role) {
            case NAMED_CHECKER -> person.checkers().stream().flatMap(this::checker);
            case MEDICAL_VISITOR ->
                assigned(Assignment.Role.VISITING_NURSE, Assignment.Role.VISITING_DOCTOR)
                        .flatMap(this::inCharge);
            case CARE_MANAGER -> assigned(Assignment.Role.CARE_MANAGER).flatMap(this::inCharge);
            case PROVIDER_IN_SERVICE -> schedule.at(now).stream().flatMap(this::office);
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
            case DUTY_ROSTER -> people.onDuty(now).stream().map(Askable::onDuty);
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
            if (state.isPresent() && canAct(state.get())) {
                return Stream.of(Askable.member(state.get()));
            }
            fallback = fallback.or(() -> state.map(MemberState::office));
            candidate = state.flatMap(MemberState::deputy);
        }
        return fallback.stream().flatMap(this::office);
    }

    private boolean canAct(MemberState member) {
        return member.worksOn(today)
                && !cannotAct.members().contains(member.id())
                && !cannotAct.offices().contains(member.office());
    }

    private Stream<Askable> office(OfficeId id) {
        return cannotAct
                .findActing(id)
                .flatMap(people::findOffice)
                .filter(office -> office.worksOn(today))
                .map(Askable::office)
                .stream();
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

    /**
     * Who is asked on a rung, and in which role.
     *
     * @param told who hears of it without being asked
     */
    public record Found(AskedRole role, List<Askable> who, List<Told> told) {}

    /** Some who are only told, and in which role they would be asked. */
    public record Told(AskedRole role, List<Askable> who) {}
}
