package jp.anpi.safety.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.StepTaken;

/**
 * The safety check (安否確認) of one person in one incident: a projection of append-only facts, immutable, bounded in size,
 * without free text. {@link CheckRules} moves it. All instants are incident time.
 *
 * @param version 0 while the roster row is the whole check; then one higher with every change
 * @param cycle 0 before the first settling, 1 from then on; each re-check opens the next
 * @param cycleStartedAt attempts and claims before it belong to an older cycle
 * @param facts the newest {@value #MOST_FACTS} and those older ones that still decide, oldest observation first; what was
 *     let go comes back by {@link Recall}
 * @param folded ids of the newest {@value #MOST_FOLDED} folded reports, those taken back since among them; the store of raw
 *     reports answers for older ones
 * @param asking the rung that waits for an answer; empty when nobody is asked
 * @param notices the newest {@value #MOST_NOTICES} questions sent, oldest first
 * @param steps the newest {@value #MOST_STEPS} steps of the ladder, oldest first
 * @param clocks all running life-support clocks, the first to end first
 * @param changedAt when this version came about
 * @param deskWait what the desk has not acknowledged
 * @param tries attempts in vain in this cycle
 * @param letGoUntil the latest moment that any fact tells of which was let go; empty while none was
 * @param dispatches empty while nobody was ever sent to the person
 */
public record SafetyCheck(
        RosterRow row,
        long version,
        int cycle,
        Instant cycleStartedAt,
        List<ReportFact> facts,
        List<ReportId> folded,
        Optional<Asking> asking,
        List<NoticeSent> notices,
        List<StepTaken> steps,
        Optional<Claim> claim,
        List<CommandOutcome> commands,
        List<CheckState.RunningClock> clocks,
        HomePower power,
        Reading reading,
        boolean closed,
        Instant changedAt,
        Optional<DeskWait> deskWait,
        Optional<CheckState.Tries> tries,
        Optional<Instant> letGoUntil,
        Optional<Dispatches> dispatches) {

    public static final int MOST_FACTS = 32;
    public static final int MOST_FOLDED = 256;
    public static final int MOST_NOTICES = 48;
    public static final int MOST_STEPS = 48;
    public static final int MOST_COMMANDS = 16;

    public SafetyCheck {
        facts = List.copyOf(facts);
        folded = List.copyOf(folded);
        notices = List.copyOf(notices);
        steps = List.copyOf(steps);
        commands = List.copyOf(commands);
        clocks = List.copyOf(clocks);
    }

    /** The check that a frozen roster row is. */
    public static SafetyCheck of(RosterRow row) {
        return new SafetyCheck(
                row,
                0,
                0,
                row.askedFrom(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                HomePower.ON,
                Reading.SILENCE,
                false,
                row.askedFrom(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public CheckStatus status() {
        return reading.status();
    }

    /** When {@link CheckRules#due} has something to do next; empty when only a fact can move the check. */
    public Optional<Instant> nextDueAt() {
        if (closed) {
            return Optional.empty();
        }
        if (cycle == 0) {
            return row.ladder().asksSomebody() ? Optional.of(row.askedFrom()) : Optional.empty();
        }
        Stream<Optional<Instant>> moments = Stream.of(
                asking.flatMap(Asking::dueAt),
                // Also while the desk has the rung: from then on the answer no longer keeps an ending clock quiet.
                reading.recheckAt(),
                reading.confirmedUntil(),
                power.changesAt(),
                deskWait.flatMap(DeskWait::nextAt),
                reading.answered() ? Optional.empty() : unannouncedClockEnd());
        return moments.flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** The desk hears once of every clock that ends while nobody has seen the person. */
    private Optional<Instant> unannouncedClockEnd() {
        return clocks.stream()
                .filter(clock -> !asked(NoticeIds.clock(row, cycle, clock)))
                .map(CheckState.RunningClock::endsAt)
                .findFirst();
    }

    boolean asked(NoticeId id) {
        return notices.stream().anyMatch(notice -> notice.id().equals(id));
    }

    /** The message that tells lists and boards about this version. */
    public CheckState toState() {
        return new CheckState(
                row.incident(),
                row.person(),
                version,
                row.group(),
                row.district(),
                reading.status(),
                reading.staleSince(),
                asking.map(this::asked),
                clocks.stream().findFirst(),
                reading.needs(),
                reading.danger(),
                reading.deathReported(),
                claim.map(held -> held.by().displayName()),
                reading.lastReportAt(),
                reading.confirmedAt(),
                changedAt,
                facts.stream().anyMatch(ReportFact::carriedOver),
                powerTask(),
                deskWait.map(DeskWait::since),
                tries,
                dispatches.flatMap(Dispatches::out).map(Dispatch::toState),
                claim.map(held -> held.by().username()));
    }

    /** Comes and goes by itself with the loss of power: nobody has to remember to enter it. */
    private Optional<CheckState.PowerTask> powerTask() {
        return power.loss()
                .flatMap(lost -> clocks.stream()
                        .filter(clock -> clock.kind().needsPower())
                        .findFirst()
                        .map(first -> new CheckState.PowerTask(lost.since(), first, power.suppliedAt())));
    }

    private CheckState.Asked asked(Asking now) {
        List<String> who = notices.stream()
                .filter(notice -> notice.cycle() == cycle && notice.rung() == now.rung())
                .filter(notice -> notice.fate() != NoticeSent.Fate.WITHDRAWN)
                .filter(notice -> notice.why().wantsAnswer() && notice.why() != AskReason.NOBODY_AT_DESK)
                .map(NoticeSent::label)
                .distinct()
                .toList();
        return new CheckState.Asked(now.rung(), now.role(), who, now.startedAt(), now.dueAt(), now.why());
    }
}
