package jp.anpi.deploy.embedded.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatchWithIndex;

/**
 * Everything one command writes, documents and index entries, applied at once or not at all. The command reads its own writes through it.
 * Belongs to one thread; the write locks around it keep other changes of the same collection away.
 */
final class Change implements View {

    /** Beyond this a command that touches very many documents is applied in parts, each whole in itself, so that memory stays bounded. */
    private static final long PART_BYTES = 32L << 20;

    private static final ScopedValue<Change> CURRENT = ScopedValue.newInstance();

    private final Disk disk;
    private final RocksDB db;
    private final ReadOptions options = new ReadOptions();
    private final WriteBatchWithIndex batch = new WriteBatchWithIndex(true);
    private final Map<StoreCollection, Tally> tallies = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean firstMatchOnly;
    private @Nullable RecordId sized;
    private int size;
    private @Nullable Map<StoreCollection, Tally> marked;
    private long bytes;
    private long markedBytes;

    /** How many documents and bytes a collection gained. */
    record Tally(long documents, long bytes) {
        static final Tally NONE = new Tally(0, 0);

        Tally plus(long documents, long bytes) {
            return new Tally(this.documents + documents, this.bytes + bytes);
        }
    }

    Change(Disk disk, RocksDB db) {
        this.disk = disk;
        this.db = db;
    }

    static @Nullable Change current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    static Change required() {
        return CURRENT.get();
    }

    <T> T during(ScopedValue.CallableOp<T, RuntimeException> command) {
        return ScopedValue.where(CURRENT, this).call(command);
    }

    /** Whether the statement changes the first match only, so that its query need not look for more. */
    boolean firstMatchOnly() {
        return firstMatchOnly;
    }

    /** The document that was read last has so many bytes, so that replacing it need not encode it again to know. */
    void noteSize(RecordId document, int bytes) {
        sized = document;
        size = bytes;
    }

    /** The bytes of the document, if it was read last and not changed since. */
    OptionalInt takeSize(RecordId document) {
        OptionalInt known = sized != null && sized.equals(document) ? OptionalInt.of(size) : OptionalInt.empty();
        sized = null;
        return known;
    }

    /** Begins one statement of the command: it can be undone alone. */
    void begin(boolean firstMatchOnly) {
        this.firstMatchOnly = firstMatchOnly;
        sized = null;
        batch.setSavePoint();
        marked = new LinkedHashMap<>(tallies);
        markedBytes = bytes;
    }

    /** Undoes the statement, or what is left of it when it was so large that parts of it are applied already. */
    void undo() {
        try {
            if (marked == null) {
                batch.clear();
                tallies.clear();
                bytes = 0;
            } else if (bytes == markedBytes) {
                batch.popSavePoint();
            } else {
                batch.rollbackToSavePoint();
                tallies.clear();
                tallies.putAll(marked);
                bytes = markedBytes;
            }
            marked = null;
        } catch (RocksDBException e) {
            throw disk.refused(e);
        }
    }

    void put(byte[] key, byte[] value) {
        try {
            batch.put(key, value);
            bytes += key.length + value.length;
        } catch (RocksDBException e) {
            throw disk.refused(e);
        }
    }

    void delete(byte[] key) {
        try {
            batch.delete(key);
            bytes += key.length;
        } catch (RocksDBException e) {
            throw disk.refused(e);
        }
    }

    void count(StoreCollection collection, long documents, long moreBytes) {
        tallies.merge(collection, new Tally(documents, moreBytes), (a, b) -> a.plus(b.documents, b.bytes));
    }

    Tally counted(StoreCollection collection) {
        return tallies.getOrDefault(collection, Tally.NONE);
    }

    /** Runs when the change is on disk: what may be thrown away only then. */
    void afterwards(Runnable step) {
        afterwards.add(step);
    }

    /** One document and its index entries are complete: large changes are applied up to here. */
    void documentDone() {
        if (bytes > PART_BYTES) apply();
    }

    void commit() {
        apply();
        afterwards.forEach(Runnable::run);
        afterwards.clear();
    }

    private void apply() {
        try {
            for (Map.Entry<StoreCollection, Tally> tally : tallies.entrySet()) {
                StoreCollection collection = tally.getKey();
                batch.put(collection.tallyKey(), collection.tallyPlus(tally.getValue()));
            }
            if (batch.count() > 0) disk.write(batch);
            tallies.forEach(StoreCollection::applied);
            tallies.clear();
            batch.clear();
            marked = null;
            bytes = 0;
        } catch (RocksDBException e) {
            throw disk.refused(e);
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        try {
            return batch.getFromBatchAndDB(db, options, key);
        } catch (RocksDBException e) {
            throw Disk.unreadable(e);
        }
    }

    @Override
    public RocksIterator iterator() {
        return batch.newIteratorWithBase(db.newIterator(options));
    }

    @Override
    public void close() {
        batch.close();
        options.close();
    }
}
