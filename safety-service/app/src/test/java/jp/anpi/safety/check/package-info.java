/** Promises the checks' stored form and agenda, tried without engines. May use everything. Start reading at CheckSizeTest. */
@NullMarked
package jp.anpi.safety.check;

import org.jspecify.annotations.NullMarked;
