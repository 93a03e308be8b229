/**
 * Promises the numbers and lists of a dashboard, folded from check states one at a time in O(log n), the whole city in a
 * few dozen bytes a person. May use the contracts and the packages incident and check. Start reading at
 * {@link jp.anpi.safety.board.BoardFold}.
 */
@NullMarked
package jp.anpi.safety.board;

import org.jspecify.annotations.NullMarked;
