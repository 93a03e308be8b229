package jp.anpi.registry.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody serves a person (担当), from a day to a day, both included.
 *
 * @param member the person in charge inside the office; empty when the office as a whole is
 */
public record Assignment(
        Role role, OfficeId office, Optional<MemberId> member, LocalDate from, Optional<LocalDate> to) {

    /** What the office or member is to the person. */
    public enum Role {
        CARE_MANAGER("介護支援専門員・相談支援専門員"),
        VISITING_NURSE("訪問看護"),
        VISITING_DOCTOR("訪問診療"),
        /** Day service, home help, short stay and the like. */
        PROVIDER("サービス事業者");

        private final String japanese;

        Role(String japanese) {
            this.japanese = japanese;
        }

        public String japanese() {
            return japanese;
        }
    }

    /** Whether it makes somebody answer for the person, and not only serve them. */
    public boolean leads() {
        return switch (role) {
            case CARE_MANAGER, VISITING_NURSE, VISITING_DOCTOR -> true;
            case PROVIDER -> false;
        };
    }

    /** Whether it makes that member of that office answer for the person: in person, or as one of the office when it names nobody. */
    public boolean putsInCharge(Optional<MemberId> who, Optional<OfficeId> of) {
        return leads()
                && (member.isPresent()
                        ? member.equals(who)
                        : of.filter(office::equals).isPresent());
    }

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }
}
