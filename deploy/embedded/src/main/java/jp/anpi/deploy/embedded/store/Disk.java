package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.Range;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBatchWithIndex;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one RocksDB of a store: opened small, written through one door, and honest about a disk that refuses. */
final class Disk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Disk.class);
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int INTERNAL_ERROR = 1;

    /** Few parts: a filter block of a large file must not push out everything else of its part. */
    private static final int CACHE_SHARD_BITS = 2;

    /** The share in which blocks of indexes and filters go before data: without them each look-up reads them again. */
    private static final double FOR_INDEXES = 0.5;

    private final Cache cache;
    private final WriteBufferManager buffers;
    private final BloomFilter bloom = new BloomFilter(10);
    private final Options options;
    private final WriteOptions writeOptions = new WriteOptions();
    private final RocksDB db;
    private final Journal journal;
    private final AtomicReference<StoreStatus> status = new AtomicReference<>(new StoreStatus.Ready());
    private final Consumer<StoreStatus> listener;
    private volatile boolean closing;

    private Disk(Path directory, StoreSettings settings, Consumer<StoreStatus> listener) throws RocksDBException {
        this.listener = listener;
        cache = new LRUCache(settings.cacheBytes(), CACHE_SHARD_BITS, false, FOR_INDEXES);
        buffers = new WriteBufferManager(settings.cacheBytes() / 2, cache);
        options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferManager(buffers)
                .setWriteBufferSize(Math.max(4L << 20, settings.cacheBytes() / 4))
                .setMaxWriteBufferNumber(3)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(256)
                .setMaxTotalWalSize(32L << 20)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(3)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(8 << 10)
                        .setFilterPolicy(bloom)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true));
        try {
            db = RocksDB.open(options, directory.toString());
        } catch (RocksDBException e) {
            closeOptions();
            throw e;
        }
        journal = new Journal(db::syncWal, this::refused);
    }

    static Disk open(Path directory, StoreSettings settings, Consumer<StoreStatus> listener) {
        try {
            Files.createDirectories(directory);
            loadLibrary(directory.resolveSibling("native"));
            return new Disk(directory, settings, listener);
        } catch (RocksDBException | IOException e) {
            throw new UncheckedIOException(
                    "The store in " + directory + " cannot be read: " + e.getMessage(), new IOException(e));
        }
    }

    /** Left to itself RocksDB unpacks its library into the temporary folder, once more after every kill. */
    private static void loadLibrary(Path directory) {
        try {
            Files.createDirectories(directory);
            NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
        } catch (IOException | UnsatisfiedLinkError notThere) {
            log.debug("RocksDB's library cannot be used from {}", directory, notThere);
        }
        RocksDB.loadLibrary();
    }

    View snapshot() {
        checkOpen();
        return new SnapshotView(db);
    }

    Change change() {
        checkOpen();
        if (status.get() instanceof StoreStatus.WritesRefused refused) throw error(refused);
        return new Change(this, db);
    }

    /** A long scan asks now and then, so that closing need not wait for its end. */
    void checkOpen() {
        if (closing) throw new MongoServerError(91, "ShutdownInProgress", "The store is being closed.");
    }

    Journal journal() {
        return journal;
    }

    StoreStatus status() {
        return status.get();
    }

    void write(WriteBatchWithIndex batch) throws RocksDBException {
        db.write(writeOptions, batch);
    }

    /** Writes one small record outside of any command, before the command that needs it. */
    void put(byte[] key, byte[] value) {
        try {
            db.put(writeOptions, key, value);
        } catch (RocksDBException e) {
            throw refused(e);
        }
    }

    /** Removes a key and everything under the prefixes, in one step. */
    void remove(byte[] key, byte[]... prefixes) {
        try (WriteBatch batch = new WriteBatch()) {
            batch.delete(key);
            for (byte[] prefix : prefixes) batch.deleteRange(prefix, Bytes.after(prefix));
            db.write(writeOptions, batch);
        } catch (RocksDBException e) {
            throw refused(e);
        }
    }

    long approximateBytes(byte[] prefix) {
        try (Slice from = new Slice(prefix);
                Slice to = new Slice(Bytes.after(prefix))) {
            return db.getApproximateSizes(
                            List.of(new Range(from, to)),
                            SizeApproximationFlag.INCLUDE_FILES,
                            SizeApproximationFlag.INCLUDE_MEMTABLES)[0];
        }
    }

    /** A write failed: from now on every write is refused. The command's answer. */
    MongoServerError refused(RocksDBException cause) {
        boolean full = isFull(cause);
        StoreStatus.WritesRefused refused = new StoreStatus.WritesRefused(
                full
                        ? "The disk is full: the store takes no more writes. Make room and start again; what was acknowledged is safe."
                        : "The disk refused a write (" + cause.getMessage()
                                + "): the store takes no more writes until it is started again.",
                full);
        if (status.getAndSet(refused) instanceof StoreStatus.Ready) listener.accept(refused);
        return error(refused);
    }

    static MongoServerError unreadable(RocksDBException cause) {
        return new MongoServerError(
                INTERNAL_ERROR, "InternalError", "The disk could not be read: " + cause.getMessage());
    }

    private static MongoServerError error(StoreStatus.WritesRefused refused) {
        return refused.diskFull()
                ? new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", refused.why())
                : new MongoServerError(INTERNAL_ERROR, "InternalError", refused.why());
    }

    private static boolean isFull(RocksDBException cause) {
        Status status = cause.getStatus();
        return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
                || String.valueOf(cause.getMessage()).contains("No space left");
    }

    /** Long scans end at their next step; nothing new begins. */
    void beginClosing() {
        closing = true;
    }

    @Override
    public void close() {
        closing = true;
        journal.close();
        try {
            if (status.get() instanceof StoreStatus.Ready) flush();
            db.closeE();
        } catch (RocksDBException e) {
            log.warn("The store could not be closed in order, what was acknowledged is in its log: {}", e.getMessage());
        } finally {
            closeOptions();
        }
    }

    /** So that the next start need not read the write-ahead log again. */
    private void flush() throws RocksDBException {
        try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
            db.syncWal();
            db.flush(wait);
        }
    }

    private void closeOptions() {
        writeOptions.close();
        options.close();
        buffers.close();
        bloom.close();
        cache.close();
    }
}
