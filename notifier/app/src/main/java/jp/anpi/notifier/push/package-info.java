/**
 * Promises a nudge on the phones of whoever is asked in a real incident: without names, beside the message itself and never taken
 * for its delivery. May use the notifier's core, the store, WebClient and Resilience4j; the cryptography is the JDK's. Start reading
 * at {@link jp.anpi.notifier.push.Nudges}.
 */
@NullMarked
package jp.anpi.notifier.push;

import org.jspecify.annotations.NullMarked;
