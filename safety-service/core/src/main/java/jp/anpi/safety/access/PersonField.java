package jp.anpi.safety.access;

/** A part of what is known about one person. */
public enum PersonField {
    /** Name, state, ladder, reports, clocks. */
    CHECK,
    /** Where somebody who is not under protection lives and is. */
    HOME,
    /** The same of somebody under protection (DV 等). */
    PROTECTED_HOME,
    /** That a death was reported. */
    REPORTED_DEATH,
    /** Whom senders meant in their own words, and whom else their reports are about. */
    OTHERS_MEANT
}
