package jp.anpi.deploy.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rocksdb.RocksDBException;

@Timeout(20)
class JournalTest {

    private final AtomicInteger syncs = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore may = new Semaphore(0);

    private void slowly() {
        syncs.incrementAndGet();
        begun.release();
        may.acquireUninterruptibly();
    }

    private static MongoServerError failed(RocksDBException cause) {
        return new MongoServerError(1, "InternalError", String.valueOf(cause.getMessage()));
    }

    @Test
    void oneSyncServesAllWhoWaitAndNobodyIsAnsweredBefore() {
        try (Journal journal = new Journal(this::slowly, JournalTest::failed)) {
            CompletableFuture<Void> first = journal.durable();
            begun.acquireUninterruptibly();
            List<CompletableFuture<Void>> others = new ArrayList<>();
            for (int i = 0; i < 50; i++) others.add(journal.durable());
            assertThat(first).isNotDone();
            may.release();
            first.join();
            begun.acquireUninterruptibly();
            assertThat(others)
                    .as("they came while the first sync ran, so it does not count for them")
                    .noneMatch(CompletableFuture::isDone);
            may.release();
            others.forEach(CompletableFuture::join);
        }
        assertThat(syncs).hasValue(2);
    }

    @Test
    void whenTheDiskRefusesNobodyIsTold() {
        try (Journal journal = new Journal(
                () -> {
                    throw new RocksDBException("broken");
                },
                JournalTest::failed)) {
            assertThat(journal.durable())
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withMessageContaining("broken");
        }
    }

    @Test
    void whoStillWaitsAtTheEndIsServedAndWhoComesLaterIsRefused() {
        Journal journal = new Journal(this::slowly, JournalTest::failed);
        CompletableFuture<Void> waiting = journal.durable();
        may.release();
        journal.close();
        assertThat(waiting).isCompleted();
        assertThatThrownBy(() -> journal.durable().join()).hasMessageContaining("being closed");
    }

    @Test
    void onlyWritesThatAskForItWaitForTheJournal() {
        Document journaled = new Document("insert", "things").append("writeConcern", new Document("j", true));
        assertThat(StoreBackend.wantsJournal("insert", journaled)).isTrue();
        assertThat(StoreBackend.wantsJournal("insert", new Document("writeConcern", new Document("w", 1))))
                .isFalse();
        assertThat(StoreBackend.wantsJournal("insert", new Document())).isFalse();
        assertThat(StoreBackend.wantsJournal("find", journaled)).isFalse();
        assertThat(StoreBackend.wantsJournal("createIndexes", new Document()))
                .as("structure is always on disk")
                .isTrue();
    }
}
