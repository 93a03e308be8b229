package jp.anpi.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final Patience patience = new Patience(clock);

    @Test
    void guessingFromOneAddressDoesNotDelayTheOwnerAtAnother() {
        var guesser = who("admin", "203.0.113.7");
        for (int i = 0; i < 20; i++) {
            patience.failed(guesser);
        }
        assertThat(patience.waitFor(guesser)).isEqualTo(Duration.ofMinutes(15));
        assertThat(patience.waitFor(who("admin", "198.51.100.1"))).isZero();
        assertThat(patience.waitFor(who("desk", "203.0.113.7"))).isZero();
    }

    @Test
    void oneIpv6NetworkIsOneGuesser() {
        for (int i = 0; i < 6; i++) {
            patience.failed(who("admin", "2001:db8:1:2::" + Integer.toHexString(i + 1)));
        }
        assertThat(patience.waitFor(who("admin", "2001:db8:1:2:ffff::1"))).isEqualTo(Duration.ofSeconds(2));
        assertThat(patience.waitFor(who("admin", "2001:db8:1:3::1"))).isZero();
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        var who = who("desk", "203.0.113.7");
        for (int i = 0; i < 6; i++) {
            patience.failed(who);
        }
        patience.succeeded(who);
        assertThat(patience.waitFor(who)).isZero();
    }

    @Test
    void howeverManyNamesAreTriedMemoryStaysBoundedAndTheNewestAreKept() {
        var newest = who("newest", "203.0.113.7");
        for (int i = 0; i < 25_000; i++) {
            patience.failed(who("name" + i, "203.0.113.7"));
            clock.forward(Duration.ofMillis(1));
        }
        for (int i = 0; i < 6; i++) {
            patience.failed(newest);
        }
        assertThat(patience.size()).isLessThanOrEqualTo(10_000);
        assertThat(patience.waitFor(newest)).isEqualTo(Duration.ofSeconds(2));
    }

    private static Patience.Who who(String username, String address) {
        try {
            return Patience.Who.of(username, Optional.of(InetAddress.getByName(address)));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
