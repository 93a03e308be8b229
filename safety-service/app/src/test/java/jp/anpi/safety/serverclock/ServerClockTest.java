package jp.anpi.safety.serverclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private final SimTime time = SimTime.at("2026-11-20T09:00:00+09:00");
    private final AtomicReference<ServerClock.Trust> kernel = new AtomicReference<>(ServerClock.Trust.SYNCHRONISED);
    private final AtomicInteger looks = new AtomicInteger();
    private final ServerClock clock = new ServerClock(time, () -> {
        looks.incrementAndGet();
        return kernel.get();
    });

    @Test
    void aClockThatIsNoLongerKeptRightIsNoticedWithinHalfAMinute() {
        assertThat(clock.trust()).isEqualTo(ServerClock.Trust.SYNCHRONISED);
        kernel.set(ServerClock.Trust.UNSYNCHRONISED);

        assertThat(clock.trust()).isEqualTo(ServerClock.Trust.SYNCHRONISED);
        time.forward(Duration.ofSeconds(30));
        assertThat(clock.trust()).isEqualTo(ServerClock.Trust.UNSYNCHRONISED);
        assertThat(looks).hasValue(2);
    }

    @Test
    void askingTheKernelAlwaysHasAnAnswer() {
        assertThat(KernelClock.trust()).isNotNull();
    }
}
