package jp.anpi.safety.matching;

import java.util.random.RandomGenerator;

/** One house and the ways in which people write its address. */
record MadeUpAddress(String town, int chome, int ban, int go, String building, int room) {

    static final String CITY = "みなせ市";

    enum Notation {
        HYPHENS,
        WIDE_HYPHENS,
        MINUS_SIGNS,
        LONG_VOWEL_MARKS,
        DASHES,
        SPACED,
        WORDS,
        WIDE_WORDS,
        KANJI_CHOME,
        ALL_KANJI,
        WITH_NO,
        KANJI_WITH_NO,
        LARGE_PLACE
    }

    private static final String[] TOWNS = {
        "上瀬", "北葭原", "鷺野台", "丘の手", "北榎", "十太夫", "三輪野山", "一ノ宮", "関ケ原", "おおたかの台", "東初石", "市野谷", "八木北", "六郷", "前ケ崎", "駒木台",
        "西深井", "平和台", "南流", "加地", "向小金", "野々下", "名都狩", "若葉"
    };
    private static final String[] BUILDINGS = {
        "コーポ瀬見", "メゾン・ド・リヴィエール", "第二さくら荘", "みなせ団地３号棟", "二引ビル", "千代田21ビル", "グリーンハイツ"
    };
    private static final String[] TENS = {"", "十", "二十", "三十"};

    static MadeUpAddress draw(RandomGenerator dice) {
        boolean flat = dice.nextDouble() < 0.3;
        return new MadeUpAddress(
                TOWNS[dice.nextInt(TOWNS.length)],
                dice.nextInt(1, 6),
                dice.nextInt(1, 31),
                dice.nextInt(1, 26),
                flat ? BUILDINGS[dice.nextInt(BUILDINGS.length)] : "",
                flat ? 100 * dice.nextInt(1, 6) + dice.nextInt(1, 13) : 0);
    }

    /** Without the city. */
    String write(Notation notation) {
        String numbers = switch (notation) {
            case HYPHENS -> "%d-%d-%d".formatted(chome, ban, go);
            case WIDE_HYPHENS -> wide("%d－%d－%d".formatted(chome, ban, go));
            case MINUS_SIGNS -> wide("%d−%d−%d".formatted(chome, ban, go));
            case LONG_VOWEL_MARKS -> wide("%dー%dー%d".formatted(chome, ban, go));
            case DASHES -> "%d‐%d―%d".formatted(chome, ban, go);
            case SPACED -> " %d - %d - %d".formatted(chome, ban, go);
            case WORDS -> "%d丁目%d番%d号".formatted(chome, ban, go);
            case WIDE_WORDS -> wide("　%d丁目　%d番地　%d".formatted(chome, ban, go));
            case KANJI_CHOME -> kanji(chome) + "丁目%d番地の%d".formatted(ban, go);
            case ALL_KANJI -> kanji(chome) + "丁目" + kanji(ban) + "番" + kanji(go) + "号";
            case WITH_NO -> "%dの%dの%d".formatted(chome, ban, go);
            case KANJI_WITH_NO -> kanji(chome) + "丁目" + kanji(ban) + "の" + kanji(go);
            case LARGE_PLACE -> "%d丁目%d-%d".formatted(chome, ban, go);
        };
        return (notation == Notation.LARGE_PLACE ? "大字" : "") + town + numbers + building(notation);
    }

    private String building(Notation notation) {
        if (building.isEmpty()) {
            return "";
        }
        return switch (notation) {
            case WORDS, WIDE_WORDS -> " " + building + " " + wide(Integer.toString(room)) + "号室";
            case HYPHENS, LARGE_PLACE -> "　" + building + "-" + room;
            default -> " " + building + " " + room;
        };
    }

    MadeUpAddress withoutBuilding() {
        return new MadeUpAddress(town, chome, ban, go, "", 0);
    }

    MadeUpAddress withGo(int other) {
        return new MadeUpAddress(town, chome, ban, other, building, room);
    }

    static String kanji(int number) {
        return TENS[number / 10] + (number % 10 == 0 ? "" : "一二三四五六七八九".charAt(number % 10 - 1));
    }

    private static String wide(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(each -> wide.append((char) (each >= '0' && each <= '9' ? each - '0' + '０' : each)));
        return wide.toString();
    }
}
