package jp.anpi.safety.check;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;

/**
 * The rung that waits for an answer.
 *
 * @param rung counts from 1
 * @param dueAt empty at the desk, the last rung
 */
public record Asking(int rung, AskedRole role, Instant startedAt, Optional<Instant> dueAt, AskReason why) {}
