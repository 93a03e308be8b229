package jp.anpi.notifier.stage;

/** One reason for which a question may end here. */
@FunctionalInterface
public interface NoticeStage {
    Verdict on(Draft draft);
}
