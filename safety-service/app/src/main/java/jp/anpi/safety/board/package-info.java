/**
 * Promises the numbers and lists of an incident from memory, the same after every restart, live to any number of viewers
 * with each frame encoded once. May use incident, map, roster, check, core, eventing. Start reading at
 * {@link jp.anpi.safety.board.Boards}.
 */
@NullMarked
package jp.anpi.safety.board;

import org.jspecify.annotations.NullMarked;
