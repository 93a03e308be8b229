package jp.anpi.registry.importing.list;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.sheet.RowDamage;

/**
 * Something wrong in one cell.
 *
 * @param row counted from 1 as a spreadsheet counts
 * @param column counted from 1; 0 for the row as a whole
 * @param found what stands there, at most 40 characters; shown to whoever sent the list and goes nowhere else
 */
public record RowFault(int row, int column, Reason reason, String found) {

    private static final int SHOWN = 40;
    private static final int LONGEST = 400;

    /** Controls that no text has: bytes of no character in windows-31j become some. */
    private static final int FIRST_C1 = 0x80;

    private static final int LAST_C1 = 0x9F;

    /** What a spreadsheet shows where it has no value, or no room for it. */
    private static final Pattern NO_VALUE = Pattern.compile("\\s*#(#+|N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!"
            + "|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)\\s*");

    public RowFault {
        found = found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
    }

    /** What is wrong, and whether the row can still be used. */
    public enum Reason {
        ROW_DAMAGED(true, "行の形が崩れています（引用符など）", "the row is not well formed (quotes)"),
        OTHER_ENCODING(
                true,
                "この行はほかの行と文字コードが違います（UTF-8のようです）。ファイル全体を1つの文字コードで保存し直してください",
                "this row is in another encoding than the others (UTF-8, it seems); save the whole file in one"),
        MERGED(true, "結合されたセルがあります。結合を解き、各行に値を入れてください", "merged cells; unmerge them and fill in each row"),
        MISSING(true, "必須の項目が空です", "a required cell is empty"),
        TOO_LONG(true, "長すぎます", "too long"),
        UNREADABLE(true, "読み取れない文字があります。文字コードを確かめてください", "characters that cannot be read; check the encoding"),
        DOUBLED(true, "同じ宛名番号（先頭の0は数えません）の行が前にあります", "an earlier row has the same number, but for zeros in front"),
        ZEROS_IN_FRONT(
                true,
                "登録済みの宛名番号と先頭の0だけが違います。表計算ソフトが0を消していないか確かめてください",
                "a number that is registered, but for zeros in front; check whether a spreadsheet took them away"),
        DOUBLED_PLACE(true, "同じIDか、同じ名称と住所の行が前にあります", "an earlier row has the same id, or name and address"),
        OTHER_CITY(true, "ほかの市区町村の場所です。この市の一覧か、確かめてください", "a place of another city; check whose list this is"),
        ADDRESS_HIDDEN(
                true,
                "住所の代わりに「支援措置により非表示」とあります。この行は取り込みません",
                "instead of an address it says that it is not shown; the row is not taken in"),
        OTHER_NUMBER(true, "対象者IDの人の宛名番号ではありません", "not the number of the person of this id"),
        NO_NUMBER(
                true,
                "宛名番号のない人の行が登録と違います。この人は対象者のページで変更してください",
                "the row of a person without a number differs from what is registered; change this person on their page"),
        TOO_MANY(true, "行が多すぎます。この行から先は読んでいません", "too many rows: from here on none was read"),
        DATE(true, "日付として読めません", "not a date"),
        DATE_IMPOSSIBLE(true, "ありえない日付です", "a date that does not exist"),
        BIRTH_PARTLY(
                false,
                "生年月日のすべてはわかりません。日付は空欄とし、書かれたとおりの文字を残します",
                "not a whole date of birth: the date is left empty, and what is written is kept"),
        DATE_AHEAD(true, "未来の日付です", "a date in the future"),
        DISTRICT(true, "登録されていない地区です", "an unknown district"),
        DISTRICT_MISSING(true, "新しい対象者には地区が必要です", "a person who is new needs a district"),
        NUMBER(true, "数値として読めません", "not a number"),
        SWAPPED(true, "緯度と経度が逆のようです", "latitude and longitude seem to be swapped"),
        OUTSIDE(true, "日本の範囲外の位置です", "a place outside Japan"),
        HALF_A_PLACE(true, "緯度と経度の一方だけがあります", "latitude without longitude or the other way round"),
        UNKNOWN_WORD(true, "決められた語ではありません", "not one of the known words"),
        ALIASES(true, "別名は8つまで、それぞれ100文字までの氏名で書いてください", "at most eight other names, each of at most 100 characters"),
        FORMULA(true, "数式は取り込みません。値として保存してください", "a formula; save the list as values"),
        FORMULA_FAILED(
                true,
                "表計算ソフトの誤り（#N/A など）か、列の幅が足りない印（####）です。正しい値にして保存し直してください",
                "an error of a spreadsheet (#N/A) or a column too narrow (####); put the value there and save again"),
        INSURED(
                true,
                "保険者番号は6桁、被保険者番号は10桁（先頭の0を含む）を両方書いてください",
                "six digits of the insurer and ten of the insured number, zeros in front included, or neither"),
        INSURED_TAKEN(
                false,
                "この被保険者番号は別の対象者に登録されています。番号は取り込みません",
                "this insured number is another person's; it was not taken in"),
        CHANGED_MEANWHILE(
                true,
                "取り込みの間に別の担当者が変更しました。その内容を確かめ、もう一度取り込んでください",
                "somebody else changed it meanwhile; look at what they said and send the list again"),
        NEEDED_WHEN_NEW(true, "新しく登録するときに必要な項目です", "needed for what is not registered yet"),
        NOT_REGISTERED(true, "登録されていません", "not registered"),
        SEVERAL(true, "当てはまる登録が2つ以上あります。IDか番号で指定してください", "more than one fits; say which by its id or number"),
        DOUBLED_ENTRY(true, "同じものを指す行が前にあります", "an earlier row is of the same"),
        OTHER_NAME(true, "この番号の人の氏名と違います", "the person of this number has another name"),
        OTHER_OFFICE(true, "この事業所の職員ではありません", "not a member of this office"),
        OFFICE_NUMBER(true, "事業所番号は英数字10桁です（先頭の0を含む）", "ten digits or capitals, zeros in front included"),
        CODE(
                false,
                "決められた語にないものが含まれます。この欄は取り込んでいません（登録済みの内容は残ります）",
                "some of these words are not known; the cell was not taken in, and what is registered stays"),
        OFFICE_KIND(
                false,
                "決められた種別の語ではありません。新しい事業所は「その他」として語を残し、登録済みの事業所の種別は変えていません",
                "no known kind of office: a new one is kept as another kind with this word, and one that is registered keeps its own"),
        SERVES(
                false,
                "登録されていない地区が含まれます。わかる地区だけを取り込みました",
                "some of these districts are unknown; those that are known were taken in"),
        UNDER_PROTECTION(
                true,
                "支援措置の対象者の計画は、住所を見られる担当者が取り込みます",
                "a person under protection: their plan is taken in by those who may see the address"),
        HOME_KEPT(
                false,
                "支援措置の対象者です。住所・支援措置などの項目は変えていません。住所を見られる担当者が取り込みます",
                "a person under protection: where they live and the flag are kept; those who may see the address take it in"),
        KEY_KEPT(
                false,
                "登録済みの鍵の場所は変えていません。支援措置の住所を見られる担当者が取り込みます",
                "where the key is stays as it is; those who may see protected addresses take it in"),
        NO_PLAN_WANTED(
                true,
                "計画の作成への不同意が記録されています。気持ちが変わったときは、先に同意を記録してください",
                "it is recorded that no plan is to be made for this person; record first that they think again"),
        CONSENT(
                false,
                "同意・不同意・未回答・条例による推定のいずれとも読めません。同意は記録していません",
                "neither a consent, a refusal, no answer nor a presumption; nothing was recorded of it"),
        PLAN_OPEN(true, "書きかけか本人確認待ちの計画があります。先にそれを終えてください", "a plan is being written or waits for the person"),
        PLAN_NEWER(true, "より新しく本人が確認した計画があります", "the person has confirmed another plan since"),
        PLAN_WITHDRAWN(true, "この確認日以後に計画が取り下げられています", "the plan was withdrawn on that day or since"),
        NO_SUCH_PLACE(
                false,
                "登録された避難場所・避難所にない名称です。種類は指定避難所としました",
                "not in the lists of designated places; taken as a shelter"),
        TIME(true, "時刻として読めません（9:30 の形で、開始と終了は別の時刻）", "not a time such as 9:30, or the time at which it begins"),
        WEEKS(true, "第1〜第5（第1・第3 など）か、毎週と書いてください", "weeks of the month, from 第1 to 第5, or 毎週"),
        NO_WAY(true, "訪問では送迎がありません", "nobody is fetched for a visit at home"),
        TOO_MANY_SERVICES(true, "1人の週の予定は60件までです", "at most 60 services of one person"),
        HAS_ENDED(
                true,
                "閉じた事業所か離職した職員です。終了日をその最後の日までにするか、別の事業所・職員を書いてください",
                "an office that has closed or a member who has left: end it on their last day, or name another"),
        OFFICE_CLOSED(true, "閉じた事業所です。予定を引き継いだ事業所を書いてください", "an office that has closed: name the one that serves now"),
        LAST_BEFORE_FIRST(true, "終了日が開始日より前です", "the last day is before the first"),
        REFUSAL_STAYS(
                false,
                "不同意が記録されています。同意日のない同意では改めません。新しい同意なら同意日を入れてください",
                "a refusal is recorded; a consent without a day does not end it: give the day if it is newer"),
        POSITION_LOST(
                false,
                "転居により位置が不明になります。緯度・経度を名簿に入れるか、地図で置いてください",
                "moved, so where they are is no longer known; give latitude and longitude or put them on the map"),
        DISTRICT_KEPT(
                false,
                "住所が変わりましたが地区がありません。前の地区のままです。確かめてください",
                "moved without a district: the one before is kept; check it"),
        PHONE_ZERO(
                false,
                "電話番号の先頭の0が落ちているようです（書かれたとおりに残します）。表計算ソフトで文字列として保存し直してください",
                "a telephone number that seems to have lost its zero in front (kept as written); save it as text"),
        GAIJI(false, "外字が含まれています。正しい字を確かめてください", "a private character; check which one is meant"),
        NAME_KEPT(false, "文字が失われているため、登録済みの氏名を残します", "characters were lost on the way: the name that is there is kept");

