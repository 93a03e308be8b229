package jp.anpi.deploy.embedded.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible store in this process, kept in a directory. Services reach it by {@link #uri()} with the ordinary driver and know nothing else.
 *
 * <p>A write acknowledged with {@code j: true} is on disk; one acknowledged without survives the end of the process, but not of the machine. One
 * command is written at once or not at all. Queries are served by declared indexes ({@link #counters()} tells when not). Not supported, and refused with
 * a command error: transactions, sessions, change streams, TTL, partial, text, geo and hashed indexes, collations, capped collections,
 * validators, pipeline updates, {@code $out} and {@code $merge}.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

    private final DataDirectory directory;
    private final Disk disk;
    private final StoreBackend backend;
    private final Wire wire;
    private final StoreCounters counters;
    private boolean closed;

    private EmbeddedStore(DataDirectory directory, Disk disk, StoreBackend backend, Wire wire, StoreCounters counters) {
        this.directory = directory;
        this.disk = disk;
        this.backend = backend;
        this.wire = wire;
        this.counters = counters;
    }

    /**
     * Opens the store in a directory, which is created when missing.
     *
     * @throws StoreInUseException when another process holds the directory
     * @throws StoreFormatException when the directory holds another format
     * @throws StorePortException when the port is taken
     * @throws java.io.UncheckedIOException when the disk cannot be read or written
     */
    public static EmbeddedStore open(Path directory, StoreSettings settings) {
        return open(directory, settings, _ -> {});
    }

    /**
     * Opens the store in a directory, as {@link #open(Path, StoreSettings)} does.
     *
     * @param listener told once, from any thread, when the disk refuses writes; see {@link #status()}
     */
    public static EmbeddedStore open(Path directory, StoreSettings settings, Consumer<StoreStatus> listener) {
        long begin = System.nanoTime();
        DataDirectory held = DataDirectory.hold(directory);
        try {
            Disk disk = Disk.open(held.rocks(), settings, listener);
            try {
                StoreCounters counters = new StoreCounters();
                StoreBackend backend = new StoreBackend(disk, counters);
                Wire wire = new Wire(backend, disk, settings);
                EmbeddedStore store = new EmbeddedStore(held, disk, backend, wire, counters);
                log.info("Store open in {} ms: {}", (System.nanoTime() - begin) / 1_000_000, store.uri());
                return store;
            } catch (RuntimeException e) {
                disk.close();
                throw e;
            }
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    /** Ready for the ordinary driver. */
    public String uri() {
        return "mongodb://127.0.0.1:" + wire.port()
                + "/?directConnection=true&retryWrites=false&uuidRepresentation=standard";
    }

    public StoreStatus status() {
        return disk.status();
    }

    public StoreCounters counters() {
        return counters;
    }

    /** Reads everything and compares documents with indexes both ways: one line for each disagreement, none when all is well. Slow; for tests and repair. */
    public List<String> verify() {
        return backend.disagreements();
    }

    /** Lets running commands end, flushes, and lets go of the directory. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        disk.beginClosing();
        wire.close();
        backend.close();
        disk.close();
        directory.close();
    }
}
