package jp.anpi.registry.hazard;

import java.util.Arrays;
import java.util.Optional;

/** How deep the water may be: the ranks of 国土数値情報 A31 (浸水深ランク). Each is a range; nothing in between is known. */
public enum DepthRank {
    UNDER_HALF_A_METRE(1, "0.5m未満", "less than 0.5 m"),
    TO_3_METRES(2, "0.5〜3m", "0.5 to 3 m"),
    TO_5_METRES(3, "3〜5m", "3 to 5 m"),
    TO_10_METRES(4, "5〜10m", "5 to 10 m"),
    TO_20_METRES(5, "10〜20m", "10 to 20 m"),
    FROM_20_METRES(6, "20m以上", "20 m and more");

    private final int number;
    private final String japanese;
    private final String english;

    DepthRank(int number, String japanese, String english) {
        this.number = number;
        this.japanese = japanese;
        this.english = english;
    }

    /** As A31 numbers it, 1 to 6. */
    public int number() {
        return number;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }

    /** The rank of a number as A31 writes it; empty for any other. */
    public static Optional<DepthRank> of(int number) {
        return Arrays.stream(values()).filter(rank -> rank.number == number).findFirst();
    }
}
