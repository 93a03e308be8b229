package jp.anpi.registry.printing;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/** In whose hand a person's line lies when lists are given out on paper. */
public sealed interface Checker {

    /** One member of an office. */
    record Member(MemberId id) implements Checker {}

    /** Whoever is on duty at the office. */
    record Office(OfficeId id) implements Checker {}

    /** Family, neighbours and other supporters of the person. */
    record Around() implements Checker {}

    /** The city itself, since nobody is named and nobody serves the person. */
    record City() implements Checker {}

    /**
     * Whom the plan names, all of them; without any, those whom the ladder asks first: who comes for the medical care of people on
     * machines, else the care manager, else whoever serves them, else the family, else the city. From ④ on the family comes first.
     */
    static List<Checker> of(PersonState person, LocalDate today) {
        List<Checker> named =
                person.checkers().stream().map(Checker::named).distinct().toList();
        if (!named.isEmpty()) {
            return named;
        }
        boolean family = !person.contacts().isEmpty();
        if (family && person.placement().group().compareTo(PriorityGroup.CARE_CONSIDERATION) > 0) {
            return List.of(new Around());
        }
        List<Assignment> now =
                person.assignments().stream().filter(one -> one.holdsOn(today)).toList();
        return Stream.of(medical(person), role(Assignment.Role.CARE_MANAGER), (Predicate<Assignment>) _ -> true)
                .map(wanted -> now.stream()
                        .filter(wanted)
                        .map(Checker::serving)
                        .distinct()
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(family ? new Around() : new City()));
    }

    private static Checker named(NamedChecker checker) {
        return switch (checker) {
            case NamedChecker.ByMember(var id) -> new Member(id);
            case NamedChecker.ByOffice(var id) -> new Office(id);
            case NamedChecker.ByContact _ -> new Around();
        };
    }

    private static Checker serving(Assignment assignment) {
        return assignment.member().<Checker>map(Member::new).orElseGet(() -> new Office(assignment.office()));
    }

    private static Predicate<Assignment> medical(PersonState person) {
        PriorityGroup group = person.placement().group();
        boolean first = group == PriorityGroup.PUSH_SUPPORT || group == PriorityGroup.MEDICAL_COORDINATION;
        return one -> first
                && (one.role() == Assignment.Role.VISITING_NURSE || one.role() == Assignment.Role.VISITING_DOCTOR);
    }

    private static Predicate<Assignment> role(Assignment.Role role) {
        return one -> one.role() == role;
    }
}
