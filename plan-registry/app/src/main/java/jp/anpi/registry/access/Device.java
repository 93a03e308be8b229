package jp.anpi.registry.access;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;

/**
 * A phone or tablet that was enrolled once and is remembered.
 *
 * @param name what its holder calls it
 * @param holder the name of the member or office it was enrolled for
 * @param tokenHash of the session it holds
 * @param seenAt when a page was last opened on it, to the hour
 */
public record Device(
        DeviceId id,
        String name,
        AccountId account,
        Optional<MemberId> member,
        Optional<OfficeId> office,
        String holder,
        Instant enrolledAt,
        Instant seenAt,
        String tokenHash,
        Optional<Withdrawal> withdrawal) {

    /**
     * The end of its enrolment.
     *
     * @param by the username of whoever ended it
     */
    public record Withdrawal(Instant at, String by) {}

    /** Neither names nor hash. */
    @Override
    public String toString() {
        return "Device[" + id + "]";
    }
}
