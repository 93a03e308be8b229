package jp.anpi.safety.access;

import jp.anpi.registry.contract.Mode;
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

    /** Whether the caller may. */
    public static boolean may(Caller caller, Action action, Relation relation, Mode mode) {
        return AccessRules.decide(caller.role(), action, relation, mode).allowed();
    }

    /** What the caller sees of somebody while working. */
    public static Sight sight(Caller caller, Relation relation, Mode mode) {
        return AccessRules.sight(caller.role(), relation, mode, Purpose.WORK);
    }

    /** What the caller may take away of everybody. */
    public static Sight sightToTakeAway(Caller caller, Mode mode) {
        return AccessRules.sight(caller.role(), Relation.NONE, mode, Purpose.TAKE_AWAY);
    }

    /** Ends the request unless the caller may; who is not one's client is not even known to exist. */
    public static void demand(Caller caller, Action action, Relation relation, Mode mode) {
        switch (AccessRules.decide(caller.role(), action, relation, mode)) {
            case ALLOWED -> {}
            case NOT_YOUR_CLIENT -> throw Problem.of(CommonProblem.NOT_FOUND).refused();
            case DESK_ONLY, DRILLS_ONLY ->
                throw Problem.of(CommonProblem.FORBIDDEN).refused();
        }
    }
}
