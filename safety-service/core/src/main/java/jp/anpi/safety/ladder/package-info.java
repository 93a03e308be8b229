/**
 * Promises the escalation ladder as pure functions: which rung is due, who is asked on it at this instant, and one plain
 * sentence that says why. May use the contracts only. Start reading at {@link jp.anpi.safety.ladder.Ladder}.
 */
@NullMarked
package jp.anpi.safety.ladder;

import org.jspecify.annotations.NullMarked;
