/**
 * Promises one message per recipient and incident that lists all people asked about, under a key that the same questions
 * always give. May use the safety contract and {@code incident}. Start reading at {@link jp.anpi.notifier.digest.Gathering}.
 */
@NullMarked
package jp.anpi.notifier.digest;

import org.jspecify.annotations.NullMarked;
