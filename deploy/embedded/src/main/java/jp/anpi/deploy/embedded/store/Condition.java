package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing that a filter demands of one field, as far as an index can help with it. */
sealed interface Condition {

    String path();

    /** The field has one of these values. */
    record OneOf(String path, List<@Nullable Object> values) implements Condition {}

    /** The field is above the value. */
    record Above(String path, Object value, boolean inclusive) implements Condition {}

    /** The field is below the value. */
    record Below(String path, Object value, boolean inclusive) implements Condition {}

    /** The field is a text with this beginning; the filter decides about the rest. */
    record BeginsWith(String path, String beginning) implements Condition {}

    /** At least one of these filters holds. */
    record AnyOf(String path, List<Document> branches) implements Condition {}

    /** Only the filter itself can decide. */
    record Unindexable(String path) implements Condition {}

    Pattern LITERAL_BEGINNING =
            Pattern.compile("^\\^(?:\\\\Q((?:(?!\\\\E).)+)\\\\E|([\\p{L}\\p{N} _@:/#-]+))", Pattern.DOTALL);

    /** The conditions that must all hold. */
    static List<Condition> of(Document filter) {
        List<Condition> conditions = new ArrayList<>();
        collect(filter, conditions);
        return conditions;
    }

    private static void collect(Document filter, List<Condition> into) {
        for (Map.Entry<String, Object> field : filter.entrySet()) {
            String path = field.getKey();
            Object wanted = field.getValue();
            if (path.equals("$and") && wanted instanceof Collection<?> all) {
                for (Object each : all) collect((Document) each, into);
            } else if (path.equals("$or")) {
                into.add(new AnyOf(path, Fields.documents(filter, path)));
            } else if (path.startsWith("$") && !path.equals("$comment")) {
                into.add(new Unindexable(path));
            } else if (!path.startsWith("$")) {
                field(path, wanted, into);
            }
        }
    }

    private static void field(String path, @Nullable Object wanted, List<Condition> into) {
        if (BsonRegularExpression.isRegularExpression(wanted)) {
            into.add(regex(path, BsonRegularExpression.convertToRegularExpression(wanted)));
        } else if (wanted instanceof Document document && isOperators(document)) {
            document.forEach((operator, operand) -> operator(path, operator, operand, into));
        } else {
            into.add(equal(path, wanted));
        }
    }

    static boolean isOperators(Document document) {
        return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
    }

    private static void operator(String path, String operator, @Nullable Object operand, List<Condition> into) {
        switch (operator) {
            case "$all" -> all(path, operand, into);
            case "$elemMatch" -> element(path, operand, into);
            default -> into.add(operator(path, operator, operand));
        }
    }

    private static Condition operator(String path, String operator, @Nullable Object operand) {
        if (operator.equals("$eq")) return equal(path, operand);
        if (operator.equals("$in") && operand instanceof Collection<?> values) return oneOf(path, values);
        if (operand == null || !isBound(operand)) return new Unindexable(path);
        return switch (operator) {
            case "$gt" -> new Above(path, operand, false);
            case "$gte" -> new Above(path, operand, true);
            case "$lt" -> new Below(path, operand, false);
            case "$lte" -> new Below(path, operand, true);
            default -> new Unindexable(path);
        };
    }

    /** Whatever holds for all of them holds for the first. */
    private static void all(String path, @Nullable Object operand, List<Condition> into) {
        into.add(new Unindexable(path));
        if (operand instanceof Collection<?> values && !values.isEmpty()) {
            Object first = values.iterator().next();
            if (!(first instanceof BsonRegularExpression)) into.add(equal(path, first));
        }
    }

    /** What one element fulfils, some element fulfils; that it is the same one is left to the filter. */
    private static void element(String path, @Nullable Object operand, List<Condition> into) {
        into.add(new Unindexable(path));
        if (!(operand instanceof Document inner)) return;
        if (isOperators(inner)) {
            inner.forEach((operator, value) -> operator(path, operator, value, into));
        } else {
            for (Map.Entry<String, Object> field : inner.entrySet()) {
                if (!field.getKey().startsWith("$")) field(path + "." + field.getKey(), field.getValue(), into);
            }
        }
    }

    private static Condition equal(String path, @Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(value);
        return isKey(value) ? new OneOf(path, values) : new Unindexable(path);
    }

    private static Condition oneOf(String path, Collection<?> values) {
        for (Object value : values) {
            if (!isKey(value) || value instanceof BsonRegularExpression) return new Unindexable(path);
        }
        return new OneOf(path, new ArrayList<>(values));
    }

    private static Condition regex(String path, BsonRegularExpression regex) {
        String pattern = regex.getPattern();
        boolean plain = regex.getOptions() == null || regex.getOptions().isEmpty();
        Matcher literal = LITERAL_BEGINNING.matcher(pattern);
        if (!plain || pattern.contains("|") || !literal.find()) return new Unindexable(path);
        if (literal.group(1) != null) return new BeginsWith(path, literal.group(1));
        String beginning = literal.group(2);
        boolean repeated = literal.end() < pattern.length() && "*?+{".indexOf(pattern.charAt(literal.end())) >= 0;
        if (repeated) beginning = beginning.substring(0, beginning.offsetByCodePoints(beginning.length(), -1));
        return beginning.isEmpty() ? new Unindexable(path) : new BeginsWith(path, beginning);
    }

    /** Arrays match by element or as a whole, and documents with operators inside are no values. */
    private static boolean isKey(@Nullable Object value) {
        if (value instanceof Collection || (value instanceof Document document && hasOperators(document))) return false;
        return isWritable(value);
    }

    private static boolean hasOperators(Document document) {
        return document.entrySet().stream()
                .anyMatch(field -> field.getKey().startsWith("$")
                        || (field.getValue() instanceof Document inner && hasOperators(inner)));
    }

    private static boolean isBound(Object value) {
        return !(value instanceof Missing)
                && !(value instanceof MinKey)
                && !(value instanceof MaxKey)
                && !(value instanceof Document)
                && !(value instanceof Collection)
                && isWritable(value);
    }

    private static boolean isWritable(@Nullable Object value) {
        try {
            KeyWriter.of(value);
            return true;
        } catch (UnsupportedKeyException e) {
            return false;
        }
    }
}
