/**
 * Promises that a drill cannot reach a person: the one place that chooses between the sandbox and a live channel. May use the
 * safety contract only. Start reading at {@link jp.anpi.notifier.door.Door}.
 */
@NullMarked
package jp.anpi.notifier.door;

import org.jspecify.annotations.NullMarked;
