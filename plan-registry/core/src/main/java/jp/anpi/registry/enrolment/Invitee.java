package jp.anpi.registry.enrolment;

import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;

/** Whom an invitation is for; whoever works at the city signs in instead. Written as {@code member.<uuid>} or {@code office.<uuid>}. */
public sealed interface Invitee {

    /** One member's own phone. */
    record OfMember(MemberId member) implements Invitee {
        @Override
        public String toString() {
            return MEMBER + member;
        }
    }

    /** A tablet that an office shares. */
    record OfOffice(OfficeId office) implements Invitee {
        @Override
        public String toString() {
            return OFFICE + office;
        }
    }

    String MEMBER = "member.";
    String OFFICE = "office.";

    /** Reads what {@link #toString} wrote; empty when it is something else. */
    static Optional<Invitee> read(String text) {
        try {
            if (text.startsWith(MEMBER)) {
                return Optional.of(new OfMember(MemberId.of(text.substring(MEMBER.length()))));
            }
            return text.startsWith(OFFICE)
                    ? Optional.of(new OfOffice(OfficeId.of(text.substring(OFFICE.length()))))
                    : Optional.empty();
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    /** As what a shared tablet of such an office reports while nobody said who is holding it. */
    static Role roleOf(OfficeState.Kind kind) {
        return switch (kind) {
            case CARE_MANAGEMENT -> Role.CARE_MANAGER;
            case VISITING_NURSING, CLINIC, HOME_REHABILITATION -> Role.MEDICAL_VISITOR;
            case DAY_SERVICE,
                    HOME_HELP,
                    SHORT_STAY,
                    DISABILITY_SUPPORT,
                    SMALL_MULTIFUNCTION,
                    GROUP_HOME,
                    PHARMACY,
                    DEVICE_SUPPLIER,
                    OTHER -> Role.PROVIDER_STAFF;
        };
    }
}
