package jp.anpi.safety.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads one address from left to right: town, numbers, building, room. */
final class AddressScan {

    private static final int MOST_NUMBERS = 4;
    private static final int LONGEST_ROOM = 5;
    private static final Pattern POSTAL_CODE = Pattern.compile("^〒? ?\\d{3}-\\d{4}(?![-\\d]) *|^〒 ?\\d{7} *");
    private static final Pattern PREFECTURE = Pattern.compile("^(東京都|北海道|京都府|大阪府|神奈川県|和歌山県|鹿児島県|[^市区町村 ]{2}県) *");
    private static final Pattern BEFORE_BUILDING = Pattern.compile("^[ ノ(),、。-]+");
    private static final Pattern AFTER_ROOM = Pattern.compile("[ )]*(号室|号|室)?[ )]*$");
    private static final List<String> UNITS = List.of("丁目", "丁", "番地", "番", "号");
    private static final List<String> NOT_OF_A_HOUSE = List.of("号室", "室", "号棟", "棟", "階", "f", "条", "ツ", "ッ");

    private final String text;
    private final List<Integer> numbers = new ArrayList<>();
    private int at;

    AddressScan(String raw) {
        String folded = Numerals.withOneDash(Letters.fold(raw));
        String local = POSTAL_CODE.matcher(folded).replaceFirst("");
        text = PREFECTURE.matcher(local).replaceFirst("").strip();
    }

    FoldedAddress address() {
        int start = startOfNumbers();
        at = start;
        readNumbers();
        return building(town(text.substring(0, start)), text.substring(at));
    }

    private int startOfNumbers() {
        int from = 0;
        while (from < text.length()) {
            if (Numerals.any(text.charAt(from))) {
                int end = Numerals.end(text, from);
                if (Numerals.digit(text.charAt(from)) ? !text.startsWith("条", end) : beginsNumbers(end)) {
                    return from;
                }
                from = end;
            } else {
                from++;
            }
        }
        return text.length();
    }

    /** 十太夫 and 三郷 are towns: a numeral in kanji counts only with what makes it a number of a house. */
    private boolean beginsNumbers(int end) {
        if (text.startsWith("丁目", end) || (text.startsWith("番", end) && !text.startsWith("番町", end))) {
            return true;
        }
        int next = Numerals.skipSpaces(text, end);
        if (!joins(next) && !text.startsWith("丁", next)) {
            return false;
        }
        int after = Numerals.skipSpaces(text, next + 1);
        return after < text.length() && Numerals.any(text.charAt(after)) && isNumberOfAHouse(after, false);
    }

    private boolean joins(int where) {
        return where < text.length() && (text.charAt(where) == '-' || text.charAt(where) == 'ノ');
    }

    private void readNumbers() {
        boolean goesOn = at < text.length();
        while (goesOn && numbers.size() < MOST_NUMBERS && isNumberOfAHouse(at, numbers.isEmpty())) {
            int end = Numerals.end(text, at);
            int value = Numerals.value(text.subSequence(at, end));
            if (value < 0) {
                return;
            }
            numbers.add(value);
            at = end;
            goesOn = separator();
        }
    }

    private boolean isNumberOfAHouse(int from, boolean first) {
        int end = Numerals.end(text, from);
        if (!first && NOT_OF_A_HOUSE.stream().anyMatch(word -> text.startsWith(word, end))) {
            return false;
        }
        if (first || Numerals.digit(text.charAt(from)) || end == text.length()) {
            return true;
        }
        char next = text.charAt(end);
        return !Character.isIdeographic(next) || next == '丁' || next == '番' || next == '号';
    }

    /** Passes what stands between two numbers; false where no further number follows. */
    private boolean separator() {
        int next = Numerals.skipSpaces(text, at);
        String unit = unit(next);
        if (unit.isEmpty() && !joins(next)) {
            return false;
        }
        int after = next + unit.length();
        int joined = Numerals.skipSpaces(text, after);
        boolean dash = joins(joined);
        int number = dash ? Numerals.skipSpaces(text, joined + 1) : joined;
        boolean spaced = unit.equals("号") && !dash && joined > after;
        boolean follows = number < text.length() && Numerals.any(text.charAt(number)) && !spaced;
        if (!unit.isEmpty()) {
            at = after;
        }
        if (follows && isNumberOfAHouse(number, false)) {
            at = number;
            return true;
        }
        return false;
    }

    private String unit(int from) {
        for (String unit : UNITS) {
            if (text.startsWith(unit, from)) {
                return unit.equals("号") && (text.startsWith("号室", from) || text.startsWith("号棟", from)) ? "" : unit;
            }
        }
        return "";
    }

    private static String town(String before) {
        String plain = Kana.large(without(before.replace("大字", ""), "字 -(),、。"));
        return FoldedName.withOneSpelling(plain);
    }

    private FoldedAddress building(String town, String rest) {
        var house = numbers.size() == MOST_NUMBERS ? numbers.subList(0, MOST_NUMBERS - 1) : numbers;
        String name = AFTER_ROOM
                .matcher(BEFORE_BUILDING.matcher(rest).replaceFirst(""))
                .replaceFirst("");
        int digits = name.length();
        while (digits > 0 && Numerals.digit(name.charAt(digits - 1))) {
            digits--;
        }
        int length = name.length() - digits;
        boolean hasRoom = length > 0 && length <= LONGEST_ROOM && (digits == 0 || name.charAt(digits - 1) != '第');
        var said = hasRoom ? OptionalInt.of(Numerals.value(name.substring(digits))) : OptionalInt.empty();
        var room = numbers.size() == MOST_NUMBERS ? OptionalInt.of(numbers.getLast()) : said;
        return new FoldedAddress(town, house, buildingName(hasRoom ? name.substring(0, digits) : name), room);
    }

    private static String buildingName(String name) {
        var plain = new StringBuilder(Kana.large(without(name, " ・ー-(),、。")));
        for (int at = 1; at < plain.length(); at++) {
            if (plain.charAt(at - 1) == '第' && Numerals.kanji(plain.charAt(at))) {
                int end = Numerals.end(plain, at);
                int value = Numerals.value(plain.subSequence(at, end));
                if (value >= 0) {
                    plain.replace(at, end, Integer.toString(value));
                }
            }
        }
        return plain.toString();
    }

    private static String without(String text, String unwanted) {
        var kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (unwanted.indexOf(text.charAt(at)) < 0) {
                kept.append(text.charAt(at));
            }
        }
        return kept.toString();
    }
}
