package jp.anpi.safety.check;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.incident.GroupPolicy;

/** Draws the meaning out of the statements: the state of a check, first match wins. */
final class ReadingRules {

    /** Two observations this close that disagree are a contradiction, not a change. */
    private static final Duration CLOSE = Duration.ofHours(1);

    private final Statements statements;
    private final GroupPolicy policy;
    private final List<RunningClock> clocks;
    private final Duration toTheDesk;
    private final Instant now;

    /** @param toTheDesk how long a whole climb takes: a re-check begins at least so long before a clock ends */
    ReadingRules(
            Statements statements, GroupPolicy policy, List<RunningClock> clocks, Duration toTheDesk, Instant now) {
        this.statements = statements;
        this.policy = policy;
        this.clocks = clocks;
        this.toTheDesk = toTheDesk;
        this.now = now;
    }

    Reading read(boolean livesOnPower, boolean tried) {
        Condition condition = statements.condition().map(ReportFact::condition).orElse(Condition.UNKNOWN);
        boolean danger = !statements.dangers(livesOnPower).isEmpty();
        boolean needsHelp = danger
                || statements.deathReported()
                || !statements.needs().isEmpty()
                || condition == Condition.SERIOUS_INJURY
                || condition == Condition.UNWELL
                || condition == Condition.DEAD;
        Optional<Instant> confirmedAt = statements.confirmation().map(ReportFact::observedAt);
        Optional<Instant> until = confirmedAt.map(this::goodUntil);
        boolean fresh = until.filter(now::isBefore).isPresent();
        Optional<Instant> recheckAt =
                policy.recheck() ? statements.answer().map(answer -> recheckAt(answer.observedAt())) : Optional.empty();
        boolean answered =
                statements.answer().isPresent() && recheckAt.map(now::isBefore).orElse(true);
        CheckStatus status = needsHelp
                ? CheckStatus.NEEDS_HELP
                : fresh ? CheckStatus.CONFIRMED : tried ? CheckStatus.TRYING : CheckStatus.SILENT;
        return new Reading(
                status,
                condition,
                statements.place().map(ReportFact::place).orElse(PlaceKind.UNKNOWN),
                statements.needs(),
                danger,
                statements.deathReported(),
                answered,
                answered ? recheckAt : Optional.empty(),
                confirmedAt,
                fresh ? until : Optional.empty(),
                fresh ? Optional.empty() : until,
                statements.standing().stream().map(ReportFact::observedAt).max(Comparator.naturalOrder()),
                conflicts());
    }

    /** A confirmation counts for the policy's time, but never beyond the end of a clock that was running. */
    private Instant goodUntil(Instant seen) {
        Instant byPolicy = seen.plus(policy.confirmedFor());
        return firstClockEndAfter(seen).filter(byPolicy::isAfter).orElse(byPolicy);
    }

    /** Early enough for a whole climb before the clock ends; when there is not so much time, in the middle of what is left. */
    private Instant recheckAt(Instant seen) {
        Instant byPolicy = seen.plus(policy.confirmedFor());
        return firstClockEndAfter(seen)
                .map(end -> {
                    Instant climb = end.minus(toTheDesk);
                    Instant middle =
                            seen.plus(Duration.between(seen, end).dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
                    return climb.isAfter(middle) ? climb : middle;
                })
                .filter(byPolicy::isAfter)
                .orElse(byPolicy);
    }

    private Optional<Instant> firstClockEndAfter(Instant seen) {
        return clocks.stream().map(RunningClock::endsAt).filter(seen::isBefore).findFirst();
    }

    private List<Conflict> conflicts() {
        return statements.condition().stream()
                .flatMap(counts -> statements.standing().stream()
                        .filter(other -> contradicts(other, counts))
                        .sorted(ReportFact.BY_OBSERVATION.reversed())
                        .limit(Reading.MOST_CONFLICTS)
                        .map(other -> new Conflict(
                                new Conflict.Counting(counts.report()), new Conflict.Contradicting(other.report()))))
                .toList();
    }

    private static boolean contradicts(ReportFact other, ReportFact counts) {
        boolean close =
                Duration.between(other.latest(), counts.conditionAt()).abs().compareTo(CLOSE) <= 0;
        boolean sameTimeOrLater = close || other.latest().isAfter(counts.conditionAt());
        return sameTimeOrLater
                && Stream.of(other, counts).allMatch(fact -> fact.condition() != Condition.UNKNOWN)
                && News.of(other.condition()) != News.of(counts.condition());
    }

    private enum News {
        GOOD,
        BAD,
        DEATH,
        NONE;

        static News of(Condition condition) {
            return switch (condition) {
                case SAFE, MINOR_INJURY -> GOOD;
                case SERIOUS_INJURY, UNWELL -> BAD;
                case DEAD -> DEATH;
                case UNKNOWN -> NONE;
            };
        }
    }
}
