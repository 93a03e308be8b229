package jp.anpi.safety.matching;

import java.util.List;
import java.util.OptionalInt;

/**
 * The shadow of an address. 2丁目3番4号, 2-3-4, 二丁目三の四 and ２－３－４ are one address, 大字 and 字 are nothing, and the
 * building is split off before any numeral is converted (二引ビル stays 二引ビル).
 *
 * @param town all before the numbers, without the prefecture
 * @param numbers 丁目, 番 and 号, as many as are said; 地番 likewise
 * @param building folded, without the room; empty when not said
 * @param room empty when not said
 */
public record FoldedAddress(String town, List<Integer> numbers, String building, OptionalInt room) {

    private static final String ENDS_A_REGION = "市区町村郡県都府道";

    public FoldedAddress {
        numbers = List.copyOf(numbers);
    }

    /** Folds an address; anything can be folded, also nonsense. */
    public static FoldedAddress of(String raw) {
        return new AddressScan(raw).address();
    }

    /** The key; folding it again gives the same address. */
    public String key() {
        var key = new StringBuilder(town);
        for (int at = 0; at < numbers.size(); at++) {
            key.append(at == 0 ? "" : "-").append(numbers.get(at));
        }
        if (!building.isEmpty()) {
            key.append(' ').append(building);
        }
        room.ifPresent(number -> key.append(' ').append(number).append("号室"));
        return key.toString();
    }

    /** Whether both name one town, also when only one of them says in which city it is. */
    static boolean sameTown(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        int rest = longer.length() - shorter.length();
        return shorter.length() >= 2
                && rest > 0
                && longer.endsWith(shorter)
                && ENDS_A_REGION.indexOf(longer.charAt(rest - 1)) >= 0;
    }
}
