package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first stages of an aggregation, as far as they are a query that indexes can serve.
 *
 * @param rest the stages that work on the result
 */
record PipelineHead(Query query, List<Document> rest) {

    static PipelineHead of(List<Document> pipeline, Document command) {
        List<Document> filters = new ArrayList<>();
        int next = 0;
        while (next < pipeline.size() && pipeline.get(next).get("$match") instanceof Document filter) {
            if (!filter.isEmpty()) filters.add(filter);
            next++;
        }
        Document sort = null;
        if (next < pipeline.size() && pipeline.get(next).get("$sort") instanceof Document order && !order.isEmpty()) {
            sort = order;
            next++;
        }
        int skip = 0;
        if (next < pipeline.size()
                && pipeline.get(next).get("$skip") instanceof Number number
                && number.longValue() <= Integer.MAX_VALUE) {
            skip = number.intValue();
            next++;
        }
        int limit = 0;
        if (next < pipeline.size()
                && pipeline.get(next).get("$limit") instanceof Number number
                && number.longValue() > 0
                && number.longValue() <= Integer.MAX_VALUE) {
            limit = number.intValue();
            next++;
        }
        return new PipelineHead(
                new Query(all(filters), sort, skip, limit).until(command),
                List.copyOf(pipeline.subList(next, pipeline.size())));
    }

    private static Document all(List<Document> filters) {
        return switch (filters.size()) {
            case 0 -> new Document();
            case 1 -> filters.getFirst();
            default -> new Document("$and", filters);
        };
    }

    /** The one document that says how many there are, when the rest does nothing but count; else null. */
    @Nullable
    Document countedAs(int count) {
        if (rest.size() != 1) return null;
        if (rest.getFirst().get("$count") instanceof String name) return new Document(name, count);
        if (rest.getFirst().get("$group") instanceof Document group
                && group.size() == 2
                && group.containsKey("_id")
                && (group.get("_id") == null || group.get("_id") instanceof Number)) {
            for (String field : group.keySet()) {
                if (!field.equals("_id") && isSumOfOne(group.get(field))) {
                    return new Document("_id", group.get("_id")).append(field, count);
                }
            }
        }
        return null;
    }

    private static boolean isSumOfOne(@Nullable Object accumulator) {
        return accumulator instanceof Document sum
                && sum.size() == 1
                && Integer.valueOf(1).equals(sum.get("$sum"));
    }
}
