package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.rocksdb.RocksDBException;

/** Forces the write-ahead log to disk once for all commands that wait at that moment. */
final class Journal implements AutoCloseable {

    private final Sync log;
    private final Function<RocksDBException, MongoServerError> failure;
    private final Object lock = new Object();
    private final Thread leader;
    private List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private boolean closed;

    /** Brings to disk what was written before. */
    interface Sync {
        void sync() throws RocksDBException;
    }

    Journal(Sync log, Function<RocksDBException, MongoServerError> failure) {
        this.log = log;
        this.failure = failure;
        this.leader = Threads.start("store-journal", this::lead);
    }

    /** Completes when everything written before this call is on disk; fails when the disk refuses. */
    CompletableFuture<Void> durable() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        synchronized (lock) {
            if (closed) {
                mine.completeExceptionally(
                        new MongoServerError(91, "ShutdownInProgress", "The store is being closed."));
            } else {
                waiting.add(mine);
                lock.notifyAll();
            }
        }
        return mine;
    }

    private void lead() {
        for (List<CompletableFuture<Void>> group = next(); !group.isEmpty(); group = next()) {
            try {
                log.sync();
                group.forEach(one -> one.complete(null));
            } catch (RocksDBException e) {
                MongoServerError error = failure.apply(e);
                group.forEach(one -> one.completeExceptionally(error));
            }
        }
    }

    /** Everyone who waits now; empty when the journal is closed and nobody does. */
    private List<CompletableFuture<Void>> next() {
        synchronized (lock) {
            try {
                while (waiting.isEmpty() && !closed) lock.wait();
            } catch (InterruptedException e) {
                closed = true;
            }
            List<CompletableFuture<Void>> group = waiting;
            waiting = new ArrayList<>();
            return group;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        Threads.join(leader);
    }
}
