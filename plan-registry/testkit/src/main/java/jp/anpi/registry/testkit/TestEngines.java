package jp.anpi.registry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.deploy.embedded.kafka.KafkaSettings;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;
import org.jspecify.annotations.Nullable;

/**
 * One embedded Kafka and one embedded store for all tests of a JVM, each started when first asked for, in a temporary
 * directory that goes with the JVM. Tests keep apart by names of their own: {@link #freshPrefix} for topics and groups,
 * {@link #freshDatabase} for the store.
 */
public final class TestEngines {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private TestEngines() {}

    /** {@code 127.0.0.1:port}. */
    public static String kafkaBootstrap() {
        return Kafka.RUNNING.bootstrapServers();
    }

    /** {@code mongodb://127.0.0.1:port/…}, without a database. */
    public static String mongoUri() {
        return Store.RUNNING.uri();
    }

    /** A prefix for {@code anpi.kafka.topic-prefix} that no other test of this JVM has. */
    public static String freshPrefix() {
        return "t" + NAMES.incrementAndGet() + ".";
    }

    /** A name for a database that no other test of this JVM has. */
    public static String freshDatabase() {
        return "t" + NAMES.incrementAndGet();
    }

    /** A directory of the test's own that goes with the JVM. */
    public static Path freshDirectory() {
        Path directory = temporary("anpi-test");
        atTheEnd(() -> {}, directory);
        return directory;
    }

    private static final class Kafka {
        static final EmbeddedKafka RUNNING = start();

        private static EmbeddedKafka start() {
            Path directory = temporary("anpi-kafka");
            var kafka = EmbeddedKafka.start(directory, KafkaSettings.defaults().withMinimumFreeBytes(0));
            atTheEnd(kafka, directory);
            return kafka;
        }
    }

    private static final class Store {
        static final EmbeddedStore RUNNING = start();

        private static EmbeddedStore start() {
            Path directory = temporary("anpi-store");
            var store = EmbeddedStore.open(directory, StoreSettings.defaults());
            atTheEnd(store, directory);
            return store;
        }
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atTheEnd(AutoCloseable engine, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                engine.close();
                delete(directory);
            } catch (Exception e) {
                System.err.println("left behind " + directory + ": " + e);
            }
        }));
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
