package jp.anpi.registry.disclosure;

/** A part of what the registry keeps of one person. */
public enum PersonField {
    /** Name, group, needs, plan, who looks after them. */
    RECORD,
    /** Where somebody who is not under protection lives, and what follows from it. */
    HOME,
    /** The same of somebody under protection (DV 等). */
    PROTECTED_HOME,
    /** Who was named as a supporter and has not agreed to it. */
    UNAGREED_SUPPORTERS
}
