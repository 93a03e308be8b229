package jp.anpi.registry.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/**
 * Forgets whom endings took that nobody has called off for a year. Whoever goes on after that serves again whom they served until their
 * last day.
 */
public final class OldEndings {

    private static final Period KEPT = Period.ofYears(1);

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final Takings takings;
    private final ZoneId zone;
    private final InstantSource clock;

    OldEndings(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            Takings takings,
            ZoneId zone,
            InstantSource clock) {
        this.offices = offices;
        this.members = members;
        this.takings = takings;
        this.zone = zone;
        this.clock = clock;
    }

    /** Harmless to repeat. */
    public Mono<Void> forget() {
        return Mono.fromSupplier(
                        () -> LocalDate.ofInstant(clock.instant(), zone).minus(KEPT))
                .flatMapMany(first -> takings.begun()
                        .filterWhen(of -> lastDay(of)
                                .map(last -> last.filter(first::isAfter).isPresent())
                                .defaultIfEmpty(true))) // who was removed goes on no more
                .concatMap(takings::forget)
                .then();
    }

    /** @return empty when there is no such office or member */
    private Mono<Optional<LocalDate>> lastDay(String of) {
        return offices.find(of)
                .map(OfficeState::until)
                .switchIfEmpty(members.find(of).map(MemberState::until));
    }
}
