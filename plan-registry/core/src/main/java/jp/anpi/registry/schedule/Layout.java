package jp.anpi.registry.schedule;

import java.util.Optional;

/**
 * Where the columns of the 第6表 stand, counted from 1. The fourth edition put TAIS code, notification code and the equipment's
 * name (16 to 18) in front of 明細判別コード; everything before is alike.
 *
 * @param provider column of サービス事業者コード; the office's name and branch follow it
 */
record Layout(int columns, int provider) {

    static final int VERSION = 1;
    static final int INSURER = 2;
    static final int INSURED_NUMBER = 3;
    static final int MONTH = 5;
    static final int DAY = 10;
    static final int START = 12;
    static final int END = 13;
    static final int TIMES = 14;
    static final int CODE = 15;

    private static final Layout V3 = new Layout(22, 17);
    private static final Layout V4 = new Layout(25, 20);

    /** By the number of columns; a comma at the row's end, as some programs write, does not count. */
    static Optional<Layout> of(int cells) {
        if (cells == V3.columns || cells == V3.columns + 1) {
            return Optional.of(V3);
        }
        return cells == V4.columns || cells == V4.columns + 1 ? Optional.of(V4) : Optional.empty();
    }

    int providerName() {
        return provider + 1;
    }

    int branch() {
        return provider + 2;
    }
}
