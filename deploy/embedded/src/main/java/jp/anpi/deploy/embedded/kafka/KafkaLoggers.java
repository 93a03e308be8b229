package jp.anpi.deploy.embedded.kafka;

import java.util.Map;

/**
 * The loggers of an in-process broker that speak too much, with the level that keeps what a person needs. Whoever owns
 * the logging configuration applies them; this package configures no logging.
 */
public final class KafkaLoggers {

    private KafkaLoggers() {}

    /** Logger name to level ({@code WARN}, {@code ERROR}). */
    public static Map<String, String> levels() {
        return Map.of(
                "kafka", "WARN",
                "org.apache.kafka", "WARN",
                "state.change.logger", "ERROR",
                // Every start says "Sent auto-creation", "Reconnecting"; every in-process restart registers its MBeans
                // again.
                "org.apache.kafka.common.utils.AppInfoParser", "ERROR",
                // A client that waits for a restarting broker repeats one warning every 50 ms.
                "org.apache.kafka.clients.NetworkClient", "ERROR",
                // The broker meets its own previous registration after a kill and says so until that has expired.
                "kafka.server.BrokerLifecycleManager", "ERROR",
                "org.apache.kafka.controller.QuorumController", "ERROR",
                // Found half-written segments after a kill are normal and repaired; the loss would be said elsewhere.
                "kafka.log.LogManager", "ERROR",
                "org.apache.kafka.storage.internals.log", "ERROR");
    }
}
