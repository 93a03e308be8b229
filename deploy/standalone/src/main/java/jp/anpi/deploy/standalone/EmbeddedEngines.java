package jp.anpi.deploy.standalone;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import jp.anpi.deploy.embedded.kafka.EmbeddedKafka;
import jp.anpi.deploy.embedded.kafka.KafkaSettings;
import jp.anpi.deploy.embedded.store.EmbeddedStore;
import jp.anpi.deploy.embedded.store.StoreSettings;

/**
 * The engines of one machine: those that the caller has not replaced by real ones. Both start at the same time, each on a
 * thread of its own, since work on the common pool would not find the engines' classes inside the packed jar.
 */
final class EmbeddedEngines implements AutoCloseable {

    private final Optional<EmbeddedStore> store;
    private final Optional<EmbeddedKafka> kafka;

    private EmbeddedEngines(Optional<EmbeddedStore> store, Optional<EmbeddedKafka> kafka) {
        this.store = store;
        this.kafka = kafka;
    }

    /** Starts what is wanted and returns once it serves; the exception of the engine that failed is passed on. */
    static EmbeddedEngines start(Path data, boolean wantStore, boolean wantKafka) {
        CompletableFuture<Optional<EmbeddedStore>> store = onThread(
                "anpi-start-store",
                () -> wantStore
                        ? Optional.of(EmbeddedStore.open(data.resolve("store"), StoreSettings.defaults()))
                        : Optional.empty());
        CompletableFuture<Optional<EmbeddedKafka>> kafka = onThread(
                "anpi-start-kafka",
                () -> wantKafka
                        ? Optional.of(EmbeddedKafka.start(data.resolve("kafka"), KafkaSettings.defaults()))
                        : Optional.empty());
        try {
            CompletableFuture.allOf(store, kafka).get();
            return new EmbeddedEngines(store.get(), kafka.get());
        } catch (ExecutionException e) {
            closeWhatStarted(store, kafka);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("an embedded engine did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closeWhatStarted(store, kafka);
            throw new IllegalStateException("interrupted while the embedded engines started", e);
        }
    }

    private static void closeWhatStarted(
            CompletableFuture<Optional<EmbeddedStore>> store, CompletableFuture<Optional<EmbeddedKafka>> kafka) {
        var _ = store.thenAccept(open -> open.ifPresent(EmbeddedStore::close));
        var _ = kafka.thenAccept(running -> running.ifPresent(EmbeddedKafka::close));
    }

    private static <T> CompletableFuture<T> onThread(String name, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    Optional<EmbeddedStore> store() {
        return store;
    }

    Optional<EmbeddedKafka> kafka() {
        return kafka;
    }

    @Override
    public void close() {
        kafka.ifPresent(EmbeddedKafka::close);
        store.ifPresent(EmbeddedStore::close);
    }
}
