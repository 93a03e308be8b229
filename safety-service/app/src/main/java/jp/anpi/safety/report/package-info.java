/**
 * Promises that a report answered with 202 is durable, counts once and has a receipt anybody can verify; that nothing
 * accepted is ever lost and nothing readable is refused for its content of free text or clocks. May use incident, roster,
 * core, eventing and the store. Start reading at {@link jp.anpi.safety.report.ReportRoutes}, then Intake.
 */
@NullMarked
package jp.anpi.safety.report;

import org.jspecify.annotations.NullMarked;
