package jp.anpi.safety.contract;

/** What the intake noticed about a report; shown, never a reason to refuse it. */
public enum ReportMark {
    /** The sender's clock was still more than 5 minutes ahead after correction: observedAt was set to receivedAt. */
    CLOCK_DOUBTFUL,
    /** The incident was closed already: shown to the desk, asks nobody, reopens nothing. */
    AFTER_CLOSE,
    /** The person is not in this incident's roster. */
    OUTSIDE_ROSTER,
    /** observedAt lies before the onset. */
    BEFORE_ONSET,
    /** It was made in another incident; a person at the desk decided that it counts in this one too. */
    CARRIED_OVER,
    /** What is needed does not fit the condition: safe and to be rescued, dead and in need. Both are kept, the need counts. */
    CONTRADICTS_ITSELF,
    /** It was observed at some moment between two; {@code observedAt} is the first of them. */
    OBSERVED_RANGE,
    /** The sender does not know when; {@code observedAt} is the onset, the earliest it can be. */
    OBSERVED_UNKNOWN,
    /** A person at the desk decided that it does not count; kept and shown. */
    SET_ASIDE
}
