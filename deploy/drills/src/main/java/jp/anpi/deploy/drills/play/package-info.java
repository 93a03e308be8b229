/**
 * Plays a scenario: chooses people by seed, sends their reports at their instants, does the desk's acts and judges the expectations.
 * May use the scenario and the product; choosing and judging are pure functions.
 * Start reading at {@link jp.anpi.deploy.drills.play.Play}.
 */
@NullMarked
package jp.anpi.deploy.drills.play;

import org.jspecify.annotations.NullMarked;
