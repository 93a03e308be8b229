package jp.anpi.registry.audit;

/** What somebody did, as far as a line of the trail says it in clear. */
public enum Act {
    VIEW,
    CHANGE,
    PRINT,
    EXPORT,
    /** Something was told to somebody who may not see it by themselves. */
    DISCLOSURE,
    SIGN_IN,
    /** Somebody wanted what they may not have, or could not sign in, or what was recorded as begun was not to be done after all. */
    REFUSED,
    /** It broke off by a fault of ours: what was recorded as begun may be half done. */
    FAILED,
    /** So much happened while nothing could be written that some of it could not even wait. */
    UNRECORDED
}
