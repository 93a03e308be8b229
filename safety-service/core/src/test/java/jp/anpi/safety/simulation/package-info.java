/**
 * Promises that no made-up world breaks a law, and that a fault planted in the rules is found. May use the whole core and
 * its builders. Start reading at {@link jp.anpi.safety.simulation.SimulationTest}.
 */
@NullMarked
package jp.anpi.safety.simulation;

import org.jspecify.annotations.NullMarked;
