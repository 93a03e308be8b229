package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.PersonId;

/**
 * What the product showed at one moment.
 *
 * @param now      incident time
 * @param slack    how far a question may be past due before it counts: what the product needs on the wall to ask the
 *     next one, in incident time
 * @param board    asked only when an expectation needs it
 * @param receipts asked only when an expectation needs it
 */
record Facts(
        Instant now,
        Duration slack,
        List<Check> checks,
        Map<String, List<PersonId>> chosen,
        Ledger.Tally tally,
        Optional<Integer> unmatched,
        Optional<Counts> board,
        Optional<ReceiptCheck> receipts) {

    /** Of {@code given} receipts the product called {@code valid} so many and still has {@code held} reports. */
    record ReceiptCheck(int given, int valid, int held) {}
}
