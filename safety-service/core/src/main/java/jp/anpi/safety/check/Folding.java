package jp.anpi.safety.check;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.check.CommandOutcome.Outcome;
import jp.anpi.safety.clock.LifeSupportClocks;
import jp.anpi.safety.clock.PowerCourse;
import jp.anpi.safety.clock.PowerLoss;
import jp.anpi.safety.clock.Supply;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.contract.ReportMark;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.InService;
import jp.anpi.safety.ladder.Tried;
import jp.anpi.safety.report.Received;

/** One folding: takes the check apart, lets one event and the present moment act on it, and puts it together again. */
final class Folding {

    private final SafetyCheck before;
    private final CheckContext context;
    private final Instant now;
    private final RosterRow row;
    private final GroupPolicy policy;

    private final HeldFacts held;
    private final List<CommandOutcome> commands;
    private final Climbing climbing;
    private final InHand inHand;
    private List<RunningClock> clocks;
    private HomePower power;
    private Reading reading;
    private Optional<AskReason> push = Optional.empty();
    private boolean closed;
    private Optional<CheckState.Tries> tries;

    Folding(SafetyCheck check, CheckContext context, Instant now) {
        this.before = check;
        this.context = context;
        // A late clock of ours must not turn a check back in time, and stores keep whole milliseconds.
        Instant whole = now.truncatedTo(ChronoUnit.MILLIS);
        this.now = whole.isBefore(check.changedAt()) ? check.changedAt() : whole;
        this.row = check.row();
        this.policy = context.incident().policy().of(row.group());
        this.held = new HeldFacts(
                check, facts -> new Statements(facts, context.incident().onsetAt(), policy));
        this.commands = new ArrayList<>(check.commands());
        this.climbing = new Climbing(check, context, this.now);
        this.inHand = new InHand(check);
        this.clocks = check.clocks();
        this.power = check.power();
        this.reading = check.reading();
        this.closed = check.closed();
        this.tries = check.tries();
    }

    void take(CheckEvent event) {
        act(event);
        settle();
    }

    private void act(CheckEvent event) {
        switch (event) {
            case CheckEvent.Reported reported -> reported(reported);
            case CheckEvent.Unlinked unlinked -> once(unlinked.command(), () -> done(held.unlink(unlinked.report())));
            case CheckEvent.Judged judged ->
                once(judged.command(), () -> done(held.judge(judged.report(), judged.counts())));
            case CheckEvent.Claimed claimed -> once(claimed.command(), () -> inHand.take(claimed));
            case CheckEvent.Released released -> once(released.command(), inHand::release);
            case CheckEvent.Dispatched sent -> once(sent.command(), () -> inHand.send(sent));
            case CheckEvent.DispatchMoved moved -> once(moved.command(), () -> inHand.move(moved));
            case CheckEvent.Noted noted -> once(noted.command(), () -> Outcome.DONE);
            case CheckEvent.NoticeEnded ended -> noticeEnded(ended);
            case CheckEvent.ReporterUnavailable gone -> cannotAct(memberIs(gone.member()));
            case CheckEvent.ReporterAvailable back -> climbing.askAgain(memberIs(back.member()));
            case CheckEvent.OfficeUnavailable gone -> cannotAct(officeIs(gone.office()));
            case CheckEvent.OfficeAvailable back -> climbing.askAgain(officeIs(back.office()));
            case CheckEvent.CarriedOver carried -> carried.facts().forEach(held::carriedOver);
            case CheckEvent.CarryOverTakenBack back -> held.takeBack(back.from());
            case CheckEvent.Recalling(CheckEvent same, List<CheckEvent.Recalling.Report> reports) -> {
                held.recall(reports.stream().map(this::fact).toList());
                act(same);
                held.keepWhatMatters();
            }
            case CheckEvent.IncidentChanged _ -> {}
        }
    }

