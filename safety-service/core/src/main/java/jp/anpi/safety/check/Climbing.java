package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.Askable;
import jp.anpi.safety.ladder.Climb;
import jp.anpi.safety.ladder.Explanations;
import jp.anpi.safety.ladder.Ladder;
import jp.anpi.safety.ladder.Rung;
import jp.anpi.safety.ladder.Step;
import jp.anpi.safety.ladder.StepTaken;
import jp.anpi.safety.ladder.WhoIsAsked;

/** Carries out what the ladder says during one folding: asks, hands over, withdraws, and writes each step down. */
final class Climbing {

    private final RosterRow row;
    private final Ladder ladder;
    private final IncidentFacts incident;
    private final PersonState person;
    private final CheckContext context;
    private final Instant now;
    private final List<NoticeSent> notices;
    private final List<StepTaken> steps;
    private final List<NoticeEvent> effects = new ArrayList<>();
    private Optional<Asking> asking;
    private Optional<Instant> clockEnds = Optional.empty();
    private int cycle;
    private Instant cycleStartedAt;

    Climbing(SafetyCheck check, CheckContext context, Instant now) {
        this.row = check.row();
        this.ladder = row.ladder();
        this.incident = context.incident();
        this.person = context.person();
        this.context = context;
        this.now = now;
        this.notices = new ArrayList<>(check.notices());
        this.steps = new ArrayList<>(check.steps());
        this.asking = check.asking();
        this.cycle = check.cycle();
        this.cycleStartedAt = check.cycleStartedAt();
    }

    int cycle() {
        return cycle;
    }

    Instant cycleStartedAt() {
        return cycleStartedAt;
    }

    Optional<Asking> asking() {
        return asking;
    }

    List<NoticeSent> notices() {
        return notices;
    }

    List<StepTaken> steps() {
        return steps;
    }

    List<NoticeEvent> effects() {
        return effects;
    }

    /** Moves until the ladder waits or rests; it ends because every turn goes up a rung. */
    void climb(Reading reading, Optional<AskReason> firstPush, List<RunningClock> clocks) {
        clockEnds =
                clocks.stream().map(RunningClock::endsAt).filter(now::isBefore).findFirst();
        hasten();
        boolean danger = reading.danger() || reading.deathReported();
        Optional<AskReason> push = firstPush;
        boolean moving = true;
        while (moving) {
            Climb at = new Climb(
                    asking.map(Asking::rung).orElse(0),
                    asking.flatMap(Asking::dueAt),
                    reading.answered(),
                    danger,
                    push,
                    cycle == 0 ? AskReason.INCIDENT_OPENED : AskReason.RECHECK_DUE);
            push = Optional.empty();
            switch (ladder.next(at, now)) {
                case Step.Wait _ -> moving = false;
                case Step.Rest _ -> {
                    stop();
                    begin(1);
                    moving = false;
                }
                case Step.HandToDesk(AskReason why) -> {
                    begin(1);
                    handToDesk(why);
                    moving = false;
                }
                case Step.Ask(int rung, AskReason why) -> {
                    if (asking.isEmpty()) {
                        begin(cycle + 1);
                    }
                    if (!ask(rung, why)) {
                        push = Optional.of(AskReason.NOBODY_TO_ASK);
                    }
                }
            }
        }
        if (!reading.answered()) {
            announceEndedClocks(clocks);
        }
    }

    /** The desk hears of each report of danger at once, and once. */
    void alarm(ReportFact danger) {
        NoticeId id = NoticeIds.danger(row, danger.report());
        if (notices.stream().noneMatch(notice -> notice.id().equals(id))) {
            tellDesk(id, deskStep(AskReason.DANGER_REPORTED));
        }
    }

    /** Nobody is asked any more: what was not answered is withdrawn. */
    void stop() {
        if (asking.isEmpty()) {
            return;
        }
        Asking last = asking.get();
        steps.add(new StepTaken(
                cycle,
                last.rung(),
                last.role(),
                StepTaken.What.ENDED,
                List.of(),
                last.why(),
                now,
                Optional.empty(),
                Optional.empty()));
        withdraw(NoticeSent::stillAsks);
        asking = Optional.empty();
    }

    /** Whether the rung that is being asked had started by then; false when none is, or the desk has it. */
    boolean startedBefore(Instant observed) {
        return asking.filter(rung -> rung.dueAt().isPresent())
                .filter(rung -> !observed.isBefore(rung.startedAt()))
                .isPresent();
    }

    /** Notes what became of a notice; whether it belongs to the rung that is being asked. */
    boolean ended(NoticeId id, NoticeSent.Fate fate) {
        notices.replaceAll(notice -> notice.id().equals(id) && notice.stillAsks() ? notice.with(fate) : notice);
        return notices.stream().anyMatch(notice -> notice.id().equals(id) && ofThisRung(notice));
    }

    boolean somebodyStillAsked() {
        return notices.stream().anyMatch(notice -> ofThisRung(notice) && notice.stillAsks());
    }

    /** Withdraws what a member who cannot act was asked on this rung; whether there was anything. */
    boolean withdrawFrom(MemberId member) {
        return withdraw(notice -> ofThisRung(notice)
                && notice.stillAsks()
                && notice.recipient().member().filter(member::equals).isPresent());
    }

