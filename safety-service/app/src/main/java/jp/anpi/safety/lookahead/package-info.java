/**
 * Promises the desk two looks ahead at the live state: who would run out if the power went, and in which order to call; both
 * change nothing, take bounded work and stay off the event loop. May use board, check, roster, incident, store and access.
 * Start reading at {@link jp.anpi.safety.lookahead.LookAheadConfiguration}.
 */
@NullMarked
package jp.anpi.safety.lookahead;

import org.jspecify.annotations.NullMarked;
