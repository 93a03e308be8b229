package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.Askable;
import jp.anpi.safety.ladder.Climb;
import jp.anpi.safety.ladder.Ladder;
import jp.anpi.safety.ladder.Step;
import jp.anpi.safety.ladder.StepTaken;
import jp.anpi.safety.ladder.Tried;
import jp.anpi.safety.ladder.WhoIsAsked;

/** Carries out what the ladder says during one folding: asks, hands over, ends, and writes each step down. */
final class Climbing {

    private final RosterRow row;
    private final Ladder ladder;
    private final CheckContext context;
    private final Instant now;
    private final Questions questions;
    private final List<StepTaken> steps;
    private final DeskWatch desk;
    private Optional<Asking> asking;
    private Tried tried = Tried.NEVER;
    private Optional<Instant> clockEnds = Optional.empty();
    private AskReason begin = AskReason.INCIDENT_OPENED;
    private int cycle;
    private Instant cycleStartedAt;

    Climbing(SafetyCheck check, CheckContext context, Instant now) {
        this.row = check.row();
        this.ladder = row.ladder();
        this.context = context;
        this.now = now;
        this.questions = new Questions(check, context, now);
        this.steps = new ArrayList<>(check.steps());
        this.asking = check.asking();
        this.cycle = check.cycle();
        this.cycleStartedAt = check.cycleStartedAt();
        this.desk = new DeskWatch(check.deskWait(), context.incident().policy().of(row.group()), context, now, this);
    }

    DeskWatch desk() {
        return desk;
    }

    RosterRow row() {
        return row;
    }

