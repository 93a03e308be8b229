/**
 * Promises when a person's life support runs out: pure arithmetic, no medical advice. May use the contracts only. Start
 * reading at {@link jp.anpi.safety.clock.LifeSupportClocks}.
 */
@NullMarked
package jp.anpi.safety.clock;

import org.jspecify.annotations.NullMarked;
