package jp.anpi.safety.ladder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;

/**
 * One step that was taken on a ladder, as the screen, the message and the log tell it.
 *
 * @param cycle counts from 1; a re-check opens the next
 * @param rung counts from 1
 * @param who labels of those asked; empty unless somebody was
 * @param dueAt empty unless a rung was asked
 * @param next whom the next rung asks; empty when nobody is left or asking has ended
 */
public record StepTaken(
        int cycle,
        int rung,
        AskedRole role,
        What what,
        List<String> who,
        AskReason why,
        Instant at,
        Optional<Instant> dueAt,
        Optional<AskedRole> next) {

    /** What was done. */
    public enum What {
        ASKED,
        /** The rung had nobody to ask. */
        SKIPPED,
        HANDED_TO_DESK,
        /** The desk heard of something while the rung stayed as it was. */
        DESK_TOLD,
        /** An answer ended the asking. */
        ENDED
    }

    public StepTaken {
        who = List.copyOf(who);
    }
}
