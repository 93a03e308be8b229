package jp.anpi.registry.schedule;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file of the exchange says: {@code UPPLAN_202612_1270000001_43_1270000002_15_20261125180000.CSV}, in the older
 * layout (V3) without the two kinds of service.
 *
 * @param file the name itself, without folders
 * @param month of service; empty for {@code 000000}, a supplement to the first and second table
 * @param sender 事業所番号 of whoever made the file
 * @param addressee 事業所番号 of whom it was made for
 */
public record ExchangeName(
        String file,
        Kind kind,
        Optional<YearMonth> month,
        String sender,
        String addressee,
        Sequence sequence,
        Form form) {

    /** What a file holds. */
    public enum Kind {
        /** 第6表 予定. */
        UPPLAN,
        /** 第6表 実績. */
        UPJSK,
        /** 第6表 予定 削除. */
        DLTPLAN,
        /** 第6表 実績 削除. */
        DLTJSK,
        /** 利用者補足情報: the only file with names. */
        UPHOSOKU
    }

    /** Which edition of the standard named the file. */
    public enum Form {
        V3,
        V4
    }

    private static final Pattern NAME = Pattern.compile(
            "(UPPLAN|UPJSK|DLTPLAN|DLTJSK|UPHOSOKU)_([0-9]{6})_([0-9A-Z]{10})(?:_([0-9A-Z]{2}))?_([0-9A-Z]{10})"
                    + "(?:_([0-9A-Z]{2}))?_([0-9]{14})\\.CSV");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    private static final String NO_MONTH = "000000";

    /** Reads a file's name, with or without folders, in capitals or not; empty when it is none of the exchange's that we read. */
    public static Optional<ExchangeName> find(String file) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        Matcher name = NAME.matcher(last.toUpperCase(Locale.ROOT));
        if (!name.matches() || (name.group(4) == null) != (name.group(6) == null)) {
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(name.group(1));
        Optional<YearMonth> month = month(name.group(2));
        if (month.isEmpty() && !(kind == Kind.UPHOSOKU && name.group(2).equals(NO_MONTH))) {
            return Optional.empty();
        }
        return Optional.of(new ExchangeName(
                last,
                kind,
                month,
                name.group(3),
                name.group(5),
                new Sequence(name.group(7)),
                name.group(4) == null ? Form.V3 : Form.V4));
    }

    /** A month written as six digits. */
    static Optional<YearMonth> month(String text) {
        boolean isMonth = text.matches("[1-9][0-9]{3}(0[1-9]|1[0-2])");
        return isMonth ? Optional.of(YearMonth.parse(text, MONTH)) : Optional.empty();
    }
}
