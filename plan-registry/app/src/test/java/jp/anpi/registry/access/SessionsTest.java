package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.Meanwhile;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Two who change one session at the same moment: neither change is lost, and nobody gets another's name. */
class SessionsTest {

    private final String name = TestEngines.freshDatabase();
    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final RecordingLog log = new RecordingLog();
    private final SignedIn signedIn = new SignedIn(clock, ZoneOffset.UTC);
    private final Meanwhile meanwhile = new Meanwhile();
    private final RegistryDatabase interrupted = database();
    private final RegistryDatabase quick = database();
    private final Sessions sessions = new Sessions(store(interrupted, meanwhile.sealing()), signedIn);
    private final StateStore<SessionState> kept = store(quick, RealKeyring.get());
    private final Sessions others = new Sessions(kept, signedIn);

    @AfterEach
    void close() {
        interrupted.close();
        quick.close();
    }

    @Test
    void aDeviceThatIsWithdrawnWhileATurnAtItBeginsIsWithdrawn() {
        SessionState tablet = tablet();
        meanwhile.reading("sessions", others.hold(tablet.tokenHash(), Optional.of(turn(account("care-001", "佐藤 花")))));
        await(sessions.withdraw(tablet.tokenHash()));
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(stored(tablet).revoked()).isTrue();
        assertThat(stored(tablet).holder()).isEmpty();
        assertThat(signedIn.find(tablet.tokenHash())).isEmpty();
    }

    @Test
    void aTurnThatBeginsWhileTheDeviceIsWithdrawnDoesNotBegin() {
        SessionState tablet = tablet();
        meanwhile.reading("sessions", others.withdraw(tablet.tokenHash()));
        Mono<SessionState> held = sessions.hold(tablet.tokenHash(), Optional.of(turn(account("care-001", "佐藤 花"))));
        assertThat(await(held.hasElement())).isFalse();
        assertThat(stored(tablet).revoked()).isTrue();
        assertThat(signedIn.find(tablet.tokenHash())).isEmpty();
    }

    @Test
    void ofTwoWhoTakeATabletAtOnceTheLaterHasItAndTheEarlierIsNotTurnedAway() {
        SessionState tablet = tablet();
        meanwhile.reading("sessions", others.hold(tablet.tokenHash(), Optional.of(turn(account("care-001", "佐藤 花")))));
        var later = Optional.of(turn(account("care-002", "鈴木 一")));
        assertThat(await(sessions.hold(tablet.tokenHash(), later).hasElement())).isTrue();
        assertThat(stored(tablet).holder()).isEqualTo(later);
    }

    @Test
    void aTurnThatIsOvertakenForEverDoesNotBegin() {
        SessionState tablet = tablet();
        var stays = Optional.of(turn(account("care-001", "佐藤 花")));
        for (int i = 0; i < 8; i++) {
            meanwhile.reading("sessions", others.hold(tablet.tokenHash(), stays));
        }
        var late = sessions.hold(tablet.tokenHash(), Optional.of(turn(account("care-002", "鈴木 一"))));
        assertThatThrownBy(() -> await(late)).isInstanceOf(RuntimeException.class);
        assertThat(signedIn.find(tablet.tokenHash()).map(caller -> caller.username()))
                .isNotEqualTo(Optional.of("care-002"));
    }

    @Test
    void aChangedNameIsNotGivenToWhoeverHasTheTabletByNow() {
        Account before = account("care-001", "佐藤 花");
        SessionState first = heldBy(before);
        SessionState second = heldBy(before);
        List<SessionState> inOrder = Stream.of(first, second)
                .sorted((a, b) -> a.tokenHash().compareTo(b.tokenHash()))
                .toList();
        var next = Optional.of(turn(account("care-002", "鈴木 一")));

        // Both were found as this account's; the change of the first one is still on its way to the log.
        var onItsWay = log.holdNext();
        Account after = new Account(
                before.id(),
                before.username(),
                "高橋 花",
                before.role(),
                before.member(),
                before.office(),
                before.passwordHash(),
                before.sample());
        var following = sessions.follow(after).toFuture();
        Until.holds(
                "the first has the new name",
                () -> stored(inOrder.getFirst())
                        .holder()
                        .orElseThrow()
                        .displayName()
                        .equals("高橋 花"));
        await(others.hold(inOrder.getLast().tokenHash(), next));
        onItsWay.tryEmitEmpty();

        assertThat(following).succeedsWithin(Duration.ofSeconds(20));
        assertThat(stored(inOrder.getLast()).holder()).isEqualTo(next);
    }

    @Test
    void aRoleThatChangesWhileATurnBeginsHoldsAndTheTurnGoesOn() {
        Account office = account("office-tablet", "ひばり居宅");
        SessionState tablet = await(others.open(office, later(), Optional.of(DeviceId.random())))
                .session();
        var turn = Optional.of(turn(account("care-001", "佐藤 花")));
        // The first reading is the search for the account's sessions, the second is that of the one to be changed.
        meanwhile.reading("sessions", Mono.empty());
        meanwhile.reading("sessions", others.hold(tablet.tokenHash(), turn));
        await(sessions.follow(new Account(
                office.id(),
                office.username(),
                office.displayName(),
                Role.PROVIDER_STAFF,
                office.member(),
                office.office(),
                office.passwordHash(),
                office.sample())));
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(stored(tablet).role()).isEqualTo(Role.PROVIDER_STAFF);
        assertThat(stored(tablet).holder()).isEqualTo(turn);
    }

    private SessionState tablet() {
        return await(others.open(account("office-tablet", "ひばり居宅"), later(), Optional.of(DeviceId.random())))
                .session();
    }

    private SessionState heldBy(Account who) {
        SessionState tablet = tablet();
        await(others.hold(tablet.tokenHash(), Optional.of(turn(who))));
        return stored(tablet);
    }

    private SessionState stored(SessionState session) {
        return await(kept.find(session.tokenHash()));
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofDays(30));
    }

    private SessionState.Holder turn(Account who) {
        return new SessionState.Holder(
                who.id(),
                who.username(),
                who.displayName(),
                who.role(),
                MemberId.random(),
                clock.instant().plus(Duration.ofHours(1)));
    }

    private static Account account(String username, String displayName) {
        return new Account(
                AccountId.random(),
                username,
                displayName,
                Role.CARE_MANAGER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private RegistryDatabase database() {
        return new RegistryDatabase(TestEngines.mongoUri(), name, new SimpleMeterRegistry());
    }

    private StateStore<SessionState> store(RegistryDatabase database, Sealing sealing) {
        return new StateStore<>(
                new StateKind<>(
                        "sessions",
                        RegistryTopics.SESSION,
                        SessionState::tokenHash,
                        SessionState::version,
                        session -> RecordKey.of(session.tokenHash()),
                        SessionSweep::clear,
                        List.of(List.of("account", "_id"), List.of("holder", "_id"))),
                database,
                new SealedJson(sealing),
                log);
    }

    private static <T> T await(Mono<T> work) {
        return work.block(Duration.ofSeconds(20));
    }
}
