package jp.anpi.deploy.bench.measure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import jp.anpi.deploy.bench.machine.Machine;
import jp.anpi.deploy.bench.machine.ProcessMeter;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.deploy.embedded.kafka.KafkaSettings;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The bare log: an embedded broker, one partition on disk before each acknowledgement, senders that each wait for their own
 * acknowledgement. The product cannot take more reports than this.
 */
public final class RawLog {
    private static final String TOPIC = "bench";
    private static final int RECORD_BYTES = 1024;

    private final int senders;
    private final Duration warmUp;
    private final Duration measured;
    private final Path parent;
    private final Ticker ticker;

    /** @param parent where the log's temporary directory is made: the volume is what is measured */
    public RawLog(int senders, Duration warmUp, Duration measured, Path parent, Ticker ticker) {
        this.senders = senders;
        this.warmUp = warmUp;
        this.measured = measured;
        this.parent = parent;
        this.ticker = ticker;
    }

    public Table run() throws IOException {
        Files.createDirectories(parent);
        Path directory = Files.createTempDirectory(parent, "bench-log-");
        Table table = new Table("log: raw append, acknowledged on disk");
        table.note("one partition, flush.messages=1, acks=all, " + RECORD_BYTES + " bytes a record, log on "
                + Machine.volume(directory) + "; broker and producer in one process");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, KafkaSettings.defaults())) {
            table.add(measure(kafka.bootstrapServers()));
        } finally {
            clear(directory);
        }
        return table;
    }

    private Row measure(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            NewTopic topic = new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("flush.messages", "1"));
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the topic cannot be made", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            send(producer, warmUp);
            ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid());
            Optional<Duration> before = meter.cpu();
            Sent sent = send(producer, measured);
            Row row = Row.of()
                    .with("senders", senders)
                    .with("appended/s", sent.count() / (sent.nanos() / 1e9))
                    .with("p50 ms", sent.latency().getValueAtPercentile(50) / 1000.0)
                    .with("p99 ms", sent.latency().getValueAtPercentile(99) / 1000.0)
                    .with("p99.9 ms", sent.latency().getValueAtPercentile(99.9) / 1000.0)
                    .with("failed", sent.failed());
            return Reports.cpuPer(row, before, meter.cpu(), sent.count());
        }
    }

    private record Sent(long count, long failed, long nanos, Histogram latency) {}

    private Sent send(Producer<byte[], byte[]> producer, Duration duration) {
        byte[] record = new byte[RECORD_BYTES];
        new Random(1).nextBytes(record);
        long start = ticker.nanos();
        Senders all = new Senders(producer, record, start + duration.toNanos());
        for (int i = 0; i < senders; i++) all.next();
        all.awaitEnd(duration.plusSeconds(30));
        return new Sent(all.latency.getTotalCount(), all.failed.get(), ticker.nanos() - start, all.latency);
    }

    /** Each acknowledgement sends the next record, so that as many are under way as there are senders. */
    private final class Senders {
        private final Producer<byte[], byte[]> producer;
        private final byte[] record;
        private final long end;
        private final Histogram latency = new ConcurrentHistogram(120_000_000, 3);
        private final AtomicLong failed = new AtomicLong();
        private final CountDownLatch done = new CountDownLatch(senders);

        Senders(Producer<byte[], byte[]> producer, byte[] record, long end) {
            this.producer = producer;
            this.record = record;
            this.end = end;
        }

        void next() {
            long since = ticker.nanos();
            if (since >= end) {
                done.countDown();
                return;
            }
            var _ = producer.send(new ProducerRecord<>(TOPIC, record), (_, failure) -> acknowledged(since, failure));
        }

        private void acknowledged(long since, @Nullable Exception failure) {
            if (failure == null) latency.recordValue((ticker.nanos() - since) / 1000);
            else failed.incrementAndGet();
            next();
        }

        void awaitEnd(Duration limit) {
            try {
                if (!done.await(limit.toSeconds(), TimeUnit.SECONDS))
                    throw new IllegalStateException("records are not acknowledged");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", stopped);
            }
        }
    }

    private static void clear(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                if (failed != null) throw failed;
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