    /** Reads all facts anew and lets the ladder move as far as it is due. */
    void settle() {
        Statements statements = held.statements();
        LifeSupport support = LifeSupportClocks.known(context.person().lifeSupport(), row.group());
        PowerCourse course = course(statements, support);
        power = power(statements, support, course.loss());
        clocks = clocks(statements, support, course);
        Duration climb = row.ladder().toTheDesk();
        boolean livesOnPower =
                row.group() == PriorityGroup.PUSH_SUPPORT || !support.devices().isEmpty();
        reading = read(statements, climb, livesOnPower);
        closed = context.incident().closed();
        if (closed) {
            climbing.stop(Optional.empty());
            climbing.desk().end();
            return;
        }
        boolean desksToo = !reading.answered() || reading.danger() || reading.deathReported();
        climbing.desk().look(desksToo, inHand.claim());
        Stream.concat(statements.dangers(livesOnPower).stream(), statements.reportOfDeath().stream())
                .forEach(climbing::alarm);
        int cycle = climbing.cycle();
        tries = tries(statements);
        climbing.climb(
                reading,
                // Nothing has to be renewed when no answer stands: it was taken back, or the incident was closed
                // meanwhile.
                statements.answer().isPresent() ? AskReason.RECHECK_DUE : AskReason.INCIDENT_OPENED,
                push,
                clocks,
                tries.map(known -> new Tried(known.count(), known.visit())).orElse(Tried.NEVER));
        climbing.desk().call();
        if (climbing.cycle() != cycle) {
            // Attempts of the cycle before no longer count as trying.
            reading = read(statements, climb, livesOnPower);
        }
    }

    /** Attempts in vain since the last answer, in this cycle. */
    private Optional<CheckState.Tries> tries(Statements statements) {
        if (reading.answered()) {
            return Optional.empty();
        }
        Instant since = statements
                .answer()
                .map(ReportFact::observedAt)
                .filter(climbing.cycleStartedAt()::isBefore)
                .orElse(climbing.cycle() <= 1 ? context.incident().onsetAt() : climbing.cycleStartedAt());
        List<ReportFact> vain = statements.attempts().stream()
                .filter(fact -> !fact.observedAt().isBefore(since))
                .toList();
        if (vain.isEmpty()) {
            return Optional.empty();
        }
        ReportFact last = vain.getLast();
        boolean visit = vain.size() >= policy.tries().most()
                && !vain.get(vain.size() - policy.tries().most())
                        .observedAt()
                        .isBefore(last.observedAt().minus(policy.tries().within()));
        return Optional.of(new CheckState.Tries(vain.size(), last.observedAt(), last.source(), visit));
    }

    Decision decision() {
        SafetyCheck after = with(before.version(), before.changedAt());
        return after.equals(before)
                ? new Decision(before, List.of())
                : new Decision(
                        with(before.version() + 1, now), climbing.questions().effects());
    }

