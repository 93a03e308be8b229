package jp.anpi.deploy.embedded.kafka;

import java.time.Duration;

/**
 * How the broker is run.
 *
 * @param port the port clients use on 127.0.0.1; 0 takes a free one
 * @param controllerPort the port the broker uses for itself on 127.0.0.1; 0 takes a free one
 * @param minimumFreeBytes writing pauses while fewer bytes are free on the directory's volume, so that the store beside
 *     the log can still recover; 0 switches the guard off
 * @param startWithin how long one start of the broker may take before it counts as failed
 * @param restartBackOff the wait before the first restart after a fault; doubles with each attempt
 * @param steadyAfter a broker that ran this long has recovered: earlier faults no longer count
 */
public record KafkaSettings(
        int port,
        int controllerPort,
        long minimumFreeBytes,
        Duration startWithin,
        Duration restartBackOff,
        Duration steadyAfter) {

    private static final long MIB = 1024 * 1024;

    public KafkaSettings {
        if (port < 0 || port > 65_535 || controllerPort < 0 || controllerPort > 65_535) {
            throw new IllegalArgumentException("a port is 0 (any free one) to 65535: " + port + ", " + controllerPort);
        }
        if (port != 0 && port == controllerPort) {
            throw new IllegalArgumentException("clients and the controller need two ports, both are " + port);
        }
        if (minimumFreeBytes < 0) {
            throw new IllegalArgumentException("minimum of free bytes is negative: " + minimumFreeBytes);
        }
        if (!startWithin.isPositive() || restartBackOff.isNegative() || steadyAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "durations must not be negative: " + startWithin + ", " + restartBackOff + ", " + steadyAfter);
        }
    }

    /** Free ports, 500 MiB kept free, and patience that suits two busy cores. */
    public static KafkaSettings defaults() {
        return new KafkaSettings(0, 0, 500 * MIB, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    public KafkaSettings withPort(int newPort) {
        return new KafkaSettings(newPort, controllerPort, minimumFreeBytes, startWithin, restartBackOff, steadyAfter);
    }

    public KafkaSettings withMinimumFreeBytes(long bytes) {
        return new KafkaSettings(port, controllerPort, bytes, startWithin, restartBackOff, steadyAfter);
    }

    KafkaSettings withRestartBackOff(Duration backOff) {
        return new KafkaSettings(port, controllerPort, minimumFreeBytes, startWithin, backOff, steadyAfter);
    }
}
