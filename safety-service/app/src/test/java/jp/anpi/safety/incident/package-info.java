/** Promises what incidents keep in memory, tried without engines. May use everything. Start reading at FrozenRosterTest. */
@NullMarked
package jp.anpi.safety.incident;

import org.jspecify.annotations.NullMarked;
