package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection on disk. Reads take a snapshot and no lock; a command that writes holds {@link #writing} and works on its {@link Change}. */
final class StoreCollection extends AbstractMongoCollection<RecordId> {

    private static final int MAX_DOCUMENT_BYTES = 16 << 20;

    private final Disk disk;
    private final StoreCounters counters;
    private final byte[] prefix;
    private final byte[] tallyKey;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<StoreIndex> searchable = new CopyOnWriteArrayList<>();
    private volatile Change.Tally tally;

    StoreCollection(
            StoreDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Disk disk,
            StoreCounters counters,
            Catalog.Entry entry) {
        super(database, name, options, cursors);
        this.disk = disk;
        this.counters = counters;
        this.prefix = Catalog.documents(entry.number());
        this.tallyKey = Catalog.tally(entry.number());
        this.tally = readTally();
    }

    private Change.Tally readTally() {
        try (View view = disk.snapshot()) {
            return tallyIn(view);
        }
    }

    Change.Tally tallyIn(View view) {
        byte[] stored = view.get(tallyKey);
        if (stored == null) return Change.Tally.NONE;
        ByteBuffer numbers = ByteBuffer.wrap(stored);
        return new Change.Tally(numbers.getLong(), numbers.getLong());
    }

    byte[] tallyKey() {
        return tallyKey;
    }

    byte[] tallyPlus(Change.Tally more) {
        Change.Tally sum = tally.plus(more.documents(), more.bytes());
        return ByteBuffer.allocate(16)
                .putLong(sum.documents())
                .putLong(sum.bytes())
                .array();
    }

    void applied(Change.Tally more) {
        tally = tally.plus(more.documents(), more.bytes());
    }

    byte[] prefix() {
        return prefix;
    }

    ReentrantLock writing() {
        return writing;
    }

    List<StoreIndex> searchable() {
        return searchable;
    }

    StoreCounters counters() {
        return counters;
    }

    Disk disk() {
        return disk;
    }

    static RecordId idOf(@Nullable Object id) {
        return new RecordId(KeyWriter.of(id));
    }

    byte[] idIn(byte[] documentKey) {
        return Arrays.copyOfRange(documentKey, prefix.length, documentKey.length);
    }

    byte[] documentKey(RecordId id) {
        return Bytes.concat(prefix, id.bytes());
    }

    /** The documents of a filter in the wanted order, read one by one; the caller closes it before the view. */
    DocumentScan scan(View view, Query query) {
        return DocumentScan.open(this, view, query);
    }

    List<Document> project(List<Document> documents, @Nullable Document fields) {
        if (fields == null || fields.isEmpty()) return documents;
        return matchDocumentsFromStream(new Document(), documents.stream(), 0, 0, 0, null, fields)
                .collectDocuments();
    }

    @Override
    protected QueryResult queryDocuments(
            Document filter, @Nullable Document sort, int skip, int limit, int batchSize, @Nullable Document fields) {
        Change change = Change.current();
        if (change == null) {
            try (View view = disk.snapshot();
                    DocumentScan scan = scan(view, new Query(filter, sort, skip, limit))) {
                return new QueryResult(project(scan.documents(), fields));
            }
        }
        boolean first = limit == 1 || change.firstMatchOnly();
        try (DocumentScan scan = scan(change, new Query(filter, sort, skip, first ? 1 : limit))) {
            if (first) return new QueryResult(project(noted(scan, change), fields));
            List<RecordId> matches = new ArrayList<>();
            while (scan.hasNext()) matches.add(scan.next().id());
            return new QueryResult(() -> matches.stream().map(this::getDocument).iterator());
        }
    }

    private static List<Document> noted(DocumentScan scan, Change change) {
        List<Document> found = new ArrayList<>(1);
        while (scan.hasNext()) {
            DocumentScan.Match match = scan.next();
            change.noteSize(match.id(), match.bytes());
            found.add(match.document());
        }
        return found;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Document getDocument(RecordId position) {
        Change change = Change.required();
        byte[] stored = change.get(documentKey(position));
        if (stored == null)
            throw new IllegalStateException("an index of " + getFullName() + " names a document that is not there");
        change.noteSize(position, stored.length);
        return Bytes.decode(stored);
    }

    @Override
    protected RecordId addDocumentInternal(Document document) {
        RecordId id = newPosition(document);
        byte[] bson = checkedSize(Bytes.encode(document));
        Change change = Change.required();
        change.put(documentKey(id), bson);
        change.count(this, 1, bson.length);
        return id;
    }

    /** The two collections that the core keeps about a database have no {@code _id}. */
    private RecordId newPosition(Document document) {
        String idField = getIdField();
        return idField == null
                ? idOf(List.of(String.valueOf(document.get("ns")), String.valueOf(document.get("name"))))
                : idOf(document.get(idField));
    }

    private static byte[] checkedSize(byte[] bson) {
        if (bson.length > MAX_DOCUMENT_BYTES) {
            throw new MongoServerError(
                    10334, "BSONObjectTooLarge", "A document may have 16 MiB, this one has " + bson.length + " bytes.");
        }
        return bson;
    }

    @Override
    protected void handleUpdate(RecordId position, Document oldDocument, Document newDocument) {
        byte[] bson = checkedSize(Bytes.encode(newDocument));
        Change change = Change.required();
        int before = change.takeSize(position).orElseGet(() -> Bytes.encode(oldDocument).length);
        change.put(documentKey(position), bson);
        change.count(this, 0, bson.length - before);
        change.documentDone();
    }

    @Override
    protected void removeDocument(RecordId position) {
        Change change = Change.required();
        byte[] stored = change.get(documentKey(position));
        if (stored == null) return;
        change.delete(documentKey(position));
        change.count(this, -1, -stored.length);
        change.documentDone();
    }

    @Override
    protected Stream<DocumentWithPosition<RecordId>> streamAllDocumentsWithPosition() {
        List<DocumentWithPosition<RecordId>> all = new ArrayList<>();
        try (DocumentScan scan = scan(Change.required(), Query.ALL)) {
            while (scan.hasNext()) {
                DocumentScan.Match match = scan.next();
                all.add(new DocumentWithPosition<>(match.document(), match.id()));
            }
        }
        return all.stream();
    }

    /** Registers an index that is complete on disk. */
    @Override
    public void addIndex(Index<RecordId> index) {
        StoreIndex mine = (StoreIndex) index;
        boolean known = getIndexes().stream().anyMatch(each -> each.getName().equals(index.getName()));
        super.addIndex(index);
        if (!known) searchable.add(mine);
    }

    void checkNoTwin(List<IndexKey> keys) {
        for (StoreIndex other : searchable) {
            if (StoreIndex.describe(other.getKeys()).equals(StoreIndex.describe(keys))) {
                throw new MongoServerError(
                        85, "IndexOptionsConflict", "Index already exists with a different name: " + other.getName());
            }
        }
    }

    /** Writes the entries of an index that is not in use yet, in parts. */
    void fill(StoreIndex index) {
        try (View view = disk.snapshot();
                DocumentScan scan = scan(view, Query.ALL);
                Change change = disk.change()) {
            change.during(() -> {
                while (scan.hasNext()) {
                    DocumentScan.Match match = scan.next();
                    index.checkAdd(match.document(), this);
                    index.add(match.document(), match.id(), this);
                    change.documentDone();
                }
                change.commit();
                return true;
            });
        }
    }

    @Override
    public void dropIndex(String indexName) {
        searchable.removeIf(index -> index.getName().equals(indexName));
        super.dropIndex(indexName);
    }

    @Override
    public void drop() {
        super.drop();
        ((StoreDatabase) getDatabase()).dropped(this);
    }

    @Override
    public Document handleDistinct(Document command) {
        String field = Fields.text(command, "key");
        Document filter = Fields.document(command, "query");
        Set<@Nullable Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
        try (View view = disk.snapshot();
                DocumentScan scan = scan(view, new Query(filter, null, 0, 0))) {
            while (scan.hasNext()) {
                Object value =
                        Utils.getSubdocumentValueCollectionAware(scan.next().document(), field);
                if (value instanceof Collection<?> array) {
                    array.stream().filter(each -> !(each instanceof Missing)).forEach(values::add);
                } else if (!(value instanceof Missing)) {
                    values.add(value);
                }
            }
        }
        Document response = new Document("values", values);
        Utils.markOkay(response);
        return response;
    }

    @Override
    public int count(@Nullable Document filter, int skip, int limit) {
        if (filter == null || filter.isEmpty()) return super.count(filter, skip, limit);
        try (View view = disk.snapshot()) {
            return Math.toIntExact(DocumentScan.count(this, view, new Query(filter, null, skip, Math.max(0, limit))));
        }
    }

    @Override
    public Document validate() {
        List<String> disagreements = Verification.of(this);
        return super.validate().append("valid", disagreements.isEmpty()).append("errors", disagreements);
    }

    @Override
    public int count() {
        Change change = Change.current();
        long pending = change == null ? 0 : change.counted(this).documents();
        return Math.toIntExact(tally.documents() + pending);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("sizes are counted with the documents");
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, tally.bytes());
    }
}
