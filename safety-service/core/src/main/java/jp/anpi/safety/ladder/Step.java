package jp.anpi.safety.ladder;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.AskReason;

/** What the ladder says is to be done now. */
public sealed interface Step {

    /** Nothing until then; {@code until} is empty when only an answer can move the check. */
    record Wait(Optional<Instant> until) implements Step {}

    /** Ask this rung, counted from 1. */
    record Ask(int rung, AskReason why) implements Step {}

    /** The last rung: the desk acts. */
    record HandToDesk(AskReason why) implements Step {}

    /** Ask nobody any more. */
    record Rest() implements Step {}
}
