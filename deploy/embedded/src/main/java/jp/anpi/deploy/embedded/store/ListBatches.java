package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The result of an aggregation, already computed, handed out in batches. */
final class ListBatches implements Cursors.Batches {

    private static final long BATCH_BYTES = 8L << 20;
    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final List<Document> documents;
    private volatile long usedNanos = System.nanoTime();
    private int next;

    ListBatches(List<Document> documents) {
        this.documents = documents;
    }

    @Override
    public synchronized List<Document> take(int atMost) {
        usedNanos = System.nanoTime();
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while ((atMost == 0 || batch.size() < atMost) && bytes < BATCH_BYTES && next < documents.size()) {
            Document document = documents.get(next++);
            bytes += Bytes.encode(document).length;
            batch.add(document);
        }
        return batch;
    }

    @Override
    public synchronized boolean isEmpty() {
        return next >= documents.size();
    }

    @Override
    public boolean isForgotten() {
        return System.nanoTime() - usedNanos > IDLE_NANOS;
    }

    @Override
    public void close() {}
}
