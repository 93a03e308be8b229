package jp.anpi.registry.contract;

/**
 * What somebody sees or does something for. What they see follows from it, and the audit trail keeps it; a caller may say more
 * exactly why ({@code Anpi-Purpose}).
 */
public enum Purpose {
    /** Finding out who is safe, in an incident. */
    SAFETY_CHECK,
    /** Keeping persons, plans and schedules right, on a screen. */
    KEEPING_THE_REGISTRY,
    /** Taking people along in lists, prints, files for letters and archives, over which the product has no power any more. */
    TAKE_AWAY,
    /** Paper for those outside the city who look after the people on it. */
    HAND_OUT,
    /** Accounts, invitations, devices, sessions. */
    ACCESS,
    /** Reading the trail itself. */
    OVERSIGHT
}
