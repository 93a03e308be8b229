package jp.anpi.safety.matching;

import java.util.random.RandomGenerator;

/** Texts that nobody should send and somebody will. */
final class BrokenText {

    private static final String[] PIECES = {
        "佐藤",
        "タロウ",
        "ｶﾞ",
        "゛",
        "゜",
        "々",
        "ー",
        "\u200F",
        "\u202E",
        "\uFEFF",
        "\uD800",
        "\uDC00",
        "\u0000",
        "\u001B",
        "\t",
        " ",
        "　",
        "\u00A0",
        "１２",
        "丁目",
        "番",
        "号",
        "-",
        "の",
        "十",
        "〇",
        "9999999999",
        "𠮷",
        "\uDB40\uDD00",
        "\uFE0F",
        "\u0301",
        "é",
        "ﷺ",
        "㍿",
        "㍼",
        "İ",
        "ß",
        "大字",
        "県",
        "市",
        "・"
    };

    private BrokenText() {}

    static String any(RandomGenerator dice) {
        var text = new StringBuilder();
        int length = dice.nextInt(30);
        while (text.length() < length) {
            if (dice.nextInt(4) == 0) {
                text.append((char) dice.nextInt(0x10000));
            } else {
                text.append(PIECES[dice.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
