package jp.anpi.safety.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.safety.contract.Actor;

/** What a caller is to a person, or to a colleague. */
public enum Relation {
    /** The action is about no single person, or the caller has nothing to do with them. */
    NONE,
    /** Care manager or medical visitor in charge, or of the office in charge when it names nobody. */
    IN_CHARGE,
    /** Staff of an office that serves the person now. */
    SERVES,
    /** Nothing but the plan joins them: named checker, as a member or through their office. */
    CHECKS,
    /** Nothing of all that, but the desk disclosed the person to the caller for the incident. */
    DISCLOSED,
    /** Another member of the caller's own office. */
    SAME_OFFICE;

    /** The caller's closest relation to the person on that day. */
    public static Relation to(PersonState person, Actor caller, LocalDate today) {
        Stream<OfficeId> stays = person.changes().stream().flatMap(change -> switch (change) {
            case ScheduleChange.DayOff _ -> Stream.empty();
            case ScheduleChange.Extra extra -> Stream.of(extra.office());
            case ScheduleChange.Stay stay -> stay.office().stream();
        });
        List<OfficeId> serving = Stream.concat(person.services().stream().map(WeeklyService::office), stays)
                .toList();
        return to(person.assignments(), person.checkers(), serving, caller, today);
    }

    /**
     * The same by all that decides it. Who serves them is more than who is only named in their plan, but for supporters, whom their
     * office brings nobody.
     *
     * @param serving offices of the person's weekly services
     */
    public static Relation to(
            List<Assignment> assignments,
            List<NamedChecker> checkers,
            List<OfficeId> serving,
            Actor caller,
            LocalDate today) {
        Set<Assignment> current = assignments.stream()
                .filter(assignment -> assignment.holdsOn(today))
                .collect(Collectors.toSet());
        if (current.stream().anyMatch(assignment -> assignment.putsInCharge(caller.member(), caller.office()))) {
            return IN_CHARGE;
        }
        Stream<OfficeId> offices = Stream.concat(
                current.stream()
                        .filter(assignment -> assignment.role() == Assignment.Role.PROVIDER)
                        .map(Assignment::office),
                serving.stream());
        boolean serves = offices.anyMatch(office -> isOf(office, caller));
        if (serves && caller.role() != Role.SUPPORTER) {
            return SERVES;
        }
        if (checkers.stream().anyMatch(checker -> names(checker, caller))) {
            return CHECKS;
        }
        return serves ? SERVES : NONE;
    }

    /** The caller's relation to a member of that office. */
    public static Relation toColleague(OfficeId office, Actor caller) {
        return isOf(office, caller) ? SAME_OFFICE : NONE;
    }

    private static boolean names(NamedChecker checker, Actor caller) {
        return switch (checker) {
            case NamedChecker.ByMember(MemberId member) ->
                caller.member().filter(member::equals).isPresent();
            case NamedChecker.ByOffice(OfficeId office) -> isOf(office, caller);
            case NamedChecker.ByContact _ -> false;
        };
    }

    private static boolean isOf(OfficeId office, Actor caller) {
        return caller.office().filter(office::equals).isPresent();
    }
}
