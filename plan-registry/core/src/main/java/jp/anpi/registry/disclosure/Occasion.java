package jp.anpi.registry.disclosure;

/** Under which rules of the law the city shares with others what it knows of people. */
public enum Occasion {
    /** No disaster is here or near, drills included: as each person agreed to it (災害対策基本法 49条の11第2項, 49条の15第2項). */
    PEACETIME,
    /** A disaster is here or near: as far as needed to save them, whatever they said (49条の11第3項, 49条の15第3項). */
    DISASTER
}