    int deskRung() {
        return ladder.deskRung();
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

    Questions questions() {
        return questions;
    }

    List<StepTaken> steps() {
        return steps;
    }

    /**
     * Moves until the ladder waits or rests; it ends because every turn goes up a rung.
     *
     * @param beginning the reason to give when asking starts from the bottom
     */
    void climb(
            Reading reading,
            AskReason beginning,
            Optional<AskReason> firstPush,
            List<RunningClock> clocks,
            Tried triedSoFar) {
        begin = beginning;
        tried = triedSoFar;
        clockEnds =
                clocks.stream().map(RunningClock::endsAt).filter(now::isBefore).findFirst();
        hasten();
        Optional<AskReason> push = firstPush;
        boolean moving = true;
        while (moving) {
            Step step = ladder.next(where(reading, push), now);
            push = Optional.empty();
            switch (step) {
                case Step.Wait _ -> moving = false;
                case Step.Rest _ -> {
                    stop(reading.recheckAt());
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
            sendSomebody();
        }
    }

    /** The desk hears once a cycle that another call helps nobody. */
    private void sendSomebody() {
        NoticeId id = NoticeIds.visit(row, Math.max(cycle, 1));
        if (tried.visit() && !questions.wasSent(id)) {
            tellDesk(id, AskReason.TRIED_TOO_OFTEN);
        }
    }

    /** The desk hears of each report of danger at once, and once. */
    void alarm(ReportFact danger) {
        NoticeId id = NoticeIds.danger(row, danger.report());
        boolean deskHasIt =
                asking.filter(rung -> rung.rung() == ladder.deskRung()).isPresent();
        if (questions.wasSent(id)) {
            return;
        }
        if (deskHasIt) {
            tellDesk(id, AskReason.DANGER_REPORTED);
        } else {
            questions.ask(id, Askable.DESK, deskStep(StepTaken.What.HANDED_TO_DESK, AskReason.DANGER_REPORTED));
        }
    }

    /** Nobody is asked any more: what was not answered is withdrawn. */
    void stop(Optional<Instant> nextCycleAt) {
        asking.ifPresent(last -> {
            steps.add(step(last.rung(), last.role(), StepTaken.What.ENDED, last.why(), nextCycleAt));
            questions.withdraw(_ -> true);
        });
        asking = Optional.empty();
    }

    /** Whether the rung that is being asked had started by then; false when none is, or the desk has it. */
    boolean startedBefore(Instant observed) {
        return asking.filter(rung -> rung.dueAt().isPresent())
                .filter(rung -> !observed.isBefore(rung.startedAt()))
                .isPresent();
    }

    /** Notes what became of a question; whether it belongs to the rung that is being asked. */
    boolean ended(NoticeId id, NoticeSent.Fate fate) {
        questions.ended(id, fate);
        return questions.any(notice -> notice.id().equals(id) && ofThisRung(notice));
    }

    boolean somebodyStillAsked() {
        return questions.any(notice -> ofThisRung(notice) && notice.stillAsks());
    }

    /** How many of this rung have not answered yet. */
    int stillAskedOnThisRung() {
        return questions.count(notice -> ofThisRung(notice) && notice.stillAsks());
    }

    /** Withdraws what those who cannot act were asked on this rung; whether there was anything. */
    boolean withdrawFrom(Predicate<Recipient> victim) {
        return questions.withdraw(notice -> ofThisRung(notice) && victim.test(notice.recipient()));
    }

    /**
     * Asks somebody again who was asked in this cycle, could not act in between and is back: beside whoever is asked now,
     * with as much time as they have.
     */
    void askAgain(Predicate<Recipient> back) {
        asking.filter(rung -> rung.dueAt().isPresent())
                .flatMap(rung -> questions
                        .findWithdrawn(cycle, ladder.deskRung(), notice -> back.test(notice.recipient()))
                        .filter(notice -> !questions.any(other -> ofThisRung(other)
                                && other.stillAsks()
                                && other.recipient().equals(notice.recipient()))))
                .ifPresent(notice -> {
                    Asking rung = asking.orElseThrow();
                    Askable one = new Askable(notice.recipient(), notice.label());
                    StepTaken step = asked(
                            rung.rung(), roleOf(notice, rung), List.of(one), AskReason.REPORTER_BACK, rung.dueAt());
                    steps.add(step);
                    String key = notice.recipient().key();
                    int time = questions.timesAsked(cycle, key);
                    questions.ask(NoticeIds.again(row, cycle, rung.rung(), key, time), one, step);
                });
    }

    /** Asks whoever stands in on the rung that is being asked; false when nobody does. */
    boolean askOthersOnThisRung() {
        return asking.filter(rung -> rung.dueAt().isPresent())
                .filter(rung -> ask(rung.rung(), AskReason.REPORTER_UNAVAILABLE))
                .isPresent();
    }

    /** In which role somebody was asked before. */
    private AskedRole roleOf(NoticeSent before, Asking now) {
        return steps.stream()
                .filter(step -> step.cycle() == cycle && step.rung() == before.rung())
                .filter(step -> step.what() == StepTaken.What.ASKED)
                .map(StepTaken::role)
                .findFirst()
                .orElse(now.role());
    }

    private Climb where(Reading reading, Optional<AskReason> push) {
        return new Climb(
                asking.map(Asking::rung).orElse(0),
                asking.flatMap(Asking::dueAt),
                reading.answered(),
                reading.danger() || reading.deathReported(),
                push,
                begin);
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
        WhoIsAsked.Found found = whoIsAskedOn(number);
        if (found.who().isEmpty()) {
            asking = Optional.of(new Asking(number, found.role(), now, Optional.of(now), why));
            steps.add(step(
                    number,
                    found.role(),
                    StepTaken.What.SKIPPED,
                    AskReason.NOBODY_TO_ASK,
                    Optional.empty(),
                    Optional.of(ladder.firstRoleAbove(number))));
            return false;
        }
        Optional<Instant> due = Optional.of(ladder.dueAt(number, now, clockEnds));
        StepTaken step = asked(number, found.role(), found.who(), why, due);
        asking = Optional.of(new Asking(number, found.role(), now, due, why));
        steps.add(step);
        found.who().forEach(one -> {
            String key = one.recipient().key();
            questions.ask(NoticeIds.rung(row, cycle, number, key), one, step);
        });
        found.told().forEach(told -> tell(number, told, step));
        return true;
    }

    private void tell(int number, WhoIsAsked.Told told, StepTaken asked) {
        StepTaken step = new StepTaken(
                cycle,
                number,
                told.role(),
                StepTaken.What.TOLD,
                told.who().stream().map(Askable::label).toList(),
                AskReason.PROVIDER_HAS_PERSON,
                now,
                asked.dueAt(),
                asked.next(),
                asked.who(),
                Tried.NEVER);
        steps.add(step);
        told.who().forEach(one -> {
            String key = one.recipient().key();
            questions.ask(NoticeIds.told(row, cycle, number, key), one, step);
        });
    }

    private StepTaken asked(int number, AskedRole role, List<Askable> who, AskReason why, Optional<Instant> due) {
        return new StepTaken(
                cycle,
                number,
                role,
                StepTaken.What.ASKED,
                who.stream().map(Askable::label).toList(),
                why,
                now,
                due,
                Optional.of(ladder.firstRoleAbove(number)),
                List.of(),
                tried);
    }

    private WhoIsAsked.Found whoIsAskedOn(int number) {
        WhoIsAsked who = whoIsAsked();
        boolean providerHadThePerson = number == 2
                && steps.stream()
                        .anyMatch(step -> step.cycle() == cycle
                                && step.rung() == 1
                                && step.what() == StepTaken.What.ASKED
                                && step.role() == AskedRole.PROVIDER_IN_SERVICE);
        if (number == 1) {
            return who.onFirst(ladder.rung(1));
        }
        return providerHadThePerson
                ? who.onWithToldOf(ladder.rung(number), ladder.rung(1))
                : who.on(ladder.rung(number));
    }

    private WhoIsAsked whoIsAsked() {
        IncidentFacts incident = context.incident();
        return new WhoIsAsked(
                context.person(),
                now,
                incident.zone(),
                context.people(),
                incident.cannotAct(),
                questions.askedIn(cycle, ladder.deskRung()));
    }

    private void handToDesk(AskReason why) {
        StepTaken step = deskStep(StepTaken.What.HANDED_TO_DESK, why);
        asking = Optional.of(new Asking(ladder.deskRung(), AskedRole.CITY_DESK, now, Optional.empty(), why));
        steps.add(step);
        // Each report of danger has told the desk already.
        if (why != AskReason.DANGER_REPORTED) {
            String desk = Askable.DESK.recipient().key();
            questions.ask(NoticeIds.rung(row, cycle, ladder.deskRung(), desk), Askable.DESK, step);
        }
    }

    private void announceEndedClocks(List<RunningClock> clocks) {
        for (RunningClock clock : clocks) {
            NoticeId id = NoticeIds.clock(row, cycle, clock);
            if (!questions.wasSent(id) && !now.isBefore(clock.endsAt())) {
                tellDesk(id, AskReason.CLOCK_RAN_OUT);
            }
        }
    }

    private void tellDesk(NoticeId id, AskReason why) {
        StepTaken step = deskStep(StepTaken.What.DESK_TOLD, why);
        steps.add(step);
        questions.ask(id, Askable.DESK, step);
    }

    private StepTaken deskStep(StepTaken.What what, AskReason why) {
        return step(ladder.deskRung(), AskedRole.CITY_DESK, what, why, desk.told());
    }

    private StepTaken step(int rung, AskedRole role, StepTaken.What what, AskReason why, Optional<Instant> dueAt) {
        return step(rung, role, what, why, dueAt, Optional.empty());
    }

    /** A step that asks nobody on a rung. */
    private StepTaken step(
            int rung,
            AskedRole role,
            StepTaken.What what,
            AskReason why,
            Optional<Instant> dueAt,
            Optional<AskedRole> next) {
        // An alarm may come before the first rung.
        int inCycle = Math.max(cycle, 1);
        return new StepTaken(inCycle, rung, role, what, List.of(), why, now, dueAt, next, List.of(), Tried.NEVER);
    }
}
