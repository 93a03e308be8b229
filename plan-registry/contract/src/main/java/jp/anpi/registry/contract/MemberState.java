package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A member of an office (職員) as of {@code version}.
 *
 * @param deputy who takes over when this member cannot be reached
 * @param hours when the member can be reached (連絡可能時間), in words; absent in older records
 * @param until the last day on which the member works, when they leave or have left; absent in older records
 * @param former where they worked before they came to this office; absent of whoever always did, and in older records
 */
public record MemberState(
        MemberId id,
        long version,
        OfficeId office,
        String name,
        Role role,
        Optional<String> phone,
        Optional<String> mail,
        Optional<MemberId> deputy,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> hours,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> until,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Former> former) {

    /**
     * The office that a member came from.
     *
     * @param until the day on which they went to the next
     */
    public record Former(OfficeId office, LocalDate until) {}

    /** A member of whom nobody said when to call. */
    public MemberState(
            MemberId id,
            long version,
            OfficeId office,
            String name,
            Role role,
            Optional<String> phone,
            Optional<String> mail,
            Optional<MemberId> deputy) {
        this(
                id,
                version,
                office,
                name,
                role,
                phone,
                mail,
                deputy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the member has not left by that day. */
    public boolean worksOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /**
     * Until when the member works in that office. The day on which the office closed that they come from was the end of that
     * office and not of them.
     */
    public Optional<LocalDate> untilIn(OfficeId next, Optional<LocalDate> formerCloses) {
        return !next.equals(office) && until.equals(formerCloses) ? Optional.empty() : until;
    }

    /** Where the member worked before that office, when they go there today or are there already. */
    public Optional<Former> formerIn(OfficeId next, LocalDate today) {
        return next.equals(office) ? former : Optional.of(new Former(office, today));
    }

    /** The next version, working until that day, or without an end. */
    public MemberState withUntil(Optional<LocalDate> last) {
        return new MemberState(id, version + 1, office, name, role, phone, mail, deputy, hours, last, former);
    }

    /** The same under another version. */
    public MemberState withVersion(long number) {
        return new MemberState(id, number, office, name, role, phone, mail, deputy, hours, until, former);
    }
}
