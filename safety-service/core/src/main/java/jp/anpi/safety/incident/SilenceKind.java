package jp.anpi.safety.incident;

/** How somebody's silence is to be read; the first is the one to worry about most. */
public enum SilenceKind {
    /** Neighbours answer, this person does not: nothing around explains it. */
    NEIGHBOURS_ANSWER,
    /** Too few people around, or too few answers, to tell. */
    UNCLEAR,
    /** Nobody around answers though the other districts do: something keeps all of them from it. */
    AREA_SILENT,
    /** The power is declared out there: telephones and devices may be down. */
    POWER_OUT
}
