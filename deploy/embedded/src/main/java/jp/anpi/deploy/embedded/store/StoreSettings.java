package jp.anpi.deploy.embedded.store;

/**
 * How the embedded store runs.
 *
 * @param port TCP port on 127.0.0.1; 0 takes a free one
 * @param cacheBytes memory for blocks read from disk and for writes not yet in a file, counted together; at least 8 MiB
 * @param workers commands that may run at the same time, at least 2; one half reads, the other writes, so neither waits for the other
 */
public record StoreSettings(int port, long cacheBytes, int workers) {

    public StoreSettings {
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        if (cacheBytes < 8L << 20)
            throw new IllegalArgumentException("cacheBytes must be at least 8 MiB: " + cacheBytes);
        if (workers < 2) throw new IllegalArgumentException("workers must be at least 2: " + workers);
    }

    /** A free port, 64 MiB of cache, 32 workers. */
    public static StoreSettings defaults() {
        return new StoreSettings(0, 64L << 20, 32);
    }

    public StoreSettings withPort(int port) {
        return new StoreSettings(port, cacheBytes, workers);
    }
}
