/**
 * Promises nights of a small town made up by a seed: loss, late and doubled messages, crashes, victims, outages. May use
 * the whole core and its builders. Start reading at {@link jp.anpi.safety.simulation.NightTest}.
 */
@NullMarked
package jp.anpi.safety.simulation;

import org.jspecify.annotations.NullMarked;
