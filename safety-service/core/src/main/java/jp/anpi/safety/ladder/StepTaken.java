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
 * @param who labels of those asked or told; empty unless somebody was
 * @param dueAt until when an answer is awaited; where nobody is asked, when the next thing happens by itself
 * @param next who is asked next; empty when nobody is left or asking has ended
 * @param instead labels of those who are asked while these are only told; empty unless told
 * @param tried what was tried in vain before a question
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
        Optional<AskedRole> next,
        List<String> instead,
        Tried tried) {

    /** What was done. */
    public enum What {
        ASKED,
        /** Somebody hears that another one is asked, and need not answer. */
        TOLD,
        /** The rung had nobody to ask. */
        SKIPPED,
        HANDED_TO_DESK,
        /** The desk heard of something while the rung stayed as it was. */
        DESK_TOLD,
        /** The desk did not answer, so somebody of its duty roster was called. */
        DUTY_CALLED,
        /** An answer ended the asking. */
        ENDED
    }

    public StepTaken {
        who = List.copyOf(who);
        instead = List.copyOf(instead);
    }
}
