package jp.anpi.deploy.drills.product;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What became of reports handed to the product in one call.
 *
 * @param receipts by report
 * @param refused  what is wrong, by report; sending it again cannot help
 * @param later    to be sent again, the same bytes
 * @param pause    before the next attempt, when the product asks for one
 */
public record Handover(
        Map<ReportId, Receipt> receipts,
        Map<ReportId, String> refused,
        Set<ReportId> later,
        Duration pause,
        String why) {
    public Handover {
        receipts = Map.copyOf(receipts);
        refused = Map.copyOf(refused);
        later = Set.copyOf(later);
    }
}
