package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All databases, and the commands about the server itself. */
final class StoreBackend extends AbstractMongoBackend implements AutoCloseable {

    private static final Set<String> NEEDS_JOURNAL_ALWAYS =
            Set.of("create", "createindexes", "dropindexes", "drop", "dropdatabase");
    private static final Set<String> INSTANT = Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");

    /** The library says 5.0 and, beside it, the wire version of 4.2; drivers go by this one. */
    private static final int WIRE_VERSION_OF_5_0 = 13;

    private final Disk disk;
    private final Catalog catalog;
    private final StoreCounters counters;
    private final Cursors cursors = new Cursors();
    private final ReentrantReadWriteLock existence = new ReentrantReadWriteLock();

    StoreBackend(Disk disk, StoreCounters counters) {
        this.disk = disk;
        this.catalog = new Catalog(disk);
        this.counters = counters;
        catalog.databases().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, getCursorRegistry(), disk, catalog, counters, cursors);
    }

    /** A database that is being dropped is not opened again before it is gone. */
    @Override
    public MongoDatabase resolveDatabase(String name) {
        existence.readLock().lock();
        try {
            return super.resolveDatabase(name);
        } finally {
            existence.readLock().unlock();
        }
    }

    @Override
    public void dropDatabase(String name) {
        existence.writeLock().lock();
        try {
            super.dropDatabase(name);
        } finally {
            existence.writeLock().unlock();
        }
    }

    /** What a command may have to wait for. */
    enum Effort {
        /** Nothing. */
        INSTANT,
        /** The disk, and its own length. */
        READ,
        /** Other commands that write, too. */
        WRITE
    }

    static Effort effort(String command) {
        String name = command.toLowerCase(Locale.ROOT);
        if (INSTANT.contains(name)) return Effort.INSTANT;
        return WRITES.contains(name) || NEEDS_JOURNAL_ALWAYS.contains(name) ? Effort.WRITE : Effort.READ;
    }

    /** Whether the caller wants the answer only after the command is on disk. */
    static boolean wantsJournal(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return NEEDS_JOURNAL_ALWAYS.contains(name)
                || (WRITES.contains(name)
                        && query.get("writeConcern") instanceof Document concern
                        && (Fields.isTrue(concern.get("j")) || Fields.isTrue(concern.get("fsync"))));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Refusals.checkCommand(command, query);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello", "ismaster" -> hello(super.handleCommand(channel, database, "ismaster", query));
            case "serverstatus" -> getServerStatus();
            case "getmore" ->
                cursors.more(
                        database + "." + query.get("collection"),
                        Fields.number(query, command),
                        Fields.number(query, "batchSize", 0));
            case "killcursors" -> killCursors(query);
            case "listdatabases" -> listDatabases();
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    private static Document hello(Document answer) {
        return answer.append("maxWireVersion", WIRE_VERSION_OF_5_0)
                .append("isWritablePrimary", true)
                .append("helloOk", true)
                .append("readOnly", false);
    }

    private Document killCursors(Document query) {
        List<Object> killed = new ArrayList<>();
        List<Object> unknown = new ArrayList<>();
        for (Object id : Fields.list(query, "cursors")) {
            (cursors.kill(((Number) id).longValue()) ? killed : unknown).add(id);
        }
        return new Document("cursorsKilled", killed)
                .append("cursorsNotFound", unknown)
                .append("ok", 1.0);
    }

    private Document listDatabases() {
        List<Document> databases = new ArrayList<>();
        for (String name : catalog.databases().stream().sorted().toList()) {
            databases.add(new Document("name", name).append("empty", false));
        }
        return new Document("databases", databases).append("ok", 1.0);
    }

    @Override
    protected Set<String> listDatabaseNames() {
        return catalog.databases();
    }

    @Override
    public Document getServerStatus() {
        Document status = super.getServerStatus();
        Document metrics = Fields.document(status, "metrics");
        metrics.put(
                "queryExecutor",
                new Document("scanned", counters.keysExamined())
                        .append("scannedObjects", counters.documentsExamined())
                        .append("collectionScans", new Document("total", counters.collectionScans())));
        return status;
    }

    /** One line for each disagreement between documents and indexes, over all databases. */
    List<String> disagreements() {
        List<String> found = new ArrayList<>();
        for (String name : catalog.databases()) {
            StoreDatabase database = (StoreDatabase) resolveDatabase(name);
            database.everyCollection().forEach(collection -> found.addAll(Verification.of(collection)));
        }
        return found;
    }

    @Override
    public void close() {
        cursors.close();
        super.close();
    }
}
