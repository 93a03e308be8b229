/**
 * Promises what an incident is: its time, its policy, who is in it, and the rows frozen when it opens. May use the
 * contracts, the ladder and JTS. Start reading at {@link jp.anpi.safety.incident.IncidentFacts}.
 */
@NullMarked
package jp.anpi.safety.incident;

import org.jspecify.annotations.NullMarked;
