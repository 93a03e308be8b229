package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The commands that read documents. */
final class Reads {

    private static final int FIRST_BATCH = 101;

    private final StoreDatabase database;
    private final Cursors cursors;

    Reads(StoreDatabase database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    Document find(String command, Document query) {
        String name = Fields.text(query, command);
        Document filter = Fields.document(query, "filter");
        Document sort = nonEmpty(Fields.document(query, "sort"));
        Refusals.checkFilter(filter);
        Refusals.checkSort(sort);
        int limit = Fields.number(query, "limit", 0);
        boolean single = limit < 0 || Fields.isTrue(query.get("singleBatch"));
        int batchSize = Fields.number(query, "batchSize", FIRST_BATCH);
        StoreCollection collection = database.find(name);
        Cursors.Batches batches = collection == null
                ? new ListBatches(List.of())
                : new FindBatches(
                        collection,
                        new Query(filter, sort, Fields.number(query, "skip", 0), Math.abs(limit)).until(query),
                        Fields.document(query, "projection"));
        return cursors.first(database.getDatabaseName() + "." + name, batches, batchSize, single);
    }

    private static @Nullable Document nonEmpty(Document document) {
        return document.isEmpty() ? null : document;
    }

    Document aggregate(String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        if (!(query.get(command) instanceof String name))
            throw Refusals.unsupported("aggregations over a whole database");
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        Refusals.checkPipeline(pipeline);
        if (!(query.get("cursor") instanceof Document cursor)) {
            throw new FailedToParseException("The 'cursor' option is required");
        }
        StoreCollection collection = database.find(name);
        List<Document> result =
                collection == null ? List.of() : run(collection, PipelineHead.of(pipeline, query), resolver, oplog);
        return cursors.first(
                database.getDatabaseName() + "." + name,
                new ListBatches(result),
                Fields.number(cursor, "batchSize", FIRST_BATCH),
                false);
    }

    private List<Document> run(StoreCollection collection, PipelineHead head, DatabaseResolver resolver, Oplog oplog) {
        Aggregation rest = Aggregation.fromPipeline(head.rest(), resolver, database, collection, oplog);
        try (View view = collection.disk().snapshot()) {
            Document counted = head.countedAs(0);
            if (counted != null) {
                long count = DocumentScan.count(collection, view, head.query());
                Document answer = head.countedAs(Math.toIntExact(count));
                return count == 0 || answer == null ? List.of() : List.of(answer);
            }
            try (DocumentScan scan = collection.scan(view, head.query())) {
                Spliterator<DocumentScan.Match> matches =
                        Spliterators.spliteratorUnknownSize(scan, Spliterator.ORDERED);
                return rest.runStages(StreamSupport.stream(matches, false).map(DocumentScan.Match::document));
            }
        }
    }

    /** The core lists all; the caller may have asked for some. */
    Document matchingCollections(Document all, Document query) {
        Document cursor = Fields.document(all, "cursor");
        Document filter = Fields.document(query, "filter");
        List<Document> matching = new ArrayList<>();
        for (Document each : Fields.documents(cursor, "firstBatch")) {
            if (new DefaultQueryMatcher().matches(each, filter)) matching.add(each);
        }
        cursor.put("firstBatch", matching);
        return all;
    }
}
