package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** The documents of a query, read as they are asked for. An order that no index gives is made in memory, within bounds. */
final class DocumentScan implements Iterator<DocumentScan.Match>, AutoCloseable {

    private static final long MAX_SORT_BYTES = 100L << 20;

    private final StoreCollection collection;
    private final View view;
    private final Plan plan;
    private final Query query;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final RocksIterator entries;
    private final @Nullable Set<RecordId> seen;
    private @Nullable Iterator<Match> sorted;
    private int range = -1;
    private int toSkip;
    private int answered;
    private @Nullable Match ahead;
    private int steps;

    /** @param bytes the document's size as BSON */
    record Match(RecordId id, Document document, int bytes) {}

    private DocumentScan(StoreCollection collection, View view, Plan plan, Query query) {
        this.collection = collection;
        this.view = view;
        this.plan = plan;
        this.query = query;
        this.toSkip = query.skip();
        this.seen = plan.index() != null && plan.index().arrays() != 0 ? new HashSet<>() : null;
        this.entries = view.iterator();
    }

    static DocumentScan open(StoreCollection collection, View view, Query query) {
        Plan plan = new QueryPlanner(collection.prefix(), collection.searchable()).plan(query.filter(), query.sort());
        boolean wholeOnPurpose = plan.exact() && plan.ordered();
        if (plan.index() == null && !wholeOnPurpose && !collection.isSystem())
            collection.counters().collectionScan();
        DocumentScan scan = new DocumentScan(collection, view, plan, query);
        if (plan.ordered()) return scan;
        try {
            collection.counters().sortInMemory();
            scan.sorted = scan.sort(query.sort() == null ? new Document() : query.sort());
            return scan;
        } catch (RuntimeException e) {
            scan.close();
            throw e;
        }
    }

    /** How many documents match; reads index entries only, where these say enough. */
    static long count(StoreCollection collection, View view, Query query) {
        try (DocumentScan scan = open(collection, view, query)) {
            boolean entriesSayEnough = scan.plan.index() != null && scan.plan.exact();
            long count = 0;
            while (query.limit() == 0 || count < (long) query.limit() + query.skip()) {
                if (entriesSayEnough ? !scan.step() : scan.nextMatching() == null) break;
                count++;
            }
            return Math.max(0, count - query.skip());
        }
    }

    List<Document> documents() {
        List<Document> all = new ArrayList<>();
        while (hasNext()) all.add(next().document());
        return all;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && (query.limit() <= 0 || answered < query.limit())) {
            Match match = sorted == null ? nextMatching() : sorted.hasNext() ? sorted.next() : null;
            if (match == null) return false;
            if (toSkip > 0) {
                toSkip--;
            } else {
                ahead = match;
                answered++;
            }
        }
        return ahead != null;
    }

    @Override
    public Match next() {
        if (!hasNext() || ahead == null) throw new NoSuchElementException();
        Match match = ahead;
        ahead = null;
        return match;
    }

    private @Nullable Match nextMatching() {
        while (step()) {
            Match match = read();
            if (match != null && (plan.exact() || matcher.matches(match.document(), query.filter()))) return match;
        }
        return null;
    }

    /** Moves to the next entry of the plan's ranges. */
    private boolean step() {
        if (range >= plan.ranges().size()) return false;
        if ((++steps & 0xFF) == 0) collection.disk().checkOpen();
        if (range >= 0) {
            if (plan.backward()) entries.prev();
            else entries.next();
        }
        while (range < 0 || !isInside()) {
            if (++range >= plan.ranges().size()) return false;
            seek(current());
        }
        collection.counters().keyExamined();
        return true;
    }

    private Plan.Range current() {
        List<Plan.Range> ranges = plan.ranges();
        return ranges.get(plan.backward() ? ranges.size() - 1 - range : range);
    }

    private void seek(Plan.Range to) {
        if (!plan.backward()) {
            entries.seek(to.from());
            return;
        }
        entries.seekForPrev(to.to());
        if (entries.isValid() && !Bytes.isBefore(entries.key(), to.to())) entries.prev();
    }

    private boolean isInside() {
        if (!entries.isValid()) return false;
        byte[] key = entries.key();
        return plan.backward()
                ? !Bytes.isBefore(key, current().from())
                : Bytes.isBefore(key, current().to());
    }

    private @Nullable Match read() {
        StoreIndex index = plan.index();
        byte[] bson;
        RecordId id;
        if (index == null || index.isPrimary()) {
            byte[] key = entries.key();
            id = new RecordId(Arrays.copyOfRange(key, collection.prefix().length, key.length));
            bson = entries.value();
        } else {
            id = new RecordId(entries.value());
            if (seen != null && !seen.add(id)) return null;
            bson = view.get(collection.documentKey(id));
            if (bson == null) throw new IllegalStateException(index + " names a document that is not there");
        }
        collection.counters().documentExamined();
        return new Match(id, Bytes.decode(bson), bson.length);
    }

    private record Numbered(Match match, long number) {}

    private Iterator<Match> sort(Document order) {
        Comparator<Document> wanted = new DocumentComparator(order);
        Comparator<Numbered> stable = Comparator.<Numbered, Document>comparing(
                        each -> each.match().document(), wanted)
                .thenComparingLong(Numbered::number);
        long keep = query.limit() > 0 ? (long) query.skip() + query.limit() : Long.MAX_VALUE;
        PriorityQueue<Numbered> last = new PriorityQueue<>(stable.reversed());
        long bytes = 0;
        long number = 0;
        for (Match match = nextMatching(); match != null; match = nextMatching()) {
            last.add(new Numbered(match, number++));
            bytes += match.bytes();
            if (last.size() > keep) bytes -= last.remove().match().bytes();
            if (bytes > MAX_SORT_BYTES) {
                throw new MongoServerError(
                        292,
                        "QueryExceededMemoryLimitNoDiskUseAllowed",
                        "Sorting would need more than 100 MiB: give a limit, or declare an index for this order.");
            }
        }
        List<Match> matches = new ArrayList<>(last.size());
        while (!last.isEmpty()) matches.add(last.remove().match());
        return matches.reversed().iterator();
    }

    @Override
    public void close() {
        entries.close();
    }
}
