package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.Askable;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.ladder.StepTaken;

/** The questions of one check: what was sent, what became of it, and what this folding adds or withdraws. */
final class Questions {

    private final RosterRow row;
    private final IncidentFacts incident;
    private final PersonState person;
    private final Instant now;
    private final List<NoticeSent> sent;
    private final List<NoticeEvent> effects = new ArrayList<>();

    Questions(SafetyCheck check, CheckContext context, Instant now) {
        this.row = check.row();
        this.incident = context.incident();
        this.person = context.person();
        this.now = now;
        this.sent = new ArrayList<>(check.notices());
    }

    List<NoticeSent> sent() {
        return sent;
    }

    List<NoticeEvent> effects() {
        return effects;
    }

    boolean wasSent(NoticeId id) {
        return sent.stream().anyMatch(notice -> notice.id().equals(id));
    }

    boolean any(Predicate<NoticeSent> which) {
        return sent.stream().anyMatch(which);
    }

    int count(Predicate<NoticeSent> which) {
        return (int) sent.stream().filter(which).count();
    }

    /** Keys of those who were asked on the rungs of that cycle, the desk not among them. */
    Set<String> askedIn(int cycle, int deskRung) {
        return sent.stream()
                .filter(notice -> notice.cycle() == cycle && notice.rung() < deskRung)
                .filter(notice -> notice.why().wantsAnswer())
                .map(notice -> notice.recipient().key())
                .collect(Collectors.toSet());
    }

    void ask(NoticeId id, Askable one, StepTaken step) {
        sent.add(new NoticeSent(
                id, step.cycle(), step.rung(), one.recipient(), one.label(), now, step.why(), NoticeSent.Fate.OPEN));
        String name = person.name().written();
        effects.add(new NoticeEvent.NoticeRequested(
                row.incident(),
                id,
                incident.mode(),
                incident.title(),
                one.recipient(),
                row.person(),
                name,
                Optional.of(person.home()).filter(home -> !home.confidential()).map(Home::text),
                row.group(),
                step.rung(),
                step.why(),
                new Explanations(incident.zone()).of(step, name, row.group()),
                now,
                step.what() == StepTaken.What.ASKED ? step.dueAt() : Optional.empty()));
    }

    /** The newest question to somebody that a rung of the cycle asked and that was taken back. */
    Optional<NoticeSent> findWithdrawn(int cycle, int deskRung, Predicate<NoticeSent> which) {
        return sent.stream()
                .filter(notice -> notice.cycle() == cycle && notice.rung() < deskRung)
                .filter(notice -> notice.fate() == NoticeSent.Fate.WITHDRAWN
                        && notice.why().wantsAnswer())
                .filter(which)
                .reduce((_, later) -> later);
    }

    /** How often somebody was asked in the cycle. */
    int timesAsked(int cycle, String recipientKey) {
        return (int) sent.stream()
                .filter(notice -> notice.cycle() == cycle && notice.why().wantsAnswer())
                .filter(notice -> notice.recipient().key().equals(recipientKey))
                .count();
    }

    /** Notes what became of a question; one that was withdrawn stays so. */
    void ended(NoticeId id, NoticeSent.Fate fate) {
        sent.replaceAll(notice -> notice.id().equals(id) && notice.stillStands() ? notice.with(fate) : notice);
    }

    /** Withdraws those that still ask; whether there were any. */
    boolean withdraw(Predicate<NoticeSent> which) {
        List<NoticeSent> chosen = sent.stream()
                .filter(notice -> notice.stillStands() && which.test(notice))
                .toList();
        chosen.forEach(notice -> {
            ended(notice.id(), NoticeSent.Fate.WITHDRAWN);
            effects.add(new NoticeEvent.NoticeWithdrawn(
                    row.incident(), notice.id(), notice.recipient(), row.person(), now));
        });
        return !chosen.isEmpty();
    }
}
