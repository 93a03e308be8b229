package jp.anpi.registry.mistake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.mistake.RunningIncidents.Now;
import reactor.core.publisher.Mono;

/**
 * Whom an incident may ask about: nobody is erased whom one that runs may have on its roster, nor one that was closed lately, since it
 * may be reopened with the roster that it had. Where nobody has said lately which run, all may.
 */
public final class MayBeAskedAbout {

    /** By how much the clocks of the service that tells of closings and of this one may differ. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final RunningIncidents incidents;
    private final MistakeProperties properties;
    private final ZoneId zone;
    private final InstantSource clock;

    MayBeAskedAbout(RunningIncidents incidents, MistakeProperties properties, ZoneId zone, InstantSource clock) {
        this.incidents = incidents;
        this.properties = properties;
        this.zone = zone;
        this.clock = clock;
    }

    /** Why anybody may be; empty when nobody may. */
    public Mono<Problem> anybody() {
        return whoCameSince(Instant.MIN);
    }

    /** Why people may be who were not there before; empty when they may not. A roster that was certainly closed before then is without them. */
    public Mono<Problem> whoCameSince(Instant then) {
        return incidents
                .now()
                .flatMap(now -> Mono.justOrEmpty(
                        switch (now) {
                            case Now.Unknown _ -> Optional.of(unknown());
                            case Now.Runs _ -> Optional.of(Problem.of(MistakeProblem.INCIDENT_RUNS));
                            case Now.NoneRuns none ->
                                isOld(none.told()) ? Optional.of(unknown()) : closedSince(then, none);
                        }));
    }

    private boolean isOld(Instant told) {
        return told.plus(properties.toldWithin()).isBefore(clock.instant());
    }

    private Optional<Problem> closedSince(Instant then, Now.NoneRuns now) {
        return now.lastClosed()
                .filter(closed -> !closed.plus(CLOCKS_APART).isBefore(then))
                .map(this::until)
                .filter(day -> today().isBefore(day))
                .map(day -> Problem.of(MistakeProblem.CLOSED_LATELY, day));
    }

    private Problem unknown() {
        return Problem.of(
                MistakeProblem.INCIDENTS_UNKNOWN, properties.toldWithin().toMinutes());
    }

    private LocalDate until(Instant closed) {
        return LocalDate.ofInstant(closed, zone).plus(properties.afterClosing());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
