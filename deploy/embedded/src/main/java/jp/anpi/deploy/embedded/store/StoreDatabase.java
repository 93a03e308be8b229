package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One database: runs a command, with the locks and the {@link Change} it needs. Reads take none. Commands that write documents run one after
 * another per collection; commands that create or drop something run alone in the database.
 */
final class StoreDatabase extends AbstractMongoDatabase<RecordId> {

    private final Disk disk;
    private final Catalog catalog;
    private final StoreCounters counters;
    private final Reads reads;
    private final ReentrantReadWriteLock structure = new ReentrantReadWriteLock();
    private boolean opening = true;
    private volatile boolean gone;

    StoreDatabase(
            String name, CursorRegistry registry, Disk disk, Catalog catalog, StoreCounters counters, Cursors cursors) {
        super(name, registry);
        this.disk = disk;
        this.catalog = catalog;
        this.counters = counters;
        this.reads = new Reads(this, cursors);
        change(() -> {
            initializeNamespacesAndIndexes();
            return true;
        });
        opening = false;
        catalog.removeUnused(name, namesInUse());
    }

    private Set<Catalog.Name> namesInUse() {
        Set<Catalog.Name> used = new HashSet<>();
        for (StoreCollection collection : everyCollection()) {
            used.add(collectionName(collection.getCollectionName()));
            collection.searchable().forEach(index -> used.add(index.catalogName()));
        }
        return used;
    }

    /** Every collection, the core's own too. */
    List<StoreCollection> everyCollection() {
        List<StoreCollection> all = new ArrayList<>();
        for (String name : catalog.collections(databaseName)) {
            StoreCollection collection = find(name);
            if (collection != null) all.add(collection);
        }
        return all;
    }

    private Catalog.Name collectionName(String collection) {
        return new Catalog.Name(databaseName, collection, "");
    }

