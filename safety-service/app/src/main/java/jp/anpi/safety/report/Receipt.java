package jp.anpi.safety.report;

import java.time.Instant;
import jp.anpi.safety.contract.ReportId;

/**
 * Proof that the city holds a report.
 *
 * @param contentHash SHA-256 (hex) over the report's exact bytes
 * @param keyId which receipt key signed
 * @param signature HMAC-SHA256 (hex) over incident, report id and content hash, so every instance gives the same at any time
 * @param receivedAt stands beside the signature and is not part of it
 */
record Receipt(ReportId reportId, String contentHash, String keyId, String signature, Instant receivedAt) {}
