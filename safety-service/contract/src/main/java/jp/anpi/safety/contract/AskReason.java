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
    CLOCK_RAN_OUT,
    /** The office that has the person in service is asked instead; who gets this is told and need not answer. */
    PROVIDER_HAS_PERSON,
    /** Somebody who could not act can act again. */
    REPORTER_BACK,
    /** The policy wants the word of more than one, and one has spoken. */
    SECOND_ANSWER_WANTED,
    /** So many have tried in vain that another call helps nobody: somebody has to go there. */
    TRIED_TOO_OFTEN,
    /** The desk has not acknowledged in time what was handed to it. */
    NOBODY_AT_DESK;

    /** Whether who gets this is asked for an answer, and not only told. */
    public boolean wantsAnswer() {
        return this != PROVIDER_HAS_PERSON;
    }
}