    @Nullable
    StoreCollection find(String name) {
        return (StoreCollection) resolveCollection(name, false);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        Writes writes = new Writes(
                this, query, (name, statement) -> super.handleCommand(channel, name, statement, resolver, oplog));
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> reads.find(command, query);
            case "aggregate" -> reads.aggregate(command, query, resolver, oplog);
            case "count", "distinct" -> {
                Refusals.checkFilter(Fields.document(query, "query"));
                yield super.handleCommand(channel, command, query, resolver, oplog);
            }
            case "insert" -> writes.insert(command);
            case "update" -> writes.update(command);
            case "delete" -> writes.delete(command, oplog);
            case "findandmodify" -> writes.findAndModify(command);
            case "create" -> {
                Refusals.checkCollection(query);
                yield alone(() -> super.handleCommand(channel, command, query, resolver, oplog));
            }
            case "drop" -> {
                if (find(Fields.text(query, command)) == null) throw notFound();
                yield alone(() -> super.handleCommand(channel, command, query, resolver, oplog));
            }
            case "createindexes" -> createIndexes(channel, command, query, resolver, oplog);
            case "dropindexes" -> dropIndexes(channel, command, query, resolver, oplog);
            case "listcollections" ->
                reads.matchingCollections(super.handleCommand(channel, command, query, resolver, oplog), query);
            case "collstats", "dbstats", "validate", "listindexes" -> {
                structure.readLock().lock();
                try {
                    yield super.handleCommand(channel, command, query, resolver, oplog);
                } finally {
                    structure.readLock().unlock();
                }
            }
            default -> throw new NoSuchCommandException(command);
        };
    }

    /** Runs a command that changes documents of one collection, which exists, as one change. */
    Document writing(String collectionName, Function<StoreCollection, Document> command) {
        structure.readLock().lock();
        try {
            StoreCollection collection = existing(collectionName);
            collection.writing().lock();
            try {
                return change(() -> command.apply(collection));
            } finally {
                collection.writing().unlock();
            }
        } finally {
            structure.readLock().unlock();
        }
    }

    private StoreCollection existing(String name) {
        StoreCollection collection = gone ? null : find(name);
        if (collection == null) {
            throw new MongoServerError(
                    215, "DatabaseDropPending", "The collection " + name + " was dropped meanwhile: try again.");
        }
        return collection;
    }

    void createIfMissing(String collection) {
        if (find(collection) != null && !gone) return;
        alone(() -> find(collection) == null ? createCollectionOrThrowIfExists(collection) : true);
    }

    private <T> T alone(Supplier<T> command) {
        structure.writeLock().lock();
        try {
            if (gone)
                throw new MongoServerError(
                        215, "DatabaseDropPending", "The database was dropped meanwhile: try again.");
            return change(command);
        } finally {
            structure.writeLock().unlock();
        }
    }

    private <T> T change(Supplier<T> command) {
        try (Change change = disk.change()) {
            return change.during(() -> {
                T result = command.get();
                change.commit();
                return result;
            });
        }
    }

    private Document createIndexes(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        List<Document> wanted = Fields.documents(query, "indexes");
        wanted.forEach(Refusals::checkIndex);
        String collection = Fields.text(query, command);
        createIfMissing(collection);
        int before = existing(collection).getNumIndexes();
        for (Document index : wanted) {
            Document one = query.clone();
            one.put("indexes", List.of(index));
            alone(() -> super.handleCommand(channel, command, one, resolver, oplog));
        }
        return new Document("numIndexesBefore", before)
                .append("numIndexesAfter", existing(collection).getNumIndexes())
                .append("ok", 1.0);
    }

    /** The core drops by name in all collections at once; by the exact fields it finds the right one. */
    private Document dropIndexes(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        StoreCollection collection = find(Fields.text(query, command));
        if (collection == null) throw notFound();
        int before = collection.getNumIndexes();
        for (StoreIndex index : indexesToDrop(collection, query.get("index"))) {
            Document one = query.clone();
            one.put("index", index.toIndexDescription().get("key"));
            alone(() -> super.handleCommand(channel, command, one, resolver, oplog));
        }
        return new Document("nIndexesWas", before).append("ok", 1.0);
    }

    private static MongoServerError notFound() {
        return new MongoServerError(26, "NamespaceNotFound", "ns not found");
    }

    private static List<StoreIndex> indexesToDrop(StoreCollection collection, @Nullable Object wanted) {
        List<StoreIndex> secondary = collection.searchable().stream()
                .filter(index -> !index.isPrimary())
                .toList();
        if ("*".equals(wanted)) return secondary;
        List<StoreIndex> named =
                secondary.stream().filter(index -> isNamed(index, wanted)).toList();
        if (named.isEmpty()) throw new MongoServerError(27, "IndexNotFound", "index not found: " + wanted);
        return named;
    }

    private static boolean isNamed(StoreIndex index, @Nullable Object wanted) {
        return switch (wanted) {
            case Document fields ->
                fields.toString()
                        .equals(String.valueOf(index.toIndexDescription().get("key")));
            case List<?> names -> names.contains(index.getName());
            case null, default -> index.getName().equals(wanted);
        };
    }

    @Override
    protected MongoCollection<RecordId> openOrCreateCollection(String name, CollectionOptions options) {
        Catalog.Name key = collectionName(name);
        Catalog.Entry entry = catalog.find(key);
        if (entry == null || !opening) entry = catalog.create(key);
        StoreCounters own = isSystem(name) ? new StoreCounters() : counters;
        return new StoreCollection(this, name, options, cursorRegistry, disk, own, entry);
    }

    @Override
    protected Index<RecordId> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (name.equals(Constants.PRIMARY_KEY_INDEX_NAME)) {
            Catalog.Name id = new Catalog.Name(databaseName, collection, name);
            return StoreIndex.primary(
                    catalog, id, keys.getFirst(), existing(collection).prefix());
        }
        return openOrFill(collection, name, new IndexShape(keys, sparse), true);
    }

    @Override
    protected Index<RecordId> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return openOrFill(collection, name, new IndexShape(keys, sparse), false);
    }

    private StoreIndex openOrFill(String collectionName, String indexName, IndexShape shape, boolean unique) {
        StoreCollection collection = existing(collectionName);
        Catalog.Name name = new Catalog.Name(databaseName, collectionName, indexName);
        Catalog.Entry entry = catalog.find(name);
        boolean inUse = collection.searchable().stream()
                .anyMatch(index -> index.getName().equals(indexName));
        if (entry != null && (opening || inUse)) return StoreIndex.secondary(catalog, name, shape, unique, entry);
        collection.checkNoTwin(shape.fields());
        StoreIndex index = StoreIndex.secondary(catalog, name, shape, unique, catalog.create(name));
        try {
            collection.fill(index);
            return index;
        } catch (MongoServerError e) {
            catalog.remove(name);
            throw new IndexBuildFailedException(e, collection);
        }
    }

    /** Whether the core keeps its own records under this name. */
    static boolean isSystem(String collection) {
        return collection.startsWith("system.");
    }

    void dropped(StoreCollection collection) {
        Catalog.Name name = collectionName(collection.getCollectionName());
        Change.required().afterwards(() -> catalog.remove(name));
    }

    @Override
    public void drop(Oplog oplog) {
        alone(() -> {
            super.drop(oplog);
            gone = true;
            return true;
        });
    }

    @Override
    protected long getFileSize() {
        return disk.approximateBytes(new byte[] {2}) + disk.approximateBytes(new byte[] {3});
    }

    @Override
    protected long getStorageSize() {
        return getFileSize();
    }
}
