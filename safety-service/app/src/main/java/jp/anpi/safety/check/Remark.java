package jp.anpi.safety.check;

import jp.anpi.safety.contract.Explanation;

/** Something people should know of a report beside what it says. */
enum Remark {
    LINKED("氏名などの照合で、この方に結び付けられた報告です。", "This report was linked to this person by name."),
    PERSON_DOUBTFUL(
            "報告者が入力した氏名か生年月日が、選ばれた方と一致しません。別の方についての報告かもしれません。",
            "The name or date of birth that was typed differs from the person picked: it may be about somebody else."),
    UNREADABLE(
            "この報告は現在の形式では読み取れません。送られたままの内容を保管しています。",
            "Today's rules cannot read this report; it is kept exactly as it was sent.");

    private final Explanation text;

    Remark(String ja, String en) {
        this.text = new Explanation(ja, en);
    }

    Explanation text() {
        return text;
    }
}
