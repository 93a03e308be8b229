/**
 * Promises that a report whose sender named nobody by id finds its person: at once when one person alone can be meant,
 * otherwise through a queue that keeps the report, its needs and its clock until somebody at the desk decides; each
 * decision is one fact, made once, and can be undone. May use report, incident, roster, core, eventing and the store; the
 * register is searched on threads of its own, never on an event loop. Start reading at
 * {@link jp.anpi.safety.matching.Reconciliation}, then {@link jp.anpi.safety.matching.Matching}.
 */
@NullMarked
package jp.anpi.safety.matching;

import org.jspecify.annotations.NullMarked;
