package jp.anpi.safety.check;

import jp.anpi.safety.contract.CommandId;

/** What became of one act of a person, for the caller who waits for it. */
public record CommandOutcome(CommandId command, Outcome outcome) {

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** Somebody else holds the claim; nothing changed. */
        HELD_BY_ANOTHER,
        /** A car or team is out to the person already; nothing changed. */
        ALREADY_SENT,
        /** There was nothing to release or unlink; nothing changed. */
        NOTHING_TO_DO
    }
}
