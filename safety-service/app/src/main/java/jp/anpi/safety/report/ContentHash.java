package jp.anpi.safety.report;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the exact bytes of a report as its sender made them once (architecture decision 4). */
record ContentHash(String hex) {

    static ContentHash of(byte[] exactBytes) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(exactBytes)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The first 64 bits: enough to tell one content from another where a full comparison follows. */
    long prefix() {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex, 0, 16)).getLong();
    }
}
