package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MongoDB can do and this store cannot. Each is refused before anything is read or written: never ignored, never half done. */
final class Refusals {

    private static final Set<String> COMMANDS = Set.of(
            "find",
            "getmore",
            "killcursors",
            "aggregate",
            "count",
            "distinct",
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "dropindexes",
            "drop",
            "dropdatabase",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate",
            "ping",
            "hello",
            "ismaster",
            "buildinfo",
            "serverstatus",
            "whatsmyuri",
            "connectionstatus",
            "hostinfo",
            "getlog",
            "getcmdlineopts",
            "endsessions",
            "getlasterror");

    private static final Set<String> FIELD_OPERATORS = Set.of(
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$not",
            "$exists",
            "$type",
            "$mod",
            "$size",
            "$all",
            "$elemMatch",
            "$regex",
            "$options");

    private static final Set<String> RANGE_OPERATORS = Set.of("$gt", "$gte", "$lt", "$lte");

    private static final Set<String> INDEX_OPTIONS = Set.of("key", "name", "unique", "sparse", "v", "background", "ns");

    private static final Set<String> COLLECTION_OPTIONS =
            Set.of("create", "autoIndexId", "writeConcern", "comment", "maxTimeMS");

    private Refusals() {}

    static MongoServerError unsupported(String what) {
        return new MongoServerError(115, "CommandNotSupported", "The embedded store does not support " + what + ".");
    }

    static void checkCommand(String command, Document query) {
        if (!COMMANDS.contains(command.toLowerCase(Locale.ROOT))) {
            throw new MongoServerError(
                    59, "CommandNotFound", "no such command: '" + command + "' (the embedded store)");
        }
        if (query.containsKey("startTransaction") || query.containsKey("autocommit")) throw unsupported("transactions");
        if (query.containsKey("txnNumber"))
            throw unsupported("retryable writes; it is one server that answers or does not");
        refuseIfGiven(query, "collation");
        refuseIfGiven(query, "let");
        refuseIfTrue(query, "tailable");
        refuseIfTrue(query, "awaitData");
        refuseIfTrue(query, "returnKey");
        refuseIfTrue(query, "showRecordId");
        refuseIfTrue(query, "explain");
        refuseIfGiven(query, "min");
        refuseIfGiven(query, "max");
    }

    private static void refuseIfGiven(Document query, String option) {
        Object given = query.get(option);
        if (given != null && !(given instanceof Document document && document.isEmpty()))
            throw unsupported("the option " + option);
    }

    private static void refuseIfTrue(Document query, String option) {
        if (Boolean.TRUE.equals(query.get(option))) throw unsupported("the option " + option);
    }

    static void checkFilter(@Nullable Document filter) {
        if (filter == null) return;
        for (Map.Entry<String, Object> field : filter.entrySet()) {
            switch (field.getKey()) {
                case "$and", "$or", "$nor" -> checkAll(field.getKey(), field.getValue());
                case "$expr", "$comment" -> {}
                default -> {
                    if (field.getKey().startsWith("$"))
                        throw new BadValueException("unknown top level operator: " + field.getKey());
                    checkField(field.getKey(), field.getValue());
                }
            }
        }
    }

    private static void checkAll(String operator, @Nullable Object operands) {
        if (!(operands instanceof Collection<?> all) || all.isEmpty()) {
            throw new BadValueException(operator + " must be a nonempty array");
        }
        for (Object each : all) {
            if (!(each instanceof Document document))
                throw new BadValueException(operator + " elements must be objects");
            checkFilter(document);
        }
    }

    private static void checkField(String path, @Nullable Object wanted) {
        if (!(wanted instanceof Document document)
                || BsonRegularExpression.isRegularExpression(wanted)
                || !Condition.isOperators(document)
                || document.containsKey("$ref")) {
            return;
        }
        document.forEach((operator, operand) -> {
            if (!FIELD_OPERATORS.contains(operator)) throw new BadValueException("unknown operator: " + operator);
            if (RANGE_OPERATORS.contains(operator)) checkBound(path, operator, operand);
            if (operator.equals("$in") || operator.equals("$nin") || operator.equals("$all"))
                checkList(operator, operand);
            if (operator.equals("$not")) checkField(path, operand);
            if (operator.equals("$elemMatch")) checkElement(path, operand);
        });
    }

