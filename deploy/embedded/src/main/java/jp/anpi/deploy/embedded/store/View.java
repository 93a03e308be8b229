package jp.anpi.deploy.embedded.store;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** What one command sees of the disk: a snapshot, or the newest state with the command's own changes on top. */
interface View extends AutoCloseable {

    byte @Nullable [] get(byte[] key);

    /** The caller closes it before this view. */
    RocksIterator iterator();

    @Override
    void close();
}
