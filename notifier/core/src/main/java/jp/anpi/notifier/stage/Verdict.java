package jp.anpi.notifier.stage;

/** What a stage says of a draft. */
public sealed interface Verdict {

    /** It goes on to the next stage. */
    record Pass(Draft draft) implements Verdict {}

    /** It is not asked. */
    record Drop(DropReason why) implements Verdict {}
}
