/**
 * Promises reports as values: what a sender stated, checked field by field, and what their clock is worth. May use the
 * contracts only. Start reading at {@link jp.anpi.safety.report.SafetyReport} and {@link jp.anpi.safety.report.ReportForm}.
 */
@NullMarked
package jp.anpi.safety.report;

import org.jspecify.annotations.NullMarked;
