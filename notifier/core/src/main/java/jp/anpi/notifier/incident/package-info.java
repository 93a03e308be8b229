/**
 * Promises what the notifier must know of an incident: how its time runs and whether it is closed. May use the safety
 * contract only. Start reading at {@link jp.anpi.notifier.incident.IncidentFacts}.
 */
@NullMarked
package jp.anpi.notifier.incident;

import org.jspecify.annotations.NullMarked;
