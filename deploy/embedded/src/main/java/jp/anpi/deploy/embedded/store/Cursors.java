package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The cursors that clients hold. */
final class Cursors implements AutoCloseable {

    private static final int MAX_OPEN = 2_000;

    private final Map<Long, Batches> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** What is left to hand out. */
    interface Batches extends AutoCloseable {

        /**
         * The next documents.
         *
         * @param atMost 0 for as many as fit into one reply
         */
        List<Document> take(int atMost);

        boolean isEmpty();

        boolean isForgotten();

        @Override
        void close();
    }

    /** Answers the first batch, and keeps the rest for {@link #more}. */
    Document first(String namespace, Batches batches, int batchSize, boolean only) {
        try {
            List<Document> batch = batchSize == 0 && !only ? List.of() : batches.take(batchSize);
            boolean done = only || batches.isEmpty();
            long id = done ? 0 : keep(batches);
            if (done) batches.close();
            return response(namespace, id, "firstBatch", batch);
        } catch (RuntimeException e) {
            batches.close();
            throw e;
        }
    }

    private long keep(Batches batches) {
        forgetIdle();
        if (open.size() >= MAX_OPEN)
            throw new MongoServerError(
                    1, "InternalError", "Too many open cursors: read them to their end or close them.");
        long id = last.incrementAndGet();
        open.put(id, batches);
        return id;
    }

    Document more(String namespace, long id, int batchSize) {
        Batches batches = open.get(id);
        if (batches == null) throw new CursorNotFoundException(id);
        List<Document> batch = batches.take(batchSize);
        boolean done = batches.isEmpty();
        if (done) kill(id);
        return response(namespace, done ? 0 : id, "nextBatch", batch);
    }

    boolean kill(long id) {
        Batches batches = open.remove(id);
        if (batches != null) batches.close();
        return batches != null;
    }

    private void forgetIdle() {
        Iterator<Map.Entry<Long, Batches>> each = open.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, Batches> entry = each.next();
            if (entry.getValue().isForgotten()) kill(entry.getKey());
        }
    }

    private static Document response(String namespace, long id, String batchName, List<Document> batch) {
        Document cursor = new Document("id", id).append("ns", namespace).append(batchName, batch);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    @Override
    public void close() {
        open.keySet().forEach(this::kill);
    }
}
