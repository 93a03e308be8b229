package jp.anpi.deploy.embedded.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the broker, from start to stop or fault. A restart is a new one on the same directory. */
final class Broker {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final Path log;
    private final LoopbackPorts ports;
    private final ThreadGroup threads = new ThreadGroup("anpi-kafka");
    private final CompletableFuture<KafkaRaftServer> started = new CompletableFuture<>();
    private @Nullable Thread starting;
    private @Nullable Thread stopping;

    private Broker(Path log, LoopbackPorts ports) {
        this.log = log;
        this.ports = ports;
    }

    /**
     * Starts a broker and returns once it takes records.
     *
     * @param onFault told why, from a thread of Kafka's, when a started broker meets a fatal fault
     * @throws EmbeddedKafkaException with one sentence when it does not start
     */
    static Broker start(Path log, LoopbackPorts ports, Duration within, Consumer<String> onFault)
            throws InterruptedException {
        var broker = new Broker(log, ports);
        ExitInterception.watch(broker.threads, because -> {
            // During the start the one who waits for it is told; afterwards the supervisor.
            if (!broker.started.completeExceptionally(new EmbeddedKafkaException(because))) {
                onFault.accept(because);
            }
        });
        broker.starting = broker.run("start", broker::startServer);
        try {
            broker.started.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return broker;
        } catch (ExecutionException e) {
            broker.stop();
            throw e.getCause() instanceof EmbeddedKafkaException known ? known : failed(log, e);
        } catch (InterruptedException e) {
            broker.started.completeExceptionally(e); // whoever is still starting stops what it started
            throw e;
        } catch (TimeoutException e) {
            var late = new EmbeddedKafkaException("The log in " + log + " did not start within " + within + ".");
            broker.started.completeExceptionally(late);
            broker.stop();
            throw late;
        }
    }

    private static EmbeddedKafkaException failed(Path log, ExecutionException e) {
        return new EmbeddedKafkaException("The log in " + log + " does not start: " + e.getMessage(), e);
    }

    private void startServer() {
        KafkaRaftServer server = null;
        try {
            format();
            server = new KafkaRaftServer(KafkaConfig.fromProps(BrokerProperties.of(log, ports), false), Time.SYSTEM);
            server.startup();
            if (!started.complete(server)) {
                shutDown(server);
            }
        } catch (Throwable e) {
            started.completeExceptionally(e);
            if (server != null) {
                shutDown(server);
            }
        }
    }

    private void format() throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(log.toString()))
                .setMetadataLogDirectory(log.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setUnstableFeatureVersionsEnabled(false)
                .setIgnoreFormatted(false)
                .run();
    }

    LoopbackPorts ports() {
        return ports;
    }

    /**
     * Stops what runs, or waits until a start that failed has given up its ports and its directory. A broker whose
     * threads died of a fault may hang in its own shutdown; waiting for it is bounded.
     */
    synchronized void stop() throws InterruptedException {
        if (stopping == null && started.isCompletedExceptionally()) {
            stopping = starting;
        }
        if (stopping == null && started.isDone() && !started.isCompletedExceptionally()) {
            stopping = run("stop", () -> shutDown(started.join()));
        }
        if (stopping != null && !stopping.join(STOP_WITHIN)) {
            LOG.warn("The broker did not stop within {}; its threads are left behind", STOP_WITHIN);
        }
        ExitInterception.forget(threads);
    }

    /** For tests: a wish of Kafka's to end the process, as it would come from one of the broker's own threads. */
    void provoke(Runnable fault) {
        run("fault", fault);
    }

    private static void shutDown(KafkaRaftServer server) {
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (Throwable e) {
            LOG.warn("The broker did not stop cleanly: {}", e.toString());
        }
    }

    /** On a thread of its own: in a fat jar the common pool's threads do not see Kafka's classes. */
    private Thread run(String what, Runnable work) {
        var thread = new Thread(threads, work, "anpi-kafka-" + what);
        thread.setContextClassLoader(Broker.class.getClassLoader());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((_, e) -> {
            if (!(e instanceof ExitInterception.Halted)) {
                LOG.error("Uncaught in {}", "anpi-kafka-" + what, e);
            }
        });
        thread.start();
        return thread;
    }
}
