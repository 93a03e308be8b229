package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An ordered index on disk. An entry's key is the index's number, the values of its fields and, unless the index is unique, the document's
 * {@code _id}; its value is the {@code _id} in key order. The index on {@code _id} itself has no entries: the documents lie in that order.
 */
final class StoreIndex extends Index<RecordId> {

    private final Catalog catalog;
    private final Catalog.Name name;
    private final IndexShape shape;
    private final boolean unique;
    private final boolean primary;
    private final byte[] prefix;

    private StoreIndex(
            Catalog catalog, Catalog.Name name, IndexShape shape, boolean unique, boolean primary, byte[] prefix) {
        super(name.index(), shape.fields(), shape.sparse());
        this.catalog = catalog;
        this.name = name;
        this.shape = shape;
        this.unique = unique;
        this.primary = primary;
        this.prefix = prefix;
    }

    /** The index on {@code _id}, which is the order of the documents themselves. */
    static StoreIndex primary(Catalog catalog, Catalog.Name name, IndexKey id, byte[] documents) {
        return new StoreIndex(
                catalog, name, new IndexShape(List.of(new IndexKey(id.getKey(), true)), false), true, true, documents);
    }

    static StoreIndex secondary(
            Catalog catalog, Catalog.Name name, IndexShape shape, boolean unique, Catalog.Entry entry) {
        return new StoreIndex(catalog, name, shape, unique, false, Catalog.index(entry.number()));
    }

    byte[] prefix() {
        return prefix;
    }

    Catalog.Name catalogName() {
        return name;
    }

    boolean isPrimary() {
        return primary;
    }

    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** Bit i is set once any document held an array in field i. */
    int arrays() {
        Catalog.Entry entry = primary ? null : catalog.find(name);
        return entry == null ? 0 : entry.arrays();
    }

    TreeSet<byte[]> keysOf(Document document) {
        return shape.keysOf(document).keys();
    }

    byte[] entryKey(byte[] key, RecordId id) {
        byte[] full = Bytes.concat(prefix, key);
        return unique ? full : Bytes.concat(full, id.bytes());
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof StoreIndex that
                && isSparse() == that.isSparse()
                && unique == that.unique
                && describe(getKeys()).equals(describe(that.getKeys()));
    }

    static String describe(List<IndexKey> keys) {
        return keys.stream()
                .map(key -> key.getKey() + ": " + (key.isAscending() ? "1" : "-1"))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    @Override
    public RecordId getPosition(Document document) {
        return StoreCollection.idOf(document.get("_id"));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<RecordId> collection) {
        if (primary) {
            if (Change.required().get(Bytes.concat(prefix, getPosition(document).bytes())) != null)
                throw duplicate(collection);
        } else if (unique) {
            checkFree(shape.keysOf(document).keys(), getPosition(document), collection);
        }
    }

    private void checkFree(TreeSet<byte[]> keys, RecordId mine, MongoCollection<RecordId> collection) {
        for (byte[] key : keys) {
            byte[] holder = Change.required().get(Bytes.concat(prefix, key));
            if (holder != null && !Arrays.equals(holder, mine.bytes())) throw duplicate(collection);
        }
    }

    /** Names the index and its fields, but not the values: they may be personal, and callers log what they get. */
    private MongoServerError duplicate(MongoCollection<RecordId> collection) {
        return new DuplicateKeyError(collection, getName() + " dup key: " + describe(getKeys()));
    }

    @Override
    public void add(Document document, RecordId position, MongoCollection<RecordId> collection) {
        if (primary) return;
        IndexShape.Keys keys = shape.keysOf(document);
        sawArrays(keys.arrays());
        for (byte[] key : keys.keys()) Change.required().put(entryKey(key, position), position.bytes());
    }

    @Override
    public @Nullable RecordId remove(Document document) {
        RecordId position = getPosition(document);
        if (!primary) {
            for (byte[] key : shape.keysOf(document).keys()) Change.required().delete(entryKey(key, position));
        }
        return position;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<RecordId> collection) {
        if (unique && !primary) checkFree(shape.keysOf(newDocument).keys(), getPosition(oldDocument), collection);
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, RecordId position, MongoCollection<RecordId> collection) {
        if (primary) return;
        TreeSet<byte[]> before = shape.keysOf(oldDocument).keys();
        IndexShape.Keys after = shape.keysOf(newDocument);
        sawArrays(after.arrays());
        for (byte[] key : before) {
            if (!after.keys().contains(key)) Change.required().delete(entryKey(key, position));
        }
        for (byte[] key : after.keys()) {
            if (!before.contains(key)) Change.required().put(entryKey(key, position), position.bytes());
        }
    }

    private void sawArrays(int arrays) {
        if (arrays != 0) catalog.sawArrays(name, arrays);
    }

    /** The core's own choice of indexes is not used: {@link QueryPlanner} chooses. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<RecordId> getPositions(Document query) {
        throw new UnsupportedOperationException("QueryPlanner reads indexes");
    }

    /** The entries are already there when the core asks, so that it does not build them again. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getCount() {
        try (View view = catalog.snapshot();
                IndexWalk entries = IndexWalk.over(view, prefix)) {
            long count = 0;
            while (entries.step()) count++;
            return count;
        }
    }

    @Override
    public long getDataSize() {
        return catalog.bytesOnDisk(prefix);
    }

    @Override
    public void drop() {
        if (!primary) Change.required().afterwards(() -> catalog.remove(name));
    }

    /** For the core's message when an index of the same name exists with other options. */
    @Override
    public String toString() {
        return name + " " + describe(getKeys());
    }
}
