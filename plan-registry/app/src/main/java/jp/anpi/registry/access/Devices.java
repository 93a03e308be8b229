package jp.anpi.registry.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.TokenHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Remembers devices: an enrolled one is signed in until it is withdrawn or lies idle for too long. Its session is the
 * device's; withdrawing the one withdraws the other.
 */
public final class Devices {

    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    /** The session itself lasts longer than any idle device is kept: the idle sweep ends it, not its date. */
    private static final Duration SESSION = Duration.ofDays(3_650);

    private static final Duration SEEN_EVERY = Duration.ofHours(1);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);
    private static final int PAGE = 200;
    private static final int MOST_OF_AN_OFFICE = 10_000;

    private final DeviceStore store;
    private final Sessions sessions;
    private final Duration idle;
    private final InstantSource clock;

    Devices(DeviceStore store, Sessions sessions, Duration idle, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.idle = idle;
        this.clock = clock;
    }

    /** @param token for the device only; nobody keeps it */
    public record Enrolled(DeviceId device, String token, SessionState session) {
        @Override
        public String toString() {
            return "Enrolled[…]";
        }
    }

    /** How long a device's cookie lasts from each time one of its pages is opened. */
    public Duration cookieLasts() {
        return idle;
    }

    /**
     * Remembers a device for an account; repeated for the same device, the earlier session ends.
     *
     * @param wanted the id that the device gave itself; when that is another account's or a withdrawn device's, it gets a new one
     */
    public Mono<Enrolled> enrol(DeviceId wanted, String name, Account account) {
        return store.find(wanted)
                .flatMap(earlier -> earlier.account().equals(account.id())
                                && earlier.withdrawal().isEmpty()
                        ? sessions.end(earlier.tokenHash()).thenReturn(wanted)
                        : Mono.just(DeviceId.random()))
                .defaultIfEmpty(wanted)
                .flatMap(id -> remember(id, name, account));
    }

    private Mono<Enrolled> remember(DeviceId id, String name, Account account) {
        Instant now = clock.instant();
        return sessions.open(account, now.plus(SESSION), Optional.of(id))
                .flatMap(opened -> store.put(new Device(
                                id,
                                name,
                                account.id(),
                                account.member(),
                                account.office(),
                                account.displayName(),
                                now,
                                now,
                                opened.session().tokenHash(),
                                Optional.empty()))
                        .thenReturn(new Enrolled(id, opened.token(), opened.session())));
    }

    /**
     * Puts the office's device that holds this token into a member's hands.
     *
     * @return false when the device is enrolled no more
     */
    public Mono<Boolean> hold(String token, Account account, MemberId member, Instant until) {
        var holder = new SessionState.Holder(
                account.id(), account.username(), account.displayName(), account.role(), member, until);
        return sessions.hold(TokenHash.of(token), Optional.of(holder)).hasElement();
    }

    /** Puts it back into the office's hands. */
    public Mono<Void> release(String token) {
        return sessions.hold(TokenHash.of(token), Optional.empty()).then();
    }

    /** Members of an office who hold a device that is enrolled now. */
    public Mono<Set<MemberId>> holders(OfficeId office) {
        return store.list(Optional.empty(), Optional.of(office), Optional.empty(), MOST_OF_AN_OFFICE)
                .map(found -> found.stream()
                        .filter(device -> device.withdrawal().isEmpty())
                        .flatMap(device -> device.member().stream())
                        .collect(Collectors.toSet()));
    }

    /** Ends an enrolment; at its next contact the device learns of it and forgets what it keeps. */
    Mono<Void> withdraw(Device device, String by) {
        return sessions.withdraw(device.tokenHash())
                .then(Mono.defer(() -> store.withdraw(device.id(), new Device.Withdrawal(clock.instant(), by))))
                .then();
    }

    /** Ends an enrolment from the device itself, which forgets by itself. */
    Mono<Void> signedOut(DeviceId id, String by) {
        return store.withdraw(id, new Device.Withdrawal(clock.instant(), by)).then();
    }

    /** Notes that the caller's device is in use; never keeps a caller waiting for it, and never fails. */
    Mono<Void> seen(Caller caller) {
        Instant now = clock.instant();
        return Mono.justOrEmpty(caller.device())
                .flatMap(id -> store.seen(id, now, now.minus(SEEN_EVERY)))
                .timeout(SEEN_WITHIN)
                .onErrorComplete();
    }

    /**
     * Withdraws every device that nobody has used for too long. Whether somebody has left or an office has closed is no reason:
     * reports may still wait on theirs, and withdrawing makes it forget them.
     */
    public Mono<Integer> sweep() {
        return store.unseenSince(clock.instant().minus(idle), PAGE)
                .flatMap(found -> Flux.fromIterable(found)
                        .concatMap(device -> withdraw(device, "system"))
                        .then(Mono.just(found.size())))
                .doOnNext(withdrawn -> {
                    if (withdrawn > 0) {
                        LOG.info("{} devices were withdrawn that nobody used for {}", withdrawn, idle);
                    }
                });
    }
}