    private static void checkBound(String path, String operator, @Nullable Object operand) {
        if (operand == null
                || operand instanceof Collection
                || operand instanceof Document
                || BsonRegularExpression.isRegularExpression(operand)) {
            throw unsupported(
                    operator + " with null, an array, a document or a regular expression (field " + path + ")");
        }
    }

    private static void checkList(String operator, @Nullable Object operand) {
        if (!(operand instanceof Collection<?>)) throw new BadValueException(operator + " needs an array");
    }

    private static void checkElement(String path, @Nullable Object operand) {
        if (!(operand instanceof Document document)) throw new BadValueException("$elemMatch needs an Object");
        if (Condition.isOperators(document)
                && !document.keySet().iterator().next().matches("\\$(and|or|nor|expr)")) {
            checkField(path, document);
        } else {
            checkFilter(document);
        }
    }

    static void checkUpdate(@Nullable Object update) {
        if (update instanceof Collection) throw unsupported("updates written as a pipeline");
        if (!(update instanceof Document)) throw new BadValueException("An update must be a document");
    }

    static void checkSort(@Nullable Object sort) {
        if (!(sort instanceof Document order)) return;
        order.forEach((field, direction) -> {
            if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
                throw new BadValueException("The embedded store sorts by 1 or -1 only (field " + field + ")");
            }
        });
    }

    static void checkIndex(Document index) {
        for (String option : index.keySet()) {
            if (!INDEX_OPTIONS.contains(option) && !(index.get(option) instanceof Boolean flag && !flag)) {
                throw new MongoServerError(
                        67,
                        "CannotCreateIndex",
                        "The embedded store does not support the index option " + option + ".");
            }
        }
        if (!(index.get("key") instanceof Document keys) || keys.isEmpty()) {
            throw new MongoServerError(67, "CannotCreateIndex", "An index needs at least one field.");
        }
        if (keys.size() > 31) throw new MongoServerError(67, "CannotCreateIndex", "An index may have 31 fields.");
        if (Constants.PRIMARY_KEY_INDEX_NAME.equals(index.get("name"))
                && !keys.keySet().equals(Set.of("_id"))) {
            throw new MongoServerError(67, "CannotCreateIndex", "The name _id_ belongs to the index on _id.");
        }
        keys.forEach(Refusals::checkIndexField);
    }

    private static void checkIndexField(String path, @Nullable Object kind) {
        if (!(kind instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
            throw new MongoServerError(
                    67,
                    "CannotCreateIndex",
                    "The embedded store has ascending (1) and descending (-1) indexes only, not " + kind + ".");
        }
        for (String part : path.split("\\.", -1)) {
            if (part.isEmpty() || part.startsWith("$") || part.chars().allMatch(Character::isDigit)) {
                throw new MongoServerError(
                        67, "CannotCreateIndex", "The embedded store cannot index the path " + path + ".");
            }
        }
    }

    static void checkCollection(Document command) {
        for (Map.Entry<String, Object> option : command.entrySet()) {
            boolean off = Boolean.FALSE.equals(option.getValue());
            if (!option.getKey().startsWith("$")
                    && !option.getKey().equals("lsid")
                    && !COLLECTION_OPTIONS.contains(option.getKey())
                    && !off) {
                throw unsupported("collections with the option " + option.getKey());
            }
        }
    }

    static void checkPipeline(Collection<Document> pipeline) {
        for (Document stage : pipeline) {
            stage.forEach((name, body) -> {
                switch (name) {
                    case "$changeStream" -> throw unsupported("change streams");
                    case "$out", "$merge" -> throw unsupported("the stage " + name);
                    case "$match" -> checkFilter(body instanceof Document filter ? filter : null);
                    case "$sort" -> checkSort(body);
                    case "$lookup", "$facet" -> checkNested(body);
                    default -> {}
                }
            });
        }
    }

    private static void checkNested(@Nullable Object body) {
        if (!(body instanceof Document document)) return;
        for (Object value : document.values()) {
            if (value instanceof Collection<?> nested) {
                checkPipeline(nested.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList());
            }
        }
    }
}