        private final boolean rowLost;
        private final String japanese;
        private final String english;

        Reason(boolean rowLost, String japanese, String english) {
            this.rowLost = rowLost;
            this.japanese = japanese;
            this.english = english;
        }

        /** What is wrong with a row as a whole. */
        static Reason of(RowDamage damage) {
            return switch (damage) {
                case QUOTE_NOT_CLOSED, TEXT_AFTER_QUOTE, CELL_TOO_LONG, TOO_MANY_CELLS -> ROW_DAMAGED;
                case OTHER_ENCODING -> OTHER_ENCODING;
                case MERGED_CELLS -> MERGED;
            };
        }

        /** What is wrong with a cell, whatever it stands for. */
        static Optional<Reason> inCell(String cell, boolean required) {
            if (required && cell.isBlank()) {
                return Optional.of(MISSING);
            }
            if (cell.length() > LONGEST) {
                return Optional.of(TOO_LONG);
            }
            if (isUnreadable(cell)) {
                return Optional.of(UNREADABLE);
            }
            if (cell.indexOf('#') >= 0 && NO_VALUE.matcher(cell).matches()) {
                return Optional.of(FORMULA_FAILED);
            }
            if (cell.startsWith("=")) {
                return Optional.of(FORMULA);
            }
            return cell.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE)
                    ? Optional.of(GAIJI)
                    : Optional.empty();
        }

        private static boolean isUnreadable(String cell) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '\uFFFD' || c >= FIRST_C1 && c <= LAST_C1) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the row could not be used; otherwise this is a warning. */
        public boolean rowLost() {
            return rowLost;
        }

        public String japanese() {
            return japanese;
        }

        public String english() {
            return english;
        }
    }
}
