package jp.anpi.deploy.drills.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.OfficeCounts;
import jp.anpi.deploy.drills.product.Part;
import jp.anpi.deploy.drills.product.PersonId;

/**
 * What the product shows at one moment. What an expectation does not need is not asked for; what the product does not show
 * throws {@link jp.anpi.deploy.drills.product.ProductFailure}, for the expectations that need it.
 */
interface Facts {
    /** Incident time. */
    Instant now();

    /**
     * How far a question may be past due before it counts: what the product needs on the wall to ask the next one, in
     * incident time.
     */
    Duration slack();

    List<Check> checks();

    /** People by the label a step gave them. */
    Map<String, List<PersonId>> chosen();

    Ledger.Tally tally();

    int unmatched();

    Counts board();

    /** People to whom power has to be brought. */
    int tasks();

    Part reporters();

    /** Everybody who waits for the desk. */
    int deskWaiting();

    OfficeCounts offices();

    ReceiptCheck receipts();

    /** Of {@code given} receipts the product called {@code valid} so many and has {@code held} reports in its store. */
    record ReceiptCheck(int given, int valid, int held) {}
}
