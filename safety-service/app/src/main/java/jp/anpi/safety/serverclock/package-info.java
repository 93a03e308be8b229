/**
 * Promises to tell whether this machine's clock is kept right by somebody: every deadline falls due by it. May use the JDK and
 * access only. Start reading at {@link jp.anpi.safety.serverclock.ServerClock}.
 */
@NullMarked
package jp.anpi.safety.serverclock;

import org.jspecify.annotations.NullMarked;
