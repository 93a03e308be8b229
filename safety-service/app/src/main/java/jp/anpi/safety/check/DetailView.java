package jp.anpi.safety.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.ladder.StepTaken;

/** Turns a check and what is kept beside it into {@link CheckDetail}. Pure. */
final class DetailView {

    private static final Explanation CONTRADICTED =
            new Explanation("互いに食い違う報告があります。どちらも残しています。", "Two reports contradict each other; both are kept.");
    private static final Explanation OTHER_CONTENT = new Explanation(
            "同じ番号で内容の違う報告が同時に届きました。先に保存した方を採り、もう一方も残しています。",
            "Reports with one id and different contents arrived together: the first one stored counts, the other is kept.");

    private final Explanations sentences;

    DetailView(Explanations sentences) {
        this.sentences = sentences;
    }

    List<CheckDetail.Rung> ladder(SafetyCheck check, String name) {
        var ladder = check.row().ladder();
        if (!ladder.asksSomebody() && check.asking().isEmpty()) {
            return List.of();
        }
        List<CheckDetail.Rung> rungs = new ArrayList<>();
        for (int number = 1; number <= ladder.deskRung(); number++) {
            int rung = number;
            AskedRole planned = number == ladder.deskRung()
                    ? AskedRole.CITY_DESK
                    : ladder.rung(number).roles().getFirst();
            Optional<StepTaken> step = check.steps().stream()
                    .filter(one -> one.cycle() == check.cycle() && one.rung() == rung)
                    .filter(DetailView::movesTheRung)
                    .reduce((_, later) -> later);
            rungs.add(new CheckDetail.Rung(
                    rung,
                    step.map(StepTaken::role).orElse(planned),
                    step.map(StepTaken::who).orElse(List.of()),
                    step.map(StepTaken::at),
                    step.flatMap(StepTaken::dueAt),
                    step.map(one -> sentences.of(one, name, check.row().group())),
                    state(check, rung, step)));
        }
        return rungs;
    }

    private static boolean movesTheRung(StepTaken step) {
        return switch (step.what()) {
            case ASKED, SKIPPED, HANDED_TO_DESK -> true;
            case TOLD, DESK_TOLD, DUTY_CALLED, ENDED -> false;
        };
    }

    private static CheckDetail.Rung.State state(SafetyCheck check, int rung, Optional<StepTaken> step) {
        boolean now = check.asking().filter(asking -> asking.rung() == rung).isPresent();
        boolean ended = check.asking().isEmpty();
        boolean last = check.steps().stream()
                .filter(one -> one.cycle() == check.cycle() && movesTheRung(one))
                .reduce((_, later) -> later)
                .filter(one -> one.rung() == rung)
                .isPresent();
        return step.map(one -> switch (one.what()) {
                    case SKIPPED -> CheckDetail.Rung.State.SKIPPED;
                    case HANDED_TO_DESK ->
                        ended ? CheckDetail.Rung.State.ANSWERED : CheckDetail.Rung.State.HANDED_TO_DESK;
                    case ASKED, TOLD, DESK_TOLD, DUTY_CALLED, ENDED -> {
                        if (now) {
                            yield CheckDetail.Rung.State.ASKED;
                        }
                        yield ended && last ? CheckDetail.Rung.State.ANSWERED : CheckDetail.Rung.State.PASSED;
                    }
                })
                .orElse(CheckDetail.Rung.State.PENDING);
    }

    List<CheckDetail.Step> steps(SafetyCheck check, String name) {
        return check.steps().stream()
                .map(step -> new CheckDetail.Step(
                        step.cycle(),
                        step.rung(),
                        step.what().name(),
                        step.at(),
                        sentences.of(step, name, check.row().group())))
                .toList();
    }

    static List<CheckDetail.Notice> notices(SafetyCheck check) {
        return check.notices().stream()
                .map(notice -> new CheckDetail.Notice(
                        notice.id(),
                        notice.rung(),
                        List.of(notice.label()),
                        notice.askedAt(),
                        notice.why(),
                        outcome(notice.fate())))
                .toList();
    }

    private static Explanation outcome(NoticeSent.Fate fate) {
        return switch (fate) {
            case OPEN -> new Explanation("送信待ち", "on its way");
            case HANDED_OVER -> new Explanation("送信済み", "handed over");
            case UNDELIVERABLE -> new Explanation("届かず", "could not be delivered");
            case DROPPED -> new Explanation("送信せず", "not sent");
            case WITHDRAWN -> new Explanation("取り下げ", "withdrawn");
        };
    }

    static List<CheckDetail.Attempt> attempts(SafetyCheck check) {
        return check.facts().stream()
                .filter(fact -> fact.contact() != ContactAxis.REACHED)
                .map(fact -> new CheckDetail.Attempt(fact.report(), fact.observedAt(), fact.contact(), fact.source()))
                .toList();
    }

    static List<CheckDetail.Note> notes(List<CheckInput.Noted> notes) {
        return notes.stream()
                .map(note -> new CheckDetail.Note(
                        note.command(), note.text(), note.at(), note.by().displayName()))
                .toList();
    }

    static List<CheckDetail.Sent> dispatches(SafetyCheck check) {
        return check.dispatches().orElse(Dispatches.NONE).newest().stream()
                .map(sent -> new CheckDetail.Sent(
                        sent.team(), sent.by().displayName(), sent.sentAt(), sent.arrivedAt(), sent.backAt()))
                .toList();
    }

    static List<CheckDetail.Contradiction> conflicts(
            SafetyCheck check, List<CheckInput.ReportReceived> others, ReportView.Shown sight) {
        List<CheckDetail.Contradiction> all = new ArrayList<>();
        check.reading()
                .conflicts()
                .forEach(conflict -> all.add(new CheckDetail.Contradiction(
                        conflict.counts().report(), conflict.contradicts().report(), Optional.empty(), CONTRADICTED)));
        others.forEach(other -> all.add(new CheckDetail.Contradiction(
                other.report(), other.report(), Optional.of(ReportView.of(other, sight)), OTHER_CONTENT)));
        return all;
    }
}