    private SafetyCheck with(long version, Instant changedAt) {
        return new SafetyCheck(
                row,
                version,
                climbing.cycle(),
                climbing.cycleStartedAt(),
                held.facts(),
                newest(held.folded(), SafetyCheck.MOST_FOLDED),
                climbing.asking(),
                newest(climbing.questions().sent(), SafetyCheck.MOST_NOTICES),
                newest(climbing.steps(), SafetyCheck.MOST_STEPS),
                inHand.claim(),
                newest(commands, SafetyCheck.MOST_COMMANDS),
                clocks,
                power,
                reading,
                closed,
                changedAt,
                climbing.desk().state(),
                tries,
                held.letGoUntil(),
                inHand.dispatches());
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private Reading read(Statements statements, Duration climb, boolean livesOnPower) {
        Optional<Instant> cycleStart =
                climbing.cycle() <= 1 ? Optional.empty() : Optional.of(climbing.cycleStartedAt());
        boolean inWork = inHand.since(cycleStart.orElse(Instant.MIN));
        return new ReadingRules(statements, policy, clocks, climb, now)
                .read(livesOnPower, inWork || statements.attemptedSince(cycleStart));
    }

    /** In hospital nothing of the home's runs out. */
    private List<RunningClock> clocks(Statements statements, LifeSupport support, PowerCourse course) {
        boolean inHospital = statements
                .place()
                .map(fact -> fact.place() == PlaceKind.HOSPITAL)
                .orElse(context.person().lifecycle() == Lifecycle.IN_HOSPITAL
                        || new InService(context.person(), context.incident().zone()).inHospitalAt(now));
        if (inHospital) {
            return List.of();
        }
        return new LifeSupportClocks(
                        context.assumptions(),
                        context.incident().onsetAt(),
                        context.incident().zone())
                .running(support, course, statements.supplies());
    }

    private PowerCourse course(Statements statements, LifeSupport support) {
        if (support.devices().isEmpty() && support.oxygen().isEmpty()) {
            return PowerCourse.UNINTERRUPTED;
        }
        List<PowerCourse.Cause> causes = Stream.concat(
                        context.incident()
                                .outagesBegun(context.person().home(), now)
                                .map(outage -> new PowerCourse.Cause(outage.startedAt(), outage.endedAt())),
                        statements.powerLosses().stream())
                .toList();
        return PowerCourse.of(causes, statements.powers(), now);
    }

    private HomePower power(Statements statements, LifeSupport support, Optional<PowerLoss> loss) {
        if (support.devices().isEmpty() && support.oxygen().isEmpty()) {
            return HomePower.ON;
        }
        return new HomePower(
                loss,
                loss.flatMap(lost -> statements.supplies().stream()
                        .filter(supply -> supply.kind().bridgesAnOutage())
                        .map(Supply::at)
                        .filter(at -> !at.isBefore(lost.since()))
                        .max(Instant::compareTo)),
                context.incident().nextPowerChange(context.person().home(), now));
    }

    private void reported(CheckEvent.Reported reported) {
        ReportFact fact = fact(reported.received());
        if (reported.link().map(this::isDone).orElseGet(() -> held.folded().contains(fact.report()))) {
            return;
        }
        if (reported.link().isPresent()) {
            boolean known = held.has(fact.report());
            commands.add(new CommandOutcome(reported.link().get(), done(!known)));
            if (known) {
                return;
            }
        }
        held.take(fact);
        if (fact.contact() == ContactAxis.UNREACHABLE && climbing.startedBefore(fact.latest())) {
            push = Optional.of(AskReason.REPORTED_UNREACHABLE);
        }
        boolean firstOfSeveral = policy.answers() > 1
                && fact.contact() == ContactAxis.REACHED
                && climbing.startedBefore(fact.observedAt())
                && climbing.stillAskedOnThisRung() <= 1;
        if (firstOfSeveral) {
            push = Optional.of(AskReason.SECOND_ANSWER_WANTED);
        }
    }

    private ReportFact fact(Received received) {
        return ReportFact.of(received, context.incident().clock().speed(), policy.answers() > 1);
    }

    private ReportFact fact(CheckEvent.Recalling.Report known) {
        ReportFact fact = fact(known.received());
        return known.setAside() ? fact.with(ReportMark.SET_ASIDE) : fact;
    }

    private boolean isDone(CommandId command) {
        return commands.stream().anyMatch(outcome -> outcome.command().equals(command));
    }

    private void once(CommandId command, Supplier<Outcome> act) {
        if (!isDone(command)) {
            commands.add(new CommandOutcome(command, act.get()));
        }
    }

    private static Outcome done(boolean changed) {
        return changed ? Outcome.DONE : Outcome.NOTHING_TO_DO;
    }

    private void noticeEnded(CheckEvent.NoticeEnded ended) {
        NoticeSent.Fate fate = switch (ended.fate()) {
            case HANDED_OVER -> NoticeSent.Fate.HANDED_OVER;
            case UNDELIVERABLE -> NoticeSent.Fate.UNDELIVERABLE;
            case DROPPED -> NoticeSent.Fate.DROPPED;
        };
        boolean ofThisRung = climbing.ended(ended.notice(), fate);
        if (ofThisRung && ended.fate() == Fate.UNDELIVERABLE && !climbing.somebodyStillAsked()) {
            push = Optional.of(AskReason.UNDELIVERABLE);
        }
    }

    private static Predicate<Recipient> memberIs(MemberId member) {
        return recipient -> recipient.member().filter(member::equals).isPresent();
    }

    private static Predicate<Recipient> officeIs(OfficeId office) {
        return recipient -> recipient.office().filter(office::equals).isPresent();
    }

    private void cannotAct(Predicate<Recipient> victim) {
        if (climbing.withdrawFrom(victim) && !climbing.somebodyStillAsked() && !climbing.askOthersOnThisRung()) {
            push = Optional.of(AskReason.REPORTER_UNAVAILABLE);
        }
    }
}
