package jp.anpi.safety.access;

import java.util.EnumSet;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Role;

/**
 * Who may do what, and who sees what of whom. Whatever is not written here is refused. Outside the desk everybody sees and
 * reports on the people they look after and on those disclosed to them, and on nobody else; protected addresses and reported
 * deaths belong to the restricted desk, and not even to the administrator.
 */
public final class AccessRules {

    private AccessRules() {}

    /**
     * The answer for one caller and one action.
     *
     * @param relation to the person, or to the colleague, the action is about; {@link Relation#NONE} when it is about
     *     no single one
     * @param mode of the incident the action belongs to
     */
    public static Verdict decide(Role role, Action action, Relation relation, Mode mode) {
        return switch (role) {
            case ADMIN, DESK, RESTRICTED_DESK -> Verdict.ALLOWED;
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER -> reporter(role, action, relation);
            case AUDITOR ->
                switch (action) {
                    case SEE_INCIDENT, SEE_BOARD, SEE_FACILITY, VERIFY_RECEIPT -> Verdict.ALLOWED;
                    case SEE_CHECK,
                            REPORT,
                            REPORT_UNNAMED,
                            WORK_ON_CHECK,
                            RECONCILE,
                            RUN_INCIDENT,
                            REPORT_FACILITY,
                            EXPORT_INCIDENT,
                            MARK_SELF_UNAVAILABLE,
                            MARK_OTHER_UNAVAILABLE -> Verdict.DESK_ONLY;
                };
            case SCRIPT -> script(action, mode);
        };
    }

    /**
     * What of a person somebody may see. Whoever is under protection is nowhere to be found but for the restricted desk, and
     * a reported death is known to nobody else.
     *
     * @param relation the viewer's to the person; {@link Relation#NONE} for what a list of everybody shows
     */
    public static Sight sight(Role role, Relation relation, Mode mode, Purpose purpose) {
        return switch (role) {
            case RESTRICTED_DESK -> new Sight(EnumSet.allOf(PersonField.class));
            case ADMIN, DESK -> Sight.of(PersonField.CHECK, PersonField.HOME, PersonField.OTHERS_MEANT);
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER ->
                switch (purpose) {
                    case WORK -> isClose(role, relation) ? Sight.of(PersonField.CHECK, PersonField.HOME) : Sight.NONE;
                    case TAKE_AWAY -> Sight.NONE;
                };
            case AUDITOR -> Sight.NONE;
            case SCRIPT ->
                mode == Mode.DRILL && purpose == Purpose.WORK
                        ? Sight.of(PersonField.CHECK, PersonField.HOME, PersonField.OTHERS_MEANT)
                        : Sight.NONE;
        };
    }

    private static boolean isClose(Role role, Relation relation) {
        return switch (relation) {
            case IN_CHARGE, CHECKS, DISCLOSED -> true;
            case SERVES -> role != Role.SUPPORTER;
            case NONE, SAME_OFFICE -> false;
        };
    }

    private static Verdict reporter(Role role, Action action, Relation relation) {
        boolean close = isClose(role, relation);
        return switch (action) {
            case SEE_INCIDENT, REPORT_UNNAMED, MARK_SELF_UNAVAILABLE, VERIFY_RECEIPT -> Verdict.ALLOWED;
            case SEE_CHECK, REPORT -> close ? Verdict.ALLOWED : Verdict.NOT_YOUR_CLIENT;
            case MARK_OTHER_UNAVAILABLE, SEE_FACILITY, REPORT_FACILITY ->
                relation == Relation.SAME_OFFICE && role != Role.SUPPORTER ? Verdict.ALLOWED : Verdict.DESK_ONLY;
            case WORK_ON_CHECK, RECONCILE, SEE_BOARD, RUN_INCIDENT, EXPORT_INCIDENT -> Verdict.DESK_ONLY;
        };
    }

    /** A script plays drills; in a real incident it may only watch the numbers. */
    private static Verdict script(Action action, Mode mode) {
        return switch (action) {
            case SEE_INCIDENT, SEE_BOARD, SEE_FACILITY, VERIFY_RECEIPT -> Verdict.ALLOWED;
            case EXPORT_INCIDENT -> Verdict.DESK_ONLY;
            case SEE_CHECK,
                    REPORT,
                    REPORT_UNNAMED,
                    WORK_ON_CHECK,
                    RECONCILE,
                    RUN_INCIDENT,
                    REPORT_FACILITY,
                    MARK_SELF_UNAVAILABLE,
                    MARK_OTHER_UNAVAILABLE ->
                switch (mode) {
                    case DRILL -> Verdict.ALLOWED;
                    case REAL -> Verdict.DRILLS_ONLY;
                };
        };
    }

    /** Yes, or why not. */
    public enum Verdict {
        ALLOWED,
        NOT_YOUR_CLIENT,
        DESK_ONLY,
        DRILLS_ONLY;

        public boolean allowed() {
            return this == ALLOWED;
        }
    }
}
