/**
 * Promises that a person opens, sees and closes incidents, and that opening one freezes its roster while reports already
 * flow; a crash in the middle goes on at start. May use roster, core, eventing and the store. Start reading at
 * {@link jp.anpi.safety.incident.IncidentRoutes}, then Opening.
 */
@NullMarked
package jp.anpi.safety.incident;

import org.jspecify.annotations.NullMarked;
