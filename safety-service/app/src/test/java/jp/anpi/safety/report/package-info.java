/** Promises the intake's parts, tried without engines. May use everything. Start reading at SeenIdsTest. */
@NullMarked
package jp.anpi.safety.report;

import org.jspecify.annotations.NullMarked;
