package jp.anpi.registry.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.DeviceId;

/**
 * Admits one device of one invitee, once. A new invitation replaces the invitee's earlier one, so a lost card is worth nothing
 * as soon as the next is printed.
 *
 * @param by the username of whoever made it
 * @param use the device that came in by it
 */
public record Invitation(Invitee invitee, String by, Instant issuedAt, Instant expiresAt, Optional<Use> use) {

    /**
     * How long the device that redeemed it may redeem it again: the answer may have been lost on the way, and nobody should
     * stand outside because of one bar of signal.
     */
    public static final Duration SAME_DEVICE_AGAIN = Duration.ofMinutes(15);

    /** It was redeemed. */
    public record Use(DeviceId device, Instant at) {}

    /** What it says to a device. */
    public enum Verdict {
        /** Come in, and nobody after you. */
        ADMITTED,
        /** You were admitted just now. */
        ADMITTED_BEFORE,
        USED,
        EXPIRED
    }

    /** Ends at its instant. */
    public Verdict on(DeviceId device, Instant now) {
        if (use.isPresent()) {
            Use used = use.get();
            boolean again =
                    used.device().equals(device) && now.isBefore(used.at().plus(SAME_DEVICE_AGAIN));
            return again ? Verdict.ADMITTED_BEFORE : Verdict.USED;
        }
        return now.isBefore(expiresAt) ? Verdict.ADMITTED : Verdict.EXPIRED;
    }
}
