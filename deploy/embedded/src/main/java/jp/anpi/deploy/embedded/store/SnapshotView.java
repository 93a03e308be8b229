package jp.anpi.deploy.embedded.store;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** The store as it was at one moment; takes no lock and holds no writer up. */
final class SnapshotView implements View {

    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions options;

    SnapshotView(RocksDB db) {
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        try {
            return db.get(options, key);
        } catch (RocksDBException e) {
            throw Disk.unreadable(e);
        }
    }

    @Override
    public RocksIterator iterator() {
        return db.newIterator(options);
    }

    @Override
    public void close() {
        options.close();
        db.releaseSnapshot(snapshot);
        snapshot.close();
    }
}
