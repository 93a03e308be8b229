/**
 * A scenario as values: what happens when, to whom, and what must then be true; a bad file is refused with line and field.
 * Pure Java beside the YAML parser; knows neither a product nor a clock.
 * Start reading at {@link jp.anpi.deploy.drills.scenario.Scenario}, then {@link jp.anpi.deploy.drills.scenario.Act}.
 */
@NullMarked
package jp.anpi.deploy.drills.scenario;

import org.jspecify.annotations.NullMarked;
