package jp.anpi.deploy.embedded.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** What the broker is told. Topics bring their own settings (how long they keep, whether each message is flushed). */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerProperties() {}

    static Properties of(Path log, LoopbackPorts ports) {
        var p = new Properties();
        String client = "PLAINTEXT://127.0.0.1:" + ports.client();
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(NODE_ID));
        p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller());
        p.put("controller.listener.names", CONTROLLER_LISTENER);
        p.put("listeners", client + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + ports.controller());
        p.put("advertised.listeners", client);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dirs", log.toString());
        p.put("auto.create.topics.enable", "false");
        oneNode(p);
        quickRestart(p);
        small(p);
        return p;
    }

    private static void oneNode(Properties p) {
        for (String prefix : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            p.put(prefix + ".replication.factor", "1");
            p.put(prefix + ".num.partitions", "1");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
    }

    /**
     * After a kill the controller refuses the broker until the session of its previous life has expired, and each
     * partition reads again what it had not flushed: both are kept short.
     */
    private static void quickRestart(Properties p) {
        p.put("broker.session.timeout.ms", "2000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("log.segment.bytes", String.valueOf(128 * 1024 * 1024));
        p.put("log.flush.offset.checkpoint.interval.ms", "5000");
        p.put("num.recovery.threads.per.data.dir", "2");
    }

    private static void small(Properties p) {
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        p.put("log.cleaner.threads", "1");
        p.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        p.put("offsets.topic.segment.bytes", String.valueOf(8 * 1024 * 1024));
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "3");
        p.put("num.replica.fetchers", "1");
        p.put("background.threads", "2");
        p.put("queued.max.requests", "200");
        // The controller proves it is alive by a record to its own log; twice a second is for clusters.
        p.put("metadata.max.idle.interval.ms", "5000");
        p.put("metric.reporters", "");
    }
}
