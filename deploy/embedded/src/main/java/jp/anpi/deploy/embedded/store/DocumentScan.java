package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
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

/** The documents of a query, read as they are asked for. An order that no index gives is made in memory, within bounds. */
final class DocumentScan implements Iterator<DocumentScan.Match>, AutoCloseable {

    private static final long MAX_SORT_BYTES = 100L << 20;

    private final StoreCollection collection;
    private final StoreCounters counters;
    private final View view;
    private final Plan plan;
    private final Query query;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final @Nullable Set<RecordId> seen;
    private @Nullable Iterator<Match> sorted;
    private IndexWalk walk;
    private int walked;
    private int toSkip;
    private int answered;
    private @Nullable Match ahead;
    private int steps;

    /** @param bytes the document's size as BSON */
    record Match(RecordId id, Document document, int bytes) {}

    private DocumentScan(StoreCollection collection, View view, Plan plan, Query query) {
        this.collection = collection;
        this.counters = collection.counters();
        this.view = view;
        this.plan = plan;
        this.query = query;
        this.toSkip = query.skip();
        this.seen = plan.repeats() ? new HashSet<>() : null;
        this.walk = new IndexWalk(view, plan.walks().getFirst());
    }

    static DocumentScan open(StoreCollection collection, View view, Query query) {
        Plan plan = new QueryPlanner(collection.prefix(), collection.searchable()).plan(query.filter(), query.sort());
        boolean wholeOnPurpose = plan.exact() && plan.ordered();
        if (plan.usesNoIndex() && !wholeOnPurpose) collection.counters().collectionScan();
        DocumentScan scan = new DocumentScan(collection, view, plan, query);
        if (plan.ordered()) return scan;
        try {
            collection.counters().sortInMemory();
            scan.sorted = scan.sort(new SortOrder(query.sort() == null ? new Document() : query.sort()));
            return scan;
        } catch (RuntimeException e) {
            scan.close();
            throw e;
        }
    }

    /** How many documents match; reads index entries only, where these say enough. */
    static long count(StoreCollection collection, View view, Query query) {
        try (DocumentScan scan = open(collection, view, query)) {
            boolean entriesSayEnough = scan.plan.exact() && !scan.plan.repeats();
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

    /** Moves to the next entry of the plan's walks. */
    private boolean step() {
        if ((++steps & 0xFF) == 0) checkTime();
        while (!walk.step()) {
            if (walked + 1 >= plan.walks().size()) return false;
            walk.close();
            walk = new IndexWalk(view, plan.walks().get(++walked));
        }
        counters.keyExamined();
        return true;
    }

    private void checkTime() {
        collection.disk().checkOpen();
        if (query.deadline() != 0 && System.nanoTime() - query.deadline() > 0) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }

    /** The document of the entry, unless it was met before. */
    private @Nullable Match read() {
        StoreIndex index = plan.walks().get(walked).index();
        boolean isDocument = index == null || index.isPrimary();
        RecordId id = new RecordId(isDocument ? collection.idIn(walk.key()) : walk.value());
        if (seen != null && !seen.add(id)) return null;
        byte[] bson = isDocument ? walk.value() : view.get(collection.documentKey(id));
        if (bson == null) throw new IllegalStateException(index + " names a document that is not there");
        counters.documentExamined();
        return new Match(id, Bytes.decode(bson), bson.length);
    }

    /** @param number keeps documents of equal rank in the order they were read */
    private record Ranked(byte[] rank, long number, Match match) implements Comparable<Ranked> {

        @Override
        public int compareTo(Ranked other) {
            int byRank = Arrays.compareUnsigned(rank, other.rank);
            return byRank != 0 ? byRank : Long.compare(number, other.number);
        }
    }

    private Iterator<Match> sort(SortOrder order) {
        long keep = query.limit() > 0 ? (long) query.skip() + query.limit() : Long.MAX_VALUE;
        PriorityQueue<Ranked> last = new PriorityQueue<>(Comparator.reverseOrder());
        long bytes = 0;
        long number = 0;
        for (Match match = nextMatching(); match != null; match = nextMatching()) {
            last.add(new Ranked(order.keyOf(match.document()), number++, match));
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
        walk.close();
    }
}
