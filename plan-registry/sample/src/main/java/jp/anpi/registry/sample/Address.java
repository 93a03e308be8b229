package jp.anpi.registry.sample;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One address and the many ways in which people write it. */
record Address(String place, String district, int chome, int ban, int go, Optional<Room> room) {

    /** A building and a room in it. */
    record Room(String building, int number) {}

    /** How the numbers are written. */
    enum Notation {
        HYPHENS,
        WIDE_HYPHENS,
        MINUS_SIGNS,
        WORDS,
        KANJI_CHOME,
        ALL_KANJI
    }

    static final List<Notation> NOTATIONS = List.of(Notation.values());

    private static final List<String> BUILDINGS =
            List.of("コーポ瀬見", "ハイツ柳", "メゾン・ド・リヴィエール", "第二さくら荘", "みなせ団地３号棟", "グリーンハイツ");
    private static final String DIGITS = "〇一二三四五六七八九";

    static Address draw(String place, String district, RandomGenerator dice) {
        var room = Dice.chance(dice, 0.3)
                ? Optional.of(new Room(Dice.oneOf(dice, BUILDINGS), 100 * dice.nextInt(1, 6) + dice.nextInt(1, 13)))
                : Optional.<Room>empty();
        return new Address(place, district, dice.nextInt(1, 6), dice.nextInt(1, 31), dice.nextInt(1, 26), room);
    }

    String write(Notation notation) {
        String numbers = switch (notation) {
            case HYPHENS -> "%d-%d-%d".formatted(chome, ban, go);
            case WIDE_HYPHENS -> wide("%d－%d－%d".formatted(chome, ban, go));
            case MINUS_SIGNS -> wide("%d−%d−%d".formatted(chome, ban, go));
            case WORDS -> wide("%d丁目%d番%d号".formatted(chome, ban, go));
            case KANJI_CHOME -> kanji(chome) + "丁目%d番地%d".formatted(ban, go);
            case ALL_KANJI -> kanji(chome) + "丁目" + kanji(ban) + "番" + kanji(go) + "号";
        };
        return place
                + district
                + numbers
                + room.map(where -> written(where, notation)).orElse("");
    }

    private static String written(Room room, Notation notation) {
        return switch (notation) {
            case HYPHENS, MINUS_SIGNS -> "-" + room.number;
            case WIDE_HYPHENS -> "　" + room.building + wide(Integer.toString(room.number));
            case WORDS -> room.building + wide(Integer.toString(room.number)) + "号室";
            case KANJI_CHOME, ALL_KANJI -> " " + room.building + " " + room.number;
        };
    }

    /** Numbers from 1 to 99 as they are written in addresses: 二十三. */
    static String kanji(int number) {
        int tens = number / 10;
        int ones = number % 10;
        String first = tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十";
        return ones == 0 ? first : first + DIGITS.charAt(ones);
    }

    private static String wide(String digits) {
        var wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
        return wide.toString();
    }
}
