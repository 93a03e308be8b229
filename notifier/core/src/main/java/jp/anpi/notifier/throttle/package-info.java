/**
 * Promises that a channel is not given more messages than it can carry. May use the JDK only. Start reading at
 * {@link jp.anpi.notifier.throttle.Throttle}.
 */
@NullMarked
package jp.anpi.notifier.throttle;

import org.jspecify.annotations.NullMarked;
