package jp.anpi.deploy.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskGuardTest {

    @ParameterizedTest
    @CsvSource({"999, true", "1000, false", "1001, false"})
    void theLimitItselfIsStillRoom(long free, boolean paused) {
        assertThat(new DiskGuard(() -> free, 1_000).pause().isPresent()).isEqualTo(paused);
    }

    @Test
    void writingResumesATenthAboveTheLimit() {
        var free = new AtomicLong(999);
        var guard = new DiskGuard(free::get, 1_000);
        assertThat(guard.pause()).isPresent();
        free.set(1_099);
        assertThat(guard.pause()).isPresent();
        free.set(1_100);
        assertThat(guard.pause()).isEmpty();
        free.set(1_000);
        assertThat(guard.pause()).isEmpty();
    }

    @Test
    void spaceThatCannotBeReadCountsAsNone() {
        var guard = new DiskGuard(
                () -> {
                    throw new UncheckedIOException(new IOException("gone"));
                },
                1_000);
        assertThat(guard.pause())
                .hasValueSatisfying(because -> assertThat(because).contains("gone"));
    }
}
