package jp.anpi.deploy.drills.product;

import tools.jackson.databind.JsonNode;

/**
 * The city's word that it has a report.
 *
 * @param asGiven the receipt as the product wrote it, for handing back unchanged
 */
public record Receipt(ReportId report, String contentHash, String keyId, String signature, JsonNode asGiven) {

    static Receipt of(JsonNode given) {
        return new Receipt(
                new ReportId(given.path("reportId").asString("?")),
                given.path("contentHash").asString(""),
                given.path("keyId").asString(""),
                given.path("signature").asString(""),
                given);
    }

    /** Whether both promise the same; when it was received stands beside the promise. */
    public boolean samePromise(Receipt other) {
        return report.equals(other.report)
                && contentHash.equals(other.contentHash)
                && keyId.equals(other.keyId)
                && signature.equals(other.signature);
    }
}
