package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.incident.IncidentFacts;

/** A state that somebody came into, and when; incident time. */
public record PastState(Instant since, CheckStatus status) {

    /**
     * How a check came to its present state, read from the facts it keeps as they arrived; what was corrected or set aside
     * since is told as it counts now. Only whether somebody was confirmed or needed help is told: TRYING and SILENT are one.
     *
     * @return changes only, oldest first; empty for who was never anything but silent
     */
    public static List<PastState> of(SafetyCheck check, IncidentFacts incident) {
        List<PastState> past = new ArrayList<>();
        if (!check.facts().isEmpty()) {
            tell(check, incident, past);
        }
        CheckStatus now = counted(check.status());
        if (now != last(past)) {
            past.add(new PastState(check.changedAt(), now));
        }
        return past;
    }

    private static void tell(SafetyCheck check, IncidentFacts incident, List<PastState> past) {
        GroupPolicy policy = incident.policy().of(check.row().group());
        boolean livesOnPower = check.row().group() == PriorityGroup.PUSH_SUPPORT
                || check.clocks().stream().map(CheckState.RunningClock::kind).anyMatch(kind -> kind.needsPower());
        List<ReportFact> byArrival = check.facts().stream()
                .sorted(Comparator.comparing(ReportFact::receivedAt).thenComparing(ReportFact.BY_OBSERVATION))
                .toList();
        // Besides the arrivals, the moments at which a confirmation grew too old.
        TreeSet<Instant> moments = new TreeSet<>();
        byArrival.forEach(fact -> moments.add(fact.receivedAt()));
        int arrived = 0;
        for (Optional<Instant> next = first(moments, check); next.isPresent(); next = first(moments, check)) {
            Instant at = next.get();
            while (arrived < byArrival.size()
                    && !byArrival.get(arrived).receivedAt().isAfter(at)) {
                arrived++;
            }
            Statements statements = new Statements(byArrival.subList(0, arrived), incident.onsetAt(), policy);
            Reading then = new ReadingRules(
                            statements,
                            policy,
                            check.clocks(),
                            check.row().ladder().toTheDesk(),
                            at)
                    .read(livesOnPower, false);
            if (counted(then.status()) != last(past)) {
                past.add(new PastState(at, counted(then.status())));
            }
            then.confirmedUntil().filter(at::isBefore).ifPresent(moments::add);
        }
    }

    /** What comes after the check's present version is not past. */
    private static Optional<Instant> first(TreeSet<Instant> moments, SafetyCheck check) {
        return Optional.ofNullable(moments.pollFirst()).filter(at -> !at.isAfter(check.changedAt()));
    }

    private static CheckStatus counted(CheckStatus status) {
        return switch (status) {
            case CONFIRMED, NEEDS_HELP -> status;
            case TRYING, SILENT -> CheckStatus.SILENT;
        };
    }

    private static CheckStatus last(List<PastState> past) {
        return past.isEmpty() ? CheckStatus.SILENT : past.getLast().status();
    }
}
