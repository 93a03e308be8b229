/**
 * Writes what a drill found: a page a meeting can read and the same as JSON.
 * May use the result of a play and nothing else; makes no call.
 * Start reading at {@link jp.anpi.deploy.drills.report.DrillPage}.
 */
@NullMarked
package jp.anpi.deploy.drills.report;

import org.jspecify.annotations.NullMarked;