    /** Asks whoever stands in on the rung that is being asked; false when nobody does. */
    boolean askOthersOnThisRung() {
        return asking.filter(rung -> rung.dueAt().isPresent())
                .filter(rung -> ask(rung.rung(), AskReason.REPORTER_UNAVAILABLE))
                .isPresent();
    }

    private boolean ofThisRung(NoticeSent notice) {
        return asking.filter(rung -> rung.dueAt().isPresent())
                .filter(rung -> notice.cycle() == cycle && notice.rung() == rung.rung())
                .isPresent();
    }

    private void begin(int newCycle) {
        if (newCycle > cycle) {
            cycle = newCycle;
            cycleStartedAt = now;
        }
    }

    private void hasten() {
        asking = asking.map(rung -> rung.dueAt()
                .map(due -> ladder.hastened(rung.rung(), now, due, clockEnds))
                .map(due -> new Asking(rung.rung(), rung.role(), rung.startedAt(), Optional.of(due), rung.why()))
                .orElse(rung));
    }

    private boolean ask(int number, AskReason why) {
        Rung rung = ladder.rung(number);
        WhoIsAsked.Found found = new WhoIsAsked(
                        person, now, incident.zone(), context.people(), incident.unavailableMembers(), alreadyAsked())
                .on(rung);
        if (found.who().isEmpty()) {
            skip(number, found.role(), why);
            return false;
        }
        Instant due = ladder.dueAt(number, now, clockEnds);
        AskedRole next = number + 1 == ladder.deskRung()
                ? AskedRole.CITY_DESK
                : ladder.rung(number + 1).roles().getFirst();
        StepTaken step = new StepTaken(
                cycle,
                number,
                found.role(),
                StepTaken.What.ASKED,
                found.who().stream().map(Askable::label).toList(),
                why,
                now,
                Optional.of(due),
                Optional.of(next));
        asking = Optional.of(new Asking(number, found.role(), now, Optional.of(due), why));
        steps.add(step);
        found.who()
                .forEach(one -> request(
                        NoticeIds.rung(row, cycle, number, one.recipient().key()), one, step));
        return true;
    }

    private void skip(int number, AskedRole role, AskReason why) {
        asking = Optional.of(new Asking(number, role, now, Optional.of(now), why));
        steps.add(new StepTaken(
                cycle,
                number,
                role,
                StepTaken.What.SKIPPED,
                List.of(),
                AskReason.NOBODY_TO_ASK,
                now,
                Optional.empty(),
                Optional.empty()));
    }

    private Set<String> alreadyAsked() {
        return notices.stream()
                .filter(notice -> notice.cycle() == cycle && notice.rung() < ladder.deskRung())
                .map(notice -> notice.recipient().key())
                .collect(Collectors.toSet());
    }

    private void handToDesk(AskReason why) {
        StepTaken step = deskStep(why);
        asking = Optional.of(new Asking(ladder.deskRung(), AskedRole.CITY_DESK, now, Optional.empty(), why));
        steps.add(step);
        if (why != AskReason.DANGER_REPORTED) {
            tellDesk(
                    NoticeIds.rung(
                            row,
                            cycle,
                            ladder.deskRung(),
                            Askable.DESK.recipient().key()),
                    step);
        }
    }

    private void announceEndedClocks(List<RunningClock> clocks) {
        for (RunningClock clock : clocks) {
            NoticeId id = NoticeIds.clock(row, cycle, clock.kind());
            boolean told = notices.stream().anyMatch(notice -> notice.id().equals(id));
            if (!told && !now.isBefore(clock.endsAt())) {
                tellDesk(id, deskStep(AskReason.CLOCK_RAN_OUT));
            }
        }
    }

    private StepTaken deskStep(AskReason why) {
        return new StepTaken(
                Math.max(cycle, 1),
                ladder.deskRung(),
                AskedRole.CITY_DESK,
                StepTaken.What.HANDED_TO_DESK,
                List.of(Askable.DESK.label()),
                why,
                now,
                Optional.empty(),
                Optional.empty());
    }

    private void tellDesk(NoticeId id, StepTaken step) {
        request(id, Askable.DESK, step);
    }

    private void request(NoticeId id, Askable one, StepTaken step) {
        notices.add(new NoticeSent(
                id, step.cycle(), step.rung(), one.recipient(), one.label(), now, step.why(), NoticeSent.Fate.OPEN));
        effects.add(new NoticeEvent.NoticeRequested(
                row.incident(),
                id,
                incident.mode(),
                incident.title(),
                one.recipient(),
                row.person(),
                person.name().written(),
                Optional.of(person.home()).filter(home -> !home.confidential()).map(home -> home.text()),
                row.group(),
                step.rung(),
                step.why(),
                new Explanations(incident.zone()).of(step, person.name().written(), row.group()),
                now,
                step.dueAt()));
    }

    private boolean withdraw(Predicate<NoticeSent> which) {
        List<NoticeSent> chosen = notices.stream().filter(which).toList();
        for (NoticeSent notice : chosen) {
            effects.add(new NoticeEvent.NoticeWithdrawn(
                    row.incident(), notice.id(), notice.recipient(), row.person(), now));
            notices.set(notices.indexOf(notice), notice.with(NoticeSent.Fate.WITHDRAWN));
        }
        return !chosen.isEmpty();
    }
}
