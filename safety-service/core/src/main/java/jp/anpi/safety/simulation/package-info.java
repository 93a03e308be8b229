/**
 * Promises made-up disasters that drive the very rules of the product from one seed, and looks after every step for what
 * must never happen. May use every feature that decides. Start reading at
 * {@link jp.anpi.safety.simulation.Simulation}.
 */
@NullMarked
package jp.anpi.safety.simulation;

import org.jspecify.annotations.NullMarked;
