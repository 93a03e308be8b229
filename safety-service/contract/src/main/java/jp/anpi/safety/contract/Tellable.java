package jp.anpi.safety.contract;

/** What may be told to somebody who asks how a person is. */
public enum Tellable {
    /** Whether the city knows anything of how the person is. */
    WHETHER_KNOWN,
    /** Whether they are well, hurt or ill. */
    CONDITION,
    /** Where they are. */
    WHEREABOUTS
}
