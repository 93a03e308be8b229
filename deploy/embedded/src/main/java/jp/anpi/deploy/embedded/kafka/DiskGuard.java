package jp.anpi.deploy.embedded.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Watches the free space beside the log. Kafka has no such brake of its own: it writes until the disk is full and then
 * halts, which leaves no room for the store to recover. So the brake stands at the publishing side: while
 * {@link #pause} gives a reason, {@link EmbeddedKafka#status} is {@link BrokerStatus.WritingPaused} and whoever
 * publishes treats the log as down. Writing resumes at a tenth above the limit, so that the state does not flutter.
 */
final class DiskGuard {

    private static final long MIB = 1024 * 1024;

    private final LongSupplier freeBytes;
    private final long minimum;
    private boolean paused;

    DiskGuard(LongSupplier freeBytes, long minimum) {
        this.freeBytes = freeBytes;
        this.minimum = minimum;
    }

    static LongSupplier freeBytesOf(Path directory) {
        return () -> {
            try {
                return Files.getFileStore(directory).getUsableSpace();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Why nothing may be written now; empty when there is room. */
    synchronized Optional<String> pause() {
        long free;
        try {
            free = freeBytes.getAsLong();
        } catch (UncheckedIOException e) {
            return Optional.of("The free space beside the log cannot be read: " + e.getMessage());
        }
        paused = free < (paused ? minimum + minimum / 10 : minimum);
        return paused
                ? Optional.of("Only " + free / MIB + " MiB are free beside the log; writing resumes at "
                        + (minimum + minimum / 10) / MIB + " MiB.")
                : Optional.empty();
    }
}
