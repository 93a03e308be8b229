package jp.anpi.registry.http.access;

import static jp.anpi.registry.http.RunningRoutes.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.RunningRoutes.MovableClock;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private final MovableClock clock = new MovableClock();
    private final SignedIn signedIn = new SignedIn(clock);

    @Test
    void aWithdrawnSessionStaysWithdrawnWhateverArrivesLater() {
        signedIn.fold(session("t", Role.DESK, true));
        signedIn.fold(session("t", Role.DESK, false));
        assertThat(signedIn.find(TokenHash.of("t"))).isEmpty();
    }

    @Test
    void theTokenItselfIsNeverKept() {
        signedIn.fold(session("t", Role.DESK, false));
        assertThat(signedIn.find("t")).isEmpty();
        assertThat(signedIn.find(TokenHash.of("t"))).map(Caller::role).contains(Role.DESK);
    }

    @Test
    void endedSessionsAreSweptAway() {
        for (int i = 0; i < 999; i++) {
            signedIn.fold(session("t" + i, Role.DESK, false));
        }
        clock.forward(Duration.ofHours(2));
        signedIn.fold(session("last", Role.DESK, false));
        assertThat(signedIn.size()).isZero();
    }

    @Test
    void aCallerIsLoggedWithoutAName() {
        signedIn.fold(session("t", Role.DESK, false));
        assertThat(signedIn.find(TokenHash.of("t")).orElseThrow().toString())
                .doesNotContain("鈴木", "somebody")
                .contains("DESK");
    }
}
