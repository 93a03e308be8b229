/**
 * Promises that the features of the safety service lean on each other in one direction. May use everything. Start reading
 * at {@link jp.anpi.safety.house.SafetyArrowsTest}.
 */
@NullMarked
package jp.anpi.safety.house;

import org.jspecify.annotations.NullMarked;
