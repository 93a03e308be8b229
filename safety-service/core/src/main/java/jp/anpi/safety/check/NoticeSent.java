package jp.anpi.safety.check;

import java.time.Instant;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;

/**
 * One question that went out.
 *
 * @param label as lists show the recipient: members and offices by name, family by relation
 */
public record NoticeSent(
        NoticeId id,
        int cycle,
        int rung,
        Recipient recipient,
        String label,
        Instant askedAt,
        AskReason why,
        Fate fate) {

    /** What is known of it. */
    public enum Fate {
        OPEN,
        HANDED_OVER,
        UNDELIVERABLE,
        DROPPED,
        /** An answer came, or the incident closed. */
        WITHDRAWN
    }

    NoticeSent with(Fate known) {
        return new NoticeSent(id, cycle, rung, recipient, label, askedAt, why, known);
    }

    /** Whether an answer is still awaited from the recipient. */
    boolean stillAsks() {
        return stillStands() && why.wantsAnswer();
    }

    /** Whether it was neither withdrawn nor lost. */
    boolean stillStands() {
        return fate == Fate.OPEN || fate == Fate.HANDED_OVER;
    }
}
