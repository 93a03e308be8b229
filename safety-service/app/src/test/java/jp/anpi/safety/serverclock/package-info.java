/**
 * Promises that a clock nobody keeps right is noticed within half a minute. May use serverclock. Start reading at
 * {@link jp.anpi.safety.serverclock.ServerClockTest}.
 */
@NullMarked
package jp.anpi.safety.serverclock;

import org.jspecify.annotations.NullMarked;
