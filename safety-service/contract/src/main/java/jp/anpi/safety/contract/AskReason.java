package jp.anpi.safety.contract;

/** Why somebody is asked now; travels with the decision, nobody derives it again. */
public enum AskReason {
    INCIDENT_OPENED,
    NO_ANSWER_IN_TIME,
    REPORTED_UNREACHABLE,
    NOBODY_TO_ASK,
    REPORTER_UNAVAILABLE,
    UNDELIVERABLE,
    RECHECK_DUE,
    DANGER_REPORTED,
    /** A life-support clock has run out and nobody has seen the person since. */
    CLOCK_RAN_OUT
}
