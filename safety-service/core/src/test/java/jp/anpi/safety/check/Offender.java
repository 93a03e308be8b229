package jp.anpi.safety.check;

import jp.anpi.safety.board.BoardFold;

/** Breaks the arrows on purpose, so that a test can see the rule fail. */
public interface Offender {
    BoardFold board();
}
