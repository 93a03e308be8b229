package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateKind;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.RealKeyring;
import jp.anpi.registry.testing.RecordingLog;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a disaster the desk signs in, whatever the log does. */
class SignInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(4);

    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final RecordingLog log = new RecordingLog();
    private final RegistryDatabase database =
            new RegistryDatabase(TestEngines.mongoUri(), TestEngines.freshDatabase(), new SimpleMeterRegistry());
    private final SealedJson sealed = new SealedJson(RealKeyring.get());
    private final AccountStore accounts = new AccountStore(database, sealed);
    private final Passwords passwords = new Passwords();
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
            sealed,
            log);
    private final SignIn signIn = new SignIn(
            accounts,
            new Sessions(sessions, new SignedIn(clock, ZoneOffset.UTC)),
            passwords,
            new SecondFactors(new SecondFactorStore(database, sealed), clock),
            new Patience(clock),
            Duration.ofHours(12),
            clock);

    @BeforeEach
    void oneAccount() {
        accounts.createIndexes().block(PATIENCE);
        String hash = passwords.hash("correct horse").block(PATIENCE);
        accounts.load(List.of(new Account(
                        AccountId.random(),
                        "desk",
                        "市 災害対策本部",
                        Role.DESK,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(hash),
                        false)))
                .block(PATIENCE);
        passwords.matches("correct horse", hash).block(PATIENCE);
    }

    @AfterEach
    void close() {
        passwords.close();
        database.close();
    }

    @Test
    void aLogThatDoesNotAnswerKeepsNobodyOut() {
        var onItsWay = log.holdNext();

        var welcome = (SignInResult.Welcome) signedIn();

        assertThat(sessions.find(TokenHash.of(welcome.token())).block(PATIENCE)).isEqualTo(welcome.session());
        assertThat(log.records()).isEmpty();
        onItsWay.tryEmitEmpty();
        Until.holds("the session is published", () -> log.records().size() == 1);
    }

    @Test
    void aLogThatIsDownKeepsNobodyOutAndHearsOfTheSessionLater() {
        log.down(true);

        var welcome = (SignInResult.Welcome) signedIn();

        assertThat(sessions.find(TokenHash.of(welcome.token())).block(PATIENCE)).isEqualTo(welcome.session());
        log.down(false);
        assertThat(sessions.outbox().publishPending().block(PATIENCE)).isOne();
    }

    private SignInResult signedIn() {
        return signIn.signIn(
                        new SignIn.Credentials("desk", "correct horse", Optional.empty()),
                        new Patience.Who("desk", "somewhere"))
                .block(SOON);
    }
}
