package jp.anpi.safety.check;

import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.matching.BirthDates;
import jp.anpi.safety.report.SafetyReport;

/** Something people should know of a report beside what it says. */
enum Remark {
    LINKED("氏名などの照合で、この方に結び付けられた報告です。", "This report was linked to this person by name."),
    PERSON_DOUBTFUL(
            "報告者が入力した氏名か生年月日が、選ばれた方と一致しません。別の方についての報告かもしれません。",
            "The name or date of birth that was typed differs from the person picked: it may be about somebody else."),
    MOVED_HERE(
            "別の方についてとして届いた報告を、市の職員の判断でこの方に移しました。",
            "It came as a report about somebody else; somebody at the desk decided that it is about this person."),
    NOT_ABOUT_THIS_PERSON(
            "この方についての報告ではないと、市の職員が判断しました。この方の状態には数えていません。",
            "Somebody at the desk decided that this report is not about this person; it does not count here."),
    BIRTH_DATE_UNREAD(
            "生年月日を読み取れませんでした。書かれたままを残しています。",
            "The date of birth could not be understood; it is kept as it was written."),
    SET_ASIDE("市の職員の判断で、この報告は採用していません。", "Somebody at the desk decided that this report does not count."),
    CORRECTED("あとの報告で訂正されています。", "A later report corrects this one."),
    CORRECTS_UNKNOWN(
            "訂正しようとしている報告が見つかりません。この報告だけを新しい報告として扱っています。",
            "The report that this one corrects is not known; it stands as a report of its own."),
    CORRECTS_OTHER_PERSON(
            "別の方についての報告を訂正しようとしています。元の報告は訂正されていません。",
            "It corrects a report about somebody else, which stands as it is."),
    CONTRADICTS_ITSELF(
            "必要と状態が食い違っています。どちらも残し、必要のある方として扱っています。",
            "Needs and condition do not fit each other; both are kept, and the need counts."),
    UNPROCESSED(
            "システムの不具合で処理できなかった報告です。内容を確かめ、管理者に知らせてください。",
            "The system failed to process this report. Read it, and tell the administrator."),
    UNREADABLE(
            "この報告は現在の形式では読み取れません。送られたままの内容を保管しています。",
            "Today's rules cannot read this report; it is kept exactly as it was sent.");

    private final Explanation text;

    Remark(String ja, String en) {
        this.text = new Explanation(ja, en);
    }

    static boolean hasUnreadBirthDate(SafetyReport report) {
        return report.typed()
                .birthDate()
                .filter(written -> BirthDates.read(written).isEmpty())
                .isPresent();
    }

    Explanation text() {
        return text;
    }
}
