/**
 * Promises what becomes of a message: handed over, tried again, or given up, never undecided for ever. May use the JDK only.
 * Start reading at {@link jp.anpi.notifier.delivery.Sending}.
 */
@NullMarked
package jp.anpi.notifier.delivery;

import org.jspecify.annotations.NullMarked;
