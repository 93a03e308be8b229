package jp.anpi.notifier.stage;

import java.util.List;

/** The stages every question passes right before it is sent, first drop wins. */
public final class NoticeStages {

    private static final NoticeStage INCIDENT_STILL_OPEN =
            draft -> draft.incident().filter(facts -> facts.closed()).isPresent()
                    ? new Verdict.Drop(DropReason.INCIDENT_CLOSED)
                    : new Verdict.Pass(draft);

    private static final NoticeStage STILL_WANTED =
            draft -> draft.withdrawn() ? new Verdict.Drop(DropReason.ANSWERED) : new Verdict.Pass(draft);

    /** At its deadline the ladder has moved on: a question sent then would ask somebody who is no longer asked. */
    private static final NoticeStage IN_TIME = draft -> draft.incidentNow()
                    .flatMap(now -> draft.question().answerBy().filter(end -> !now.isBefore(end)))
                    .isPresent()
            ? new Verdict.Drop(DropReason.EXPIRED)
            : new Verdict.Pass(draft);

    public static final List<NoticeStage> IN_ORDER = List.of(INCIDENT_STILL_OPEN, STILL_WANTED, IN_TIME);

    private NoticeStages() {}

    /** The verdict of all stages together. */
    public static Verdict judge(Draft draft) {
        Verdict verdict = new Verdict.Pass(draft);
        for (var stage : IN_ORDER) {
            verdict = switch (verdict) {
                case Verdict.Pass(var passed) -> stage.on(passed);
                case Verdict.Drop drop -> drop;
            };
        }
        return verdict;
    }
}
