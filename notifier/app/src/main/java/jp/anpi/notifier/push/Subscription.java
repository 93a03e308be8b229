package jp.anpi.notifier.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;

/**
 * One browser that wants to be told.
 *
 * @param endpoint where its push service takes messages for it; knowing it is enough to disturb its owner, so it is never logged
 * @param browserKey the browser's public key, an uncompressed point
 * @param secret shared with the browser
 * @param member whose phone it is; empty on a device that an office shares
 */
record Subscription(
        URI endpoint, byte[] browserKey, byte[] secret, Optional<MemberId> member, Optional<OfficeId> office) {

    /** One browser is one document, however often it says so. */
    String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(endpoint.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Subscription[" + endpoint.getHost() + "]";
    }
}
