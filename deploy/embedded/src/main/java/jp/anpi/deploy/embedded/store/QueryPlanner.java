package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index that leaves least to read: equal fields first, then {@code $in}, then a range, then the wanted order.
 *
 * <p>In an index over arrays one document has several keys. There, only one condition may bound an array field, and a bound taken from one side
 * of a range must not be joined with the other side: different elements may satisfy them.
 */
final class QueryPlanner {

    /** Several lists of values make more points than this only if the first alone does. */
    private static final int MAX_RANGES = 2_000;

    private final byte[] collection;
    private final List<StoreIndex> indexes;

    QueryPlanner(byte[] collection, List<StoreIndex> indexes) {
        this.collection = collection;
        this.indexes = indexes;
    }

    Plan plan(Document filter, @Nullable Document sort) {
        List<Condition> conditions = Condition.of(filter);
        boolean naturalBackward = sort != null && isNatural(sort) && direction(sort.get("$natural")) < 0;
        List<Map.Entry<String, Object>> order =
                sort == null || isNatural(sort) ? List.of() : List.copyOf(sort.entrySet());
        Candidate best = null;
        if (sort == null || !isNatural(sort)) {
            for (StoreIndex index : indexes) {
                Candidate candidate = consider(index, conditions, order);
                if (candidate != null && (best == null || candidate.score > best.score)) best = candidate;
            }
        }
        if (best != null) return best.plan;
        List<Plan.Range> all = List.of(new Plan.Range(collection, Bytes.after(collection)));
        return new Plan(null, all, naturalBackward, order.isEmpty(), conditions.isEmpty());
    }

    private static boolean isNatural(Document sort) {
        return sort.containsKey("$natural");
    }

    private record Candidate(Plan plan, int score) {}

    /** A piece of an index under construction: the bytes shared by all keys so far. */
    private static @Nullable Candidate consider(
            StoreIndex index, List<Condition> conditions, List<Map.Entry<String, Object>> order) {
        int arrays = index.arrays();
        List<byte[]> points = new ArrayList<>();
        points.add(index.prefix());
        List<Plan.Range> ranges = null;
        Set<Condition> used = new HashSet<>();
        Set<String> fixed = new HashSet<>();
        boolean excludesMissing = false;
        boolean arrayBound = false;
        int score = 0;
        for (int i = 0; i < index.getKeys().size() && ranges == null; i++) {
            IndexKey field = index.getKeys().get(i);
            boolean array = (arrays & 1 << i) != 0;
            if (array && arrayBound) break;
            Condition.OneOf equal = mostSelective(conditions, field.getKey());
            if (equal != null
                    && (i == 0 || (long) points.size() * equal.values().size() <= MAX_RANGES)) {
                points = extend(points, equal, field.isAscending());
                used.add(equal);
                if (equal.values().size() == 1 && !array) fixed.add(field.getKey());
                excludesMissing |= equal.values().stream().allMatch(value -> value != null);
                score += equal.values().size() == 1 ? 100 : 90;
            } else {
                FieldRange range = FieldRange.of(conditions, field, array);
                if (range == null) break;
                ranges = new ArrayList<>();
                for (byte[] point : points) ranges.add(range.under(point));
                used.addAll(range.used());
                excludesMissing = true;
                score += range.used().size() > 1 ? 60 : 50;
            }
            arrayBound |= array;
        }
        if (index.isSparse() && !excludesMissing) return null;
        Order walk = Order.of(index, arrays, fixed, order);
        if (score == 0 && (walk == Order.NONE || order.isEmpty())) return null;
        if (index.isUnique() && fixed.size() == index.getKeys().size()) score += 1_000;
        if (walk != Order.NONE && !order.isEmpty()) score += 70;
        if (ranges == null) {
            ranges = new ArrayList<>();
            for (byte[] point : points) ranges.add(new Plan.Range(point, Bytes.after(point)));
        }
        boolean exact = arrays == 0
                && used.size() == conditions.size()
                && used.stream().noneMatch(Condition.BeginsWith.class::isInstance);
        return new Candidate(
                new Plan(index, ranges, walk == Order.BACKWARD, walk != Order.NONE, exact),
                score * 10 - index.getKeys().size());
    }

    private static Condition.@Nullable OneOf mostSelective(List<Condition> conditions, String path) {
        Condition.OneOf best = null;
        for (Condition condition : conditions) {
            if (condition instanceof Condition.OneOf equal
                    && equal.path().equals(path)
                    && (best == null || equal.values().size() < best.values().size())) {
                best = equal;
            }
        }
        return best;
    }

    /** Every point followed by every value, in key order. */
    private static List<byte[]> extend(List<byte[]> points, Condition.OneOf equal, boolean ascending) {
        TreeSet<byte[]> values = new TreeSet<>(Arrays::compareUnsigned);
        for (Object value : equal.values())
            values.add(new KeyWriter().value(value, ascending).toBytes());
        List<byte[]> extended = new ArrayList<>(points.size() * values.size());
        for (byte[] point : points) {
            for (byte[] value : values) extended.add(Bytes.concat(point, value));
        }
        return extended;
    }

    static int direction(@Nullable Object direction) {
        return direction instanceof Number number ? number.intValue() : 1;
    }

    private enum Order {
        FORWARD,
        BACKWARD,
        NONE;

        /**
         * How to walk the index to meet the documents in the wanted order. Fields fixed to one value may be skipped; entries with the same
         * fields follow each other by {@code _id}.
         */
        static Order of(StoreIndex index, int arrays, Set<String> fixed, List<Map.Entry<String, Object>> order) {
            if (order.isEmpty()) return FORWARD;
            int field = 0;
            Order walk = null;
            for (Map.Entry<String, Object> wanted : order) {
                while (field < index.getKeys().size()
                        && !index.getKeys().get(field).getKey().equals(wanted.getKey())
                        && fixed.contains(index.getKeys().get(field).getKey())) {
                    field++;
                }
                if (field == index.getKeys().size() && arrays == 0) {
                    if (index.isUnique()) break;
                    if (wanted.getKey().equals("_id")) {
                        Order needed = direction(wanted.getValue()) > 0 ? FORWARD : BACKWARD;
                        return walk == null || walk == needed ? needed : NONE;
                    }
                }
                boolean matches = field < index.getKeys().size()
                        && index.getKeys().get(field).getKey().equals(wanted.getKey());
                if (!matches) {
                    if (fixed.contains(wanted.getKey())) continue;
                    return NONE;
                }
                if ((arrays & 1 << field) != 0) return NONE;
                boolean ascending = direction(wanted.getValue()) > 0;
                Order needed = ascending == index.getKeys().get(field).isAscending() ? FORWARD : BACKWARD;
                if (!fixed.contains(wanted.getKey())) {
                    if (walk != null && walk != needed) return NONE;
                    walk = needed;
                }
                field++;
            }
            return walk == null ? FORWARD : walk;
        }
    }
}
