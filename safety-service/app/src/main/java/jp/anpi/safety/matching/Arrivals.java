package jp.anpi.safety.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.report.ReportBody;
import jp.anpi.safety.report.SafetyReport;

/** What a report about nobody known means for the queue. Pure. */
final class Arrivals {

    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final Assumptions assumptions;

    Arrivals(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** A report about a known person that the rules could not take: somebody has to look at once. */
    UnmatchedQueue.Arriving failed(ReportReceived received) {
        return new UnmatchedQueue.Arriving(of(received).state(), false, true);
    }

    /** A report whose person was picked but is in no roster is not searched for: a human being looks at it. */
    UnmatchedQueue.Arriving of(ReportReceived received) {
        var said = ReportBody.read(received.body());
        Set<NeedKind> stated = said.map(SafetyReport::needKinds).orElse(Set.of());
        Set<NeedKind> needs = stated.stream()
                .filter(need -> need != NeedKind.NONE)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NeedKind.class)));
        Instant observedAt = sensible(received);
        boolean powerLost = needs.contains(NeedKind.POWER);
        var state = new UnmatchedState(
                received.incident(),
                received.report(),
                1,
                true,
                // What nobody can read any more may be anything.
                said.map(report -> UrgencyRule.of(stated, report.condition())).orElse(UnmatchedState.Urgency.DANGER),
                needs,
                said.map(report -> report.place().kind()).orElse(PlaceKind.UNKNOWN),
                observedAt,
                received.receivedAt(),
                powerLost ? Optional.of(observedAt.plus(assumptions.internal().other())) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        boolean named = said.filter(report -> report.person().isEmpty()).isPresent();
        return new UnmatchedQueue.Arriving(state, named, said.isEmpty());
    }

    /** No time that came from outside may be beyond what the store can hold. */
    private static Instant sensible(ReportReceived received) {
        Instant observed = received.observedAt();
        Instant arrived = received.receivedAt();
        boolean far = observed.isAfter(arrived.plus(FURTHEST)) || observed.isBefore(arrived.minus(FURTHEST));
        return far ? arrived : observed;
    }
}
