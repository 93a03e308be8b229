package jp.anpi.deploy.embedded.store;

import java.util.concurrent.atomic.LongAdder;

/** What queries cost since the store was opened. A hot query examines about as many documents as it answers. */
public final class StoreCounters {

    private final LongAdder documentsExamined = new LongAdder();
    private final LongAdder keysExamined = new LongAdder();
    private final LongAdder collectionScans = new LongAdder();
    private final LongAdder sortsInMemory = new LongAdder();

    StoreCounters() {}

    /** Documents read from disk to answer queries. */
    public long documentsExamined() {
        return documentsExamined.sum();
    }

    /** Index entries passed. */
    public long keysExamined() {
        return keysExamined.sum();
    }

    /** Queries with a condition or an order that no index served. Reading a whole collection on purpose is none. */
    public long collectionScans() {
        return collectionScans.sum();
    }

    /** Queries whose order no index gave. */
    public long sortsInMemory() {
        return sortsInMemory.sum();
    }

    void documentExamined() {
        documentsExamined.increment();
    }

    void keyExamined() {
        keysExamined.increment();
    }

    void collectionScan() {
        collectionScans.increment();
    }

    void sortInMemory() {
        sortsInMemory.increment();
    }
}
