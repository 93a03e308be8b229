package jp.anpi.registry.disclosure;

/** A part of what the registry keeps of one person. */
public enum PersonField {
    /** Name, how they are reached, plan, who looks after them. */
    RECORD,
    /** Group, certificates, remarks, what is treated: as the list that is shared tells why they need help. */
    HEALTH,
    /** What they live on: devices, oxygen, dialysis, medicine, and care by the hour. */
    LIFE_SUPPORT,
    /** Where somebody who is not under protection lives, and what follows from it. */
    HOME,
    /** The same of somebody under protection (DV 等). */
    PROTECTED_HOME,
    /** Who was named as a supporter and has not agreed to it. */
    UNAGREED_SUPPORTERS
}
