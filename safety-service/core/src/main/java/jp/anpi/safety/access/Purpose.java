package jp.anpi.safety.access;

/** What somebody wants to see people for. */
public enum Purpose {
    /** Working with them on a screen, one incident at a time. */
    WORK,
    /** Taking them away: exports and archives, over which the product has no power any more. */
    TAKE_AWAY
}
