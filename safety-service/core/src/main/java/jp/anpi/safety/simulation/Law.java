package jp.anpi.safety.simulation;

/** What must hold after every step of every world. */
public enum Law {
    /** Nobody is silent and unasked past due, and in ①② the desk hears when a whole ladder stayed silent. */
    NOBODY_IS_FORGOTTEN,
    /** No question goes out twice, nobody is asked twice in a cycle, no rung is asked twice for one reason. */
    NOBODY_IS_ASKED_TWICE,
    /** No life-support clock crosses zero without the desk hearing of it, unless somebody has seen the person since. */
    NO_CLOCK_ENDS_UNSEEN,
    /** A report of danger is the desk's at once. */
    DANGER_IS_THE_DESKS_AT_ONCE,
    /** What was accepted is folded, once. */
    NO_REPORT_IS_LOST,
    /** Silence is never shown as safe. */
    SILENCE_IS_NOT_SAFE,
    /** The board's figures sum to the roster and are those of the checks. */
    COUNTS_SUM_TO_THE_ROSTER,
    /** Once closed, an incident asks nobody. */
    A_CLOSED_INCIDENT_ASKS_NOBODY,
    /** What is due can be done: the owner comes to rest. */
    TIME_GOES_ON
}
