package jp.anpi.registry.schedule;

/**
 * Something wrong in one place of a file.
 *
 * @param row counted from 1 as a spreadsheet counts; 0 for the file as a whole
 * @param column counted from 1; 0 for the row as a whole
 * @param found what stands there, at most 40 characters; may name a person, so it is shown to whoever sent the file and goes
 *     nowhere else
 */
public record ExchangeFault(int row, int column, Reason reason, String found) {

    private static final int SHOWN = 40;

    public ExchangeFault {
        found = found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
    }

    /** What is wrong, and whether the row still counts. */
    public enum Reason {
        QUOTE_NOT_CLOSED(true, "引用符が閉じられていません", "a quote is not closed"),
        ROW_DAMAGED(true, "行の形が崩れています", "the row is not well formed"),
        COLUMNS(true, "列の数が第3版・第4版のどちらとも合いません", "the number of columns is neither that of V3 nor of V4"),
        MIXED_VERSIONS(true, "CSVバージョンが混在しています", "several CSV versions in one file"),
        INSURER(true, "保険者番号は数字6桁です（先頭の0を含む）", "an insurer has six digits, zeros in front included"),
        INSURED_NUMBER(
                true,
                "被保険者番号は数字10桁、またはHと数字9桁です（先頭の0を含む）",
                "an insured number has ten digits or H and nine, zeros in front included"),
        MONTH(true, "対象年月がファイル名の年月と違います", "the month is not that of the file's name"),
        DAY(true, "日付がYYYYMMDDの正しい日ではありません", "not a day as YYYYMMDD"),
        DAY_OUTSIDE_MONTH(true, "サービス利用日が対象年月の外です", "the day of service is outside the month"),
        TIME(true, "時刻がHHMMでも9999でもありません", "neither a time as HHMM nor 9999"),
        COUNT(true, "回数が数字ではありません", "the number of times is not a number"),
        SERVICE_CODE(true, "サービスコードは6桁です", "a service code has six characters"),
        PROVIDER(true, "サービス事業者コードは10桁です（先頭の0を含む）", "an office's number has ten characters, zeros in front included"),
        ENCODING(false, "文字コードがMS932ではありません", "the file is not MS932"),
        OTHER_ENCODING(
                false,
                "この行はほかの行と文字コードが違います。番号と日時は使い、氏名・名称・住所は使いません",
                "this row is in another encoding than the others; its numbers and times count, its names do not"),
        CHARACTERS(false, "読み取れない文字があります（MS932の範囲外）", "characters that are not MS932"),
        CARE_LEVEL(false, "要介護状態区分の値が決まりと違います", "an unknown care level");

        private final boolean rowLost;
        private final String japanese;
        private final String english;

        Reason(boolean rowLost, String japanese, String english) {
            this.rowLost = rowLost;
            this.japanese = japanese;
            this.english = english;
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
