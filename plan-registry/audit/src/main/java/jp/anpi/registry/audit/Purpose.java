package jp.anpi.registry.audit;

/** What a call is for, unless the caller says more exactly ({@code Anpi-Purpose}). */
public enum Purpose {
    /** Finding out who is safe, in an incident. */
    SAFETY_CHECK,
    /** Keeping persons, plans and schedules right. */
    KEEPING_THE_REGISTRY,
    /** Accounts, invitations, devices, sessions. */
    ACCESS,
    /** Reading the trail itself. */
    OVERSIGHT
}
