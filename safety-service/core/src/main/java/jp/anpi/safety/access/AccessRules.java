package jp.anpi.safety.access;

import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Role;

/**
 * Who may do what. Whatever is not written here is refused. Outside the desk everybody sees and reports on the people they
 * look after, and on nobody else; protected addresses and reported deaths belong to the restricted desk.
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
            case ADMIN, RESTRICTED_DESK -> Verdict.ALLOWED;
            case DESK ->
                switch (action) {
                    case SEE_PROTECTED_ADDRESS, SEE_REPORTED_DEATH -> Verdict.RESTRICTED_ROLE_ONLY;
                    case SEE_INCIDENT,
                            SEE_CHECK,
                            SEE_ADDRESS,
                            REPORT,
                            REPORT_UNNAMED,
                            WORK_ON_CHECK,
                            RECONCILE,
                            SEE_BOARD,
                            RUN_INCIDENT,
                            SEE_FACILITY,
                            REPORT_FACILITY,
                            EXPORT_INCIDENT,
                            MARK_SELF_UNAVAILABLE,
                            MARK_OTHER_UNAVAILABLE,
                            VERIFY_RECEIPT -> Verdict.ALLOWED;
                };
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER -> reporter(role, action, relation);
            case AUDITOR ->
                switch (action) {
                    case SEE_INCIDENT, SEE_BOARD, SEE_FACILITY, VERIFY_RECEIPT -> Verdict.ALLOWED;
                    case SEE_CHECK,
                            SEE_ADDRESS,
                            SEE_PROTECTED_ADDRESS,
                            SEE_REPORTED_DEATH,
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

    private static Verdict reporter(Role role, Action action, Relation relation) {
        boolean close = switch (relation) {
            case IN_CHARGE, CHECKS -> true;
            case SERVES -> role != Role.SUPPORTER;
            case NONE, SAME_OFFICE -> false;
        };
        return switch (action) {
            case SEE_INCIDENT, REPORT_UNNAMED, MARK_SELF_UNAVAILABLE, VERIFY_RECEIPT -> Verdict.ALLOWED;
            case SEE_CHECK, SEE_ADDRESS, REPORT -> close ? Verdict.ALLOWED : Verdict.NOT_YOUR_CLIENT;
            case MARK_OTHER_UNAVAILABLE, SEE_FACILITY, REPORT_FACILITY ->
                relation == Relation.SAME_OFFICE && role != Role.SUPPORTER ? Verdict.ALLOWED : Verdict.DESK_ONLY;
            case SEE_PROTECTED_ADDRESS, SEE_REPORTED_DEATH -> Verdict.RESTRICTED_ROLE_ONLY;
            case WORK_ON_CHECK, RECONCILE, SEE_BOARD, RUN_INCIDENT, EXPORT_INCIDENT -> Verdict.DESK_ONLY;
        };
    }

    /** A script plays drills; in a real incident it may only watch the numbers. */
    private static Verdict script(Action action, Mode mode) {
        return switch (action) {
            case SEE_INCIDENT, SEE_BOARD, SEE_FACILITY, VERIFY_RECEIPT -> Verdict.ALLOWED;
            case EXPORT_INCIDENT -> Verdict.DESK_ONLY;
            case SEE_PROTECTED_ADDRESS, SEE_REPORTED_DEATH -> Verdict.RESTRICTED_ROLE_ONLY;
            case SEE_CHECK,
                    SEE_ADDRESS,
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
        RESTRICTED_ROLE_ONLY,
        DRILLS_ONLY;

        public boolean allowed() {
            return this == ALLOWED;
        }
    }
}
