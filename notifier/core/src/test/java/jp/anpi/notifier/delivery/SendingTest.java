package jp.anpi.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final RetryPolicy POLICY = new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofMinutes(2));

    @Test
    void whatTheCarrierTookIsOverWithItsReference() {
        var sent = Sending.begin(NOW).after(new Delivery.HandedOver("<key@anpi>"), NOW, POLICY);
        assertThat(sent).isEqualTo(new Sending(Sending.State.HANDED_OVER, 1, NOW, "<key@anpi>"));
        assertThat(sent.state().ended()).isTrue();
    }

    @Test
    void whatCanNeverArriveIsNotTriedAgain() {
        var refused = Sending.begin(NOW).after(new Delivery.NeverWill("550"), NOW, POLICY);
        assertThat(refused.state()).isEqualTo(Sending.State.UNDELIVERABLE);
        assertThatIllegalStateException().isThrownBy(() -> refused.after(new Delivery.HandedOver("x"), NOW, POLICY));
    }

    @Test
    void failuresAreTriedAgainWithGrowingWaitsUntilTheMessageIsParked() {
        var waits = new ArrayList<Long>();
        var sending = Sending.begin(NOW);
        while (!sending.state().ended()) {
            var at = sending.due();
            sending = sending.after(new Delivery.TryAgain(at, "down"), at, POLICY);
            if (!sending.state().ended()) {
                waits.add(Duration.between(at, sending.due()).toSeconds());
            }
        }
        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 120L, 120L);
        assertThat(sending.state()).isEqualTo(Sending.State.PARKED);
        assertThat(sending.attempts()).isEqualTo(8);
        assertThat(sending.because()).isEqualTo("down");
    }

    @Test
    void aChannelMayAskForALongerWaitThanThePolicy() {
        var later = NOW.plusSeconds(600);
        assertThat(Sending.begin(NOW)
                        .after(new Delivery.TryAgain(later, "full"), NOW, POLICY)
                        .due())
                .isEqualTo(later);
    }

    @Test
    void whatNobodyNeedsAnyMoreIsDropped() {
        assertThat(Sending.begin(NOW).drop("answered", NOW).state()).isEqualTo(Sending.State.DROPPED);
    }
}
