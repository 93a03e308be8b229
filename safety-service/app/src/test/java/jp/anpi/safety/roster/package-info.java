/** Promises the roster's compact form, tried without engines. May use everything. Start reading at RowCodecTest. */
@NullMarked
package jp.anpi.safety.roster;

import org.jspecify.annotations.NullMarked;
