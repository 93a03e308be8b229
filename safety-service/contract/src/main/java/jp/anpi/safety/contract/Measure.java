package jp.anpi.safety.contract;

/** What an office is asked to do ahead of heavy rain. */
public enum Measure {
    /** Fewer services, nobody brought in or home in the rain. */
    REDUCE,
    CLOSE
}
