package jp.anpi.safety.matching;

import jp.anpi.safety.contract.Explanation;

/** How well two values of a field agree, best first. */
public enum Agreement {
    /** The same characters. */
    EXACT("一致", "the same"),
    /** The same but for spelling: variant kanji, width, notation. */
    FOLDED("表記の違いを除き一致", "the same but for spelling"),
    /** The same reading. */
    KANA("読みが一致", "the same reading"),
    /** Alike: a slip of the pen is more likely than another person. */
    PARTIAL("一部一致", "partly the same"),
    /** One side does not say. */
    MISSING("情報なし", "not given"),
    /** Different; for a given name and a date of birth it forbids an automatic link. */
    CONFLICT("不一致", "different");

    final String ja;
    final String en;

    Agreement(String ja, String en) {
        this.ja = ja;
        this.en = en;
    }

    /** Its words. */
    public Explanation text() {
        return new Explanation(ja, en);
    }

    /** Whether it is the same value, however it is spelt. */
    public boolean agrees() {
        return compareTo(KANA) <= 0;
    }
}
