package jp.anpi.registry.enrolment;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.access.Patience;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.SessionState;
import reactor.core.publisher.Mono;

/**
 * Turns an invitation into a remembered device. Wrong codes are counted, and typing them gets slow by the address they come
 * from; whoever brings a link is never slowed, since 130 bits cannot be guessed.
 */
final class Redemption {

    private static final String TRIES = "(invitation codes)";

    private final InvitationStore invitations;
    private final CodeHashes hashes;
    private final InviteeAccounts accounts;
    private final Devices devices;
    private final Patience patience;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Redemption(
            InvitationStore invitations,
            CodeHashes hashes,
            InviteeAccounts accounts,
            Devices devices,
            Patience patience,
            MeterRegistry meters,
            InstantSource clock) {
        this.invitations = invitations;
        this.hashes = hashes;
        this.accounts = accounts;
        this.devices = devices;
        this.patience = patience;
        this.meters = meters;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Result {
        record Welcome(DeviceId device, String token, SessionState session) implements Result {
            @Override
            public String toString() {
                return "Welcome[" + device + "]";
            }
        }

        record Unknown() implements Result {}

        record Used() implements Result {}

        record Expired() implements Result {}

        record Wait(Duration howLong) implements Result {}
    }

    /**
     * @param code empty when what came cannot be one
     * @param device the same again when an answer was lost
     */
    Mono<Result> redeem(Optional<InvitationCode> code, DeviceId device, String name, Optional<InetAddress> address) {
        var who = Patience.Who.of(TRIES, address);
        boolean guessable = code.map(InvitationCode::isTyped).orElse(true);
        Duration wait = guessable ? patience.waitFor(who) : Duration.ZERO;
        if (wait.isPositive()) {
            return counted(new Result.Wait(wait));
        }
        return Mono.justOrEmpty(code)
                .flatMap(known -> invitations.find(known, hashes.of(known)))
                .flatMap(kept -> decide(kept, device, name))
                .defaultIfEmpty(new Result.Unknown())
                .doOnNext(result -> {
                    if (result instanceof Result.Unknown && guessable) {
                        patience.failed(who);
                    }
                })
                .flatMap(this::counted);
    }

    private Mono<Result> decide(InvitationStore.Kept kept, DeviceId device, String name) {
        Instant now = clock.instant();
        return switch (kept.invitation().on(device, now)) {
            case ADMITTED ->
                invitations
                        .use(kept, new Invitation.Use(device, now))
                        .flatMap(first -> first ? admit(kept, device, name) : Mono.just(new Result.Used()));
            case ADMITTED_BEFORE -> admit(kept, device, name);
            case USED -> Mono.just(new Result.Used());
            case EXPIRED -> Mono.just(new Result.Expired());
        };
    }

    private Mono<Result> admit(InvitationStore.Kept kept, DeviceId device, String name) {
        return accounts.of(kept.invitation().invitee())
                .flatMap(account -> devices.enrol(device, name, account))
                .map(enrolled -> new Result.Welcome(enrolled.device(), enrolled.token(), enrolled.session()));
    }

    private Mono<Result> counted(Result result) {
        String outcome = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.counter("anpi.enrolment.redeemed", "outcome", outcome).increment();
        return Mono.just(result);
    }
}
