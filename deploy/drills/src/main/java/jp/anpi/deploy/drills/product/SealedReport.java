package jp.anpi.deploy.drills.product;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A report as its sender made it once: these bytes are sent, and sent again, unchanged. */
public final class SealedReport {
    private final ReportId id;
    private final byte[] bytes;
    private final String contentHash;

    /** @param bytes UTF-8 JSON without a line end; kept, so the caller must not change them */
    public SealedReport(ReportId id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
        this.contentHash = sha256(bytes);
    }

    public ReportId id() {
        return id;
    }

    byte[] bytes() {
        return bytes;
    }

    /** SHA-256 over the bytes, in hex: what the receipt has to say. */
    public String contentHash() {
        return contentHash;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
