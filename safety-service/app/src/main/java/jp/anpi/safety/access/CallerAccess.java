package jp.anpi.safety.access;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.Actor;

/** Puts the caller of a request before {@link AccessRules}. */
public final class CallerAccess {

    private CallerAccess() {}

    public static Actor actor(Caller caller) {
        return new Actor(caller.username(), caller.displayName(), caller.role(), caller.member(), caller.office());
    }

    /**
     * As whom the caller reports: since a last day as who they were until then. What waited on their device is taken, and shows
     * them nobody.
     */
    public static Actor reporter(Caller caller) {
        Actor now = actor(caller);
        return caller.former()
                .filter(was -> !was.elsewhere())
                .map(was -> new Actor(now.username(), now.displayName(), now.role(), was.member(), was.office()))
                .orElse(now);
    }

    /**
     * As whom somebody reported before they went to another office.
     *
     * @param lastDay on which they did
     */
    public record Before(Actor who, LocalDate lastDay) {}

    /** As whom the caller reported before they went to another office. */
    public static Optional<Before> before(Caller caller) {
        return caller.former()
                .filter(Caller.Former::elsewhere)
                .map(was -> new Before(
                        new Actor(caller.username(), caller.displayName(), caller.role(), was.member(), was.office()),
                        was.lastDay()));
    }

    /**
     * As whom the caller says how an office stands, or that somebody cannot act: whoever has left as who they were, of what they said
     * until their last day. Ends the request, and says why, where it was said later or comes too late.
     *
     * @param said when, as far as it is known
     */
    public static Actor teller(Caller caller, Optional<LocalDate> said, LocalDate arrived) {
        caller.leftOn().ifPresent(last -> demandInTime(last, said, arrived));
        return reporter(caller);
    }

    /** As whom the caller says how that office stands: likewise whoever went from it to another. */
    public static Actor tellerOf(OfficeId office, Caller caller, LocalDate said, LocalDate arrived) {
        Optional<Before> before = beforeIn(office, caller);
        before.ifPresent(was -> demandInTime(was.lastDay(), Optional.of(said), arrived));
        return before.map(Before::who).orElseGet(() -> teller(caller, Optional.of(said), arrived));
    }

    private static void demandInTime(LocalDate last, Optional<LocalDate> said, LocalDate arrived) {
        if (!Grace.covers(last, arrived) || said.filter(last::isBefore).isPresent()) {
            throw Problem.of(AccessProblem.NO_LONGER_YOURS).refused();
        }
    }

    /** What they are to an office of which they say something. Ends the request, and says why, where they went from it to another. */
    public static Relation toOffice(OfficeId office, Actor teller, Caller caller) {
        if (beforeIn(office, caller).isPresent()) {
            throw Problem.of(AccessProblem.NO_LONGER_YOURS).refused();
        }
        return Relation.toColleague(office, teller);
    }

    private static Optional<Before> beforeIn(OfficeId office, Caller caller) {
        return before(caller)
                .filter(was -> was.who().office().filter(office::equals).isPresent());
    }

    /** Whether the caller may, with that person. */
    public static boolean may(Caller caller, Action action, Tie tie, Mode mode) {
        return AccessRules.decide(caller.role(), action, tie, mode).allowed();
    }

    /** Whether the caller may do what is about no person, but perhaps about a colleague. */
    public static boolean may(Caller caller, Action action, Relation relation, Mode mode) {
        return may(caller, action, new Tie(relation, Agreed.NOTHING), mode);
    }

    /** What the caller sees of somebody while working. */
    public static Sight sight(Caller caller, Tie tie, Mode mode) {
        return AccessRules.sight(caller.role(), tie, mode, Purpose.SAFETY_CHECK);
    }

    /** What the caller sees of everybody in a list. */
    public static Sight sightOfAll(Caller caller, Mode mode) {
        return sight(caller, Tie.NONE, mode);
    }

    /** What the caller may take away of everybody. */
    public static Sight sightToTakeAway(Caller caller, Mode mode) {
        return AccessRules.sight(caller.role(), Tie.NONE, mode, Purpose.TAKE_AWAY);
    }

    /** Ends the request unless the caller may; who is not one's client is not even known to exist. */
    public static void demand(Caller caller, Action action, Tie tie, Mode mode) {
        switch (AccessRules.decide(caller.role(), action, tie, mode)) {
            case ALLOWED -> {}
            case NOT_YOUR_CLIENT -> throw Problem.of(CommonProblem.NOT_FOUND).refused();
            case NOT_CONSENTED -> throw Problem.of(AccessProblem.NOT_CONSENTED).refused();
            case DESK_ONLY, ADMINISTRATOR_ONLY, DRILLS_ONLY ->
                throw Problem.of(CommonProblem.FORBIDDEN).refused();
        }
    }

    /** Ends the request unless the caller may do what is about no person, but perhaps about a colleague. */
    public static void demand(Caller caller, Action action, Relation relation, Mode mode) {
        demand(caller, action, new Tie(relation, Agreed.NOTHING), mode);
    }
}
