package jp.anpi.safety.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import jp.anpi.registry.eventing.ReceiptKey;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;

/** Makes and verifies receipts; the same report gives the same signature on every instance and at any time. */
final class ReceiptSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final ReceiptKey key;

    ReceiptSigner(ReceiptKey key) {
        this.key = key;
    }

    Receipt receipt(IncidentId incident, ReportId report, ContentHash content, Instant receivedAt) {
        return new Receipt(report, content.hex(), key.id(), signature(incident, report, content.hex()), receivedAt);
    }

    /** Whether we signed that for the incident, compared in constant time. */
    boolean signed(IncidentId incident, ReportId report, String contentHash, String keyId, String signature) {
        return keyId.equals(key.id())
                && MessageDigest.isEqual(
                        signature(incident, report, contentHash).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(IncidentId incident, ReportId report, String contentHash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.key());
            byte[] text = (incident + "\n" + report + "\n" + contentHash).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
