package jp.anpi.deploy.embedded.store;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Goes through the entries of one walk of a plan. Whole keys are looked up; ranges are iterated. */
final class IndexWalk implements AutoCloseable {

    private final View view;
    private final Plan.Walk walk;
    private final @Nullable RocksIterator entries;
    private byte @Nullable [] point;
    private int range = -1;

    IndexWalk(View view, Plan.Walk walk) {
        this.view = view;
        this.walk = walk;
        this.entries = walk.points() ? null : view.iterator();
    }

    /** Everything whose key begins with the prefix. */
    static IndexWalk over(View view, byte[] prefix) {
        return new IndexWalk(
                view, new Plan.Walk(null, List.of(new Plan.Range(prefix, Bytes.after(prefix))), false, false));
    }

    /** Moves to the next entry, if there is one. */
    boolean step() {
        if (range >= walk.ranges().size()) return false;
        return entries == null ? stepToPoint() : stepInside(entries);
    }

    /** The key of the entry it stands on. */
    byte[] key() {
        return entries == null ? current().from() : entries.key();
    }

    /** The value of the entry it stands on. */
    byte[] value() {
        return entries == null ? Objects.requireNonNull(point) : entries.value();
    }

    private boolean stepToPoint() {
        while (++range < walk.ranges().size()) {
            point = view.get(current().from());
            if (point != null) return true;
        }
        return false;
    }

    private boolean stepInside(RocksIterator entries) {
        if (range >= 0) {
            if (walk.backward()) entries.prev();
            else entries.next();
        }
        while (range < 0 || !isInside(entries)) {
            if (++range >= walk.ranges().size()) return false;
            seek(entries, current());
        }
        return true;
    }

    private Plan.Range current() {
        List<Plan.Range> ranges = walk.ranges();
        return ranges.get(walk.backward() ? ranges.size() - 1 - range : range);
    }

    private void seek(RocksIterator entries, Plan.Range to) {
        if (!walk.backward()) {
            entries.seek(to.from());
            return;
        }
        entries.seekForPrev(to.to());
        if (entries.isValid() && !Bytes.isBefore(entries.key(), to.to())) entries.prev();
    }

    private boolean isInside(RocksIterator entries) {
        if (!entries.isValid()) {
            checkRead(entries);
            return false;
        }
        byte[] key = entries.key();
        return walk.backward()
                ? !Bytes.isBefore(key, current().from())
                : Bytes.isBefore(key, current().to());
    }

    /** An iterator also stops where the disk cannot be read; that must not look like the end. */
    private static void checkRead(RocksIterator entries) {
        try {
            entries.status();
        } catch (RocksDBException e) {
            throw Disk.unreadable(e);
        }
    }

    @Override
    public void close() {
        if (entries != null) entries.close();
    }
}
