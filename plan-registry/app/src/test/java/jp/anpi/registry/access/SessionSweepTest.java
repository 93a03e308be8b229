package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionSweepTest {

    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final RecordingLog log = new RecordingLog();
    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final StateStore<SessionState> sessions = new StateStore<>(
            new StateKind<>(
                    "sessions",
                    RegistryTopics.SESSION,
                    SessionState::tokenHash,
                    SessionState::version,
                    session -> RecordKey.of(session.tokenHash()),
                    SessionSweep::clear,
                    List.of(List.of("expiresAt"))),
            database,
            new SealedJson(RealKeyring.get()),
            log);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void endedSessionsLeaveStoreAndLogAndOthersStay() {
        sessions.put(session("short", Duration.ofHours(1))).block();
        sessions.put(session("long", Duration.ofHours(2))).block();
        log.forget();
        clock.forward("1h");
        assertThat(new SessionSweep(sessions, log, clock).sweep().block()).isEqualTo(1);
        assertThat(sessions.find(TokenHash.of("short")).block()).isNull();
        assertThat(sessions.find(TokenHash.of("long")).block()).isNotNull();
        assertThat(log.records())
                .containsExactly(new RecordingLog.Appended(
                        RegistryTopics.SESSION.name(), TokenHash.of("short"), Optional.empty()));
    }

    private SessionState session(String token, Duration lasts) {
        return SessionState.opened(
                TokenHash.of(token),
                AccountId.random(),
                "desk",
                "市 災害対策本部",
                Role.DESK,
                Optional.empty(),
                Optional.empty(),
                clock.instant().plus(lasts),
                Optional.empty());
    }
}
