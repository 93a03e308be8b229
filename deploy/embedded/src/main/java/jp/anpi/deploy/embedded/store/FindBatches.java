package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that is read in batches; it keeps the snapshot it began with. */
final class FindBatches implements Cursors.Batches {

    private static final long BATCH_BYTES = 8L << 20;
    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final StoreCollection collection;
    private final View view;
    private final DocumentScan scan;
    private final @Nullable Document fields;
    private volatile long usedNanos = System.nanoTime();
    private boolean closed;

    FindBatches(StoreCollection collection, Query query, @Nullable Document fields) {
        this.collection = collection;
        this.fields = fields;
        this.view = collection.disk().snapshot();
        try {
            this.scan = collection.scan(view, query);
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    @Override
    public synchronized boolean isEmpty() {
        return closed || !scan.hasNext();
    }

    @Override
    public synchronized List<Document> take(int atMost) {
        usedNanos = System.nanoTime();
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (!closed && (atMost == 0 || batch.size() < atMost) && bytes < BATCH_BYTES && scan.hasNext()) {
            DocumentScan.Match match = scan.next();
            bytes += match.bytes();
            batch.add(match.document());
        }
        return collection.project(batch, fields);
    }

    @Override
    public boolean isForgotten() {
        return System.nanoTime() - usedNanos > IDLE_NANOS;
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        scan.close();
        view.close();
    }
}
