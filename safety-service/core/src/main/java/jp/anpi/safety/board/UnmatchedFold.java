package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.UnmatchedState;

/** The open reports about nobody known, counted and ranked anew only after one has changed. */
final class UnmatchedFold {

    private static final Comparator<UnmatchedState> RUNS_OUT_FIRST = Comparator.comparing(
                    (UnmatchedState state) -> state.clockEndsAt().orElse(state.observedAt()))
            .thenComparing(state -> state.report().value());

    private final Map<ReportId, UnmatchedState> open = new HashMap<>();
    private Optional<UnmatchedCount> counted = Optional.of(UnmatchedCount.NONE);
    private Optional<List<UnmatchedState>> ranked = Optional.of(List.of());

    /** Whether the state was newer than what is held. */
    boolean apply(UnmatchedState state) {
        UnmatchedState before = open.get(state.report());
        boolean older = before != null && before.version() >= state.version();
        if (older || (before == null && !state.open())) {
            return false;
        }
        if (state.open()) {
            open.put(state.report(), state);
        } else {
            open.remove(state.report());
        }
        counted = Optional.empty();
        ranked = Optional.empty();
        return true;
    }

    /** Whether the report waits and a life may depend on it. */
    boolean inDanger(ReportId report) {
        return Optional.ofNullable(open.get(report))
                .filter(UnmatchedFold::isDanger)
                .isPresent();
    }

    /** Those on which a life may depend, what runs out first first. */
    List<UnmatchedState> dangers() {
        List<UnmatchedState> dangers = ranked.orElseGet(() -> open.values().stream()
                .filter(UnmatchedFold::isDanger)
                .sorted(RUNS_OUT_FIRST)
                .toList());
        ranked = Optional.of(dangers);
        return dangers;
    }

    private static boolean isDanger(UnmatchedState state) {
        return state.urgency() == UnmatchedState.Urgency.DANGER;
    }

    UnmatchedCount count() {
        UnmatchedCount count = counted.orElseGet(() -> of(open.values()));
        counted = Optional.of(count);
        return count;
    }

    private static UnmatchedCount of(Collection<UnmatchedState> states) {
        return new UnmatchedCount(
                states.size(),
                howMany(states, UnmatchedState.Urgency.DANGER),
                howMany(states, UnmatchedState.Urgency.NEEDS),
                first(states, state -> Optional.of(state.observedAt())),
                first(states, UnmatchedState::clockEndsAt));
    }

    private static int howMany(Collection<UnmatchedState> states, UnmatchedState.Urgency urgency) {
        return Math.toIntExact(
                states.stream().filter(state -> state.urgency() == urgency).count());
    }

    private static Optional<Instant> first(
            Collection<UnmatchedState> states, Function<UnmatchedState, Optional<Instant>> instant) {
        return states.stream().flatMap(state -> instant.apply(state).stream()).min(Instant::compareTo);
    }
}
