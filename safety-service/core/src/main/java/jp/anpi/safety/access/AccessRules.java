package jp.anpi.safety.access;

import java.util.EnumSet;
import java.util.Set;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.contract.InquirerRelation;
import jp.anpi.safety.contract.Tellable;

/**
 * Who may do what, and who sees what of whom. Whatever is not written here is refused. Outside the desk everybody sees and
 * reports on the people they look after and on those disclosed to them, and on nobody else; protected addresses and reported
 * deaths belong to the restricted desk, and not even to the administrator.
 *
 * <p>In a disaster the law lets the city share as far as needed, whatever somebody said before (災害対策基本法 49条の11, 49条の15). A
 * drill is peacetime: there whoever looks after somebody sees them only when that person lets the city share with such as they.
 */
public final class AccessRules {

    private AccessRules() {}

    /**
     * The answer for one caller and one action.
     *
     * @param tie to the person the action is about; {@link Tie#NONE} when it is about no single one
     * @param mode of the incident the action belongs to
     */
    public static Verdict decide(Role role, Action action, Tie tie, Mode mode) {
        return switch (role) {
            case ADMIN -> Verdict.ALLOWED;
            case DESK, RESTRICTED_DESK ->
                action == Action.DELETE_INCIDENT ? Verdict.ADMINISTRATOR_ONLY : Verdict.ALLOWED;
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER -> reporter(role, action, tie, mode);
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
                            ANSWER_INQUIRY,
                            MARK_SELF_UNAVAILABLE,
                            MARK_OTHER_UNAVAILABLE -> Verdict.DESK_ONLY;
                    case DELETE_INCIDENT -> Verdict.ADMINISTRATOR_ONLY;
                };
            case SCRIPT -> script(action, mode);
        };
    }

    /**
     * What of a person somebody may see. Whoever is under protection is nowhere to be found but for the restricted desk, and
     * a reported death is known to nobody else.
     *
     * @param tie the viewer's to the person; {@link Tie#NONE} for what a list of everybody shows
     */
    public static Sight sight(Role role, Tie tie, Mode mode, Purpose purpose) {
        return switch (purpose) {
            case SAFETY_CHECK -> atWork(role, tie, mode);
            case TAKE_AWAY -> takenAway(role);
            case KEEPING_THE_REGISTRY, HAND_OUT, ACCESS, OVERSIGHT -> Sight.NONE;
        };
    }

    private static Sight atWork(Role role, Tie tie, Mode mode) {
        return switch (role) {
            case RESTRICTED_DESK -> new Sight(EnumSet.allOf(PersonField.class));
            case ADMIN, DESK -> Sight.of(PersonField.CHECK, PersonField.HOME, PersonField.OTHERS_MEANT);
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER ->
                isClose(role, tie.relation()) && isShared(role, tie, mode)
                        ? Sight.of(PersonField.CHECK, PersonField.HOME)
                        : Sight.NONE;
            case AUDITOR -> Sight.NONE;
            case SCRIPT ->
                switch (mode) {
                    case DRILL -> Sight.of(PersonField.CHECK, PersonField.HOME, PersonField.OTHERS_MEANT);
                    case REAL -> Sight.NONE;
                };
        };
    }

    private static Sight takenAway(Role role) {
        return switch (role) {
            case RESTRICTED_DESK -> new Sight(EnumSet.allOf(PersonField.class));
            case ADMIN, DESK -> Sight.of(PersonField.CHECK, PersonField.HOME, PersonField.OTHERS_MEANT);
            case CARE_MANAGER, MEDICAL_VISITOR, PROVIDER_STAFF, SUPPORTER, AUDITOR, SCRIPT -> Sight.NONE;
        };
    }

    /**
     * What the desk may tell somebody who asks how a person is, once it knows who asks and what they are to the person
     * (災害対策基本法 86条の15 and 施行規則 8条の3). About somebody under protection nothing is told, not even whether anything is known.
     */
    public static Set<Tellable> tellable(InquirerRelation inquirer, boolean confidential) {
        if (confidential) {
            return Set.of();
        }
        return switch (inquirer) {
            case FAMILY_OF_THE_HOME -> EnumSet.allOf(Tellable.class);
            case RELATIVE_OR_WORKPLACE -> EnumSet.of(Tellable.WHETHER_KNOWN, Tellable.CONDITION);
            case ACQUAINTANCE -> EnumSet.of(Tellable.WHETHER_KNOWN);
        };
    }

    private static boolean isClose(Role role, Relation relation) {
        return switch (relation) {
            case IN_CHARGE, CHECKS, DISCLOSED -> true;
            case SERVES -> role != Role.SUPPORTER;
            case NONE, SAME_OFFICE -> false;
        };
    }

    /**
     * Not asked for in a disaster; else the word of the person about such as the caller, and nobody else's, decides. Whom nothing
     * but the plan joins to them is shown them by the plan, so that is what they must have let the city share; all others by the list.
     */
    private static boolean isShared(Role role, Tie tie, Mode mode) {
        return switch (mode) {
            case REAL -> true;
            case DRILL -> ConsentScope.of(role).filter(shared(tie)::contains).isPresent();
        };
    }

    private static Set<ConsentScope> shared(Tie tie) {
        return switch (tie.relation()) {
            case CHECKS -> tie.agreed().plan();
            case NONE, IN_CHARGE, SERVES, DISCLOSED, SAME_OFFICE -> tie.agreed().list();
        };
    }

    private static Verdict reporter(Role role, Action action, Tie tie, Mode mode) {
        return switch (action) {
            case SEE_INCIDENT, REPORT_UNNAMED, MARK_SELF_UNAVAILABLE, VERIFY_RECEIPT -> Verdict.ALLOWED;
            case SEE_CHECK, REPORT ->
                !isClose(role, tie.relation())
                        ? Verdict.NOT_YOUR_CLIENT
                        : isShared(role, tie, mode) ? Verdict.ALLOWED : Verdict.NOT_CONSENTED;
            case MARK_OTHER_UNAVAILABLE, SEE_FACILITY, REPORT_FACILITY ->
                tie.relation() == Relation.SAME_OFFICE && role != Role.SUPPORTER ? Verdict.ALLOWED : Verdict.DESK_ONLY;
            case WORK_ON_CHECK, RECONCILE, SEE_BOARD, RUN_INCIDENT, EXPORT_INCIDENT, ANSWER_INQUIRY ->
                Verdict.DESK_ONLY;
            case DELETE_INCIDENT -> Verdict.ADMINISTRATOR_ONLY;
        };
    }

    /** A script plays drills; in a real incident it may only watch the numbers. */
    private static Verdict script(Action action, Mode mode) {
        return switch (action) {
            case SEE_INCIDENT, SEE_BOARD, SEE_FACILITY, VERIFY_RECEIPT -> Verdict.ALLOWED;
            case EXPORT_INCIDENT, ANSWER_INQUIRY -> Verdict.DESK_ONLY;
            case DELETE_INCIDENT -> Verdict.ADMINISTRATOR_ONLY;
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
        /** The caller looks after the person, who does not let the city share with such as they in peacetime. */
        NOT_CONSENTED,
        DESK_ONLY,
        ADMINISTRATOR_ONLY,
        DRILLS_ONLY;

        public boolean allowed() {
            return this == ALLOWED;
        }
    }
}
