/** Promises what the lists show and in which order, tried without engines. May use everything. Start reading at CheckListTest. */
@NullMarked
package jp.anpi.safety.board;

import org.jspecify.annotations.NullMarked;
