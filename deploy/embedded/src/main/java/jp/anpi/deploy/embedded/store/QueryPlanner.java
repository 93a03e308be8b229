package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
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
        if (sort != null && sort.containsKey("$natural")) {
            return wholeCollection(conditions, true, direction(sort.get("$natural")) < 0);
        }
        List<Map.Entry<String, Object>> order = sort == null ? List.of() : List.copyOf(sort.entrySet());
        Candidate best = best(conditions, order);
        if (best != null) return new Plan(List.of(best.walk), best.ordered, best.exact);
        Plan branches = branches(conditions, order);
        return branches != null ? branches : wholeCollection(conditions, order.isEmpty(), false);
    }

    private Plan wholeCollection(List<Condition> conditions, boolean ordered, boolean backward) {
        List<Plan.Range> all = List.of(new Plan.Range(collection, Bytes.after(collection)));
        return new Plan(List.of(new Plan.Walk(null, all, backward, false)), ordered, conditions.isEmpty());
    }

    private @Nullable Candidate best(List<Condition> conditions, List<Map.Entry<String, Object>> order) {
        Candidate best = null;
        for (StoreIndex index : indexes) {
            Candidate candidate = consider(index, conditions, order);
            if (candidate != null && (best == null || candidate.score > best.score)) best = candidate;
        }
        return best;
    }

    /** An {@code $or} is read branch by branch, if an index serves each. */
    private @Nullable Plan branches(List<Condition> conditions, List<Map.Entry<String, Object>> order) {
        for (Condition condition : conditions) {
            if (!(condition instanceof Condition.AnyOf anyOf)) continue;
            List<Plan.Walk> walks = new ArrayList<>();
            for (Document branch : anyOf.branches()) {
                List<Condition> both = new ArrayList<>(Condition.of(branch));
                conditions.stream().filter(other -> !other.equals(condition)).forEach(both::add);
                Candidate best = best(both, List.of());
                if (best == null) break;
                walks.add(best.walk);
            }
            if (walks.size() == anyOf.branches().size()) return new Plan(walks, order.isEmpty(), false);
        }
        return null;
    }

    private record Candidate(Plan.Walk walk, boolean ordered, boolean exact, int score) {}

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
        int equalFields = 0;
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
                excludesMissing |= equal.values().stream().noneMatch(Missing::isNullOrMissing);
                equalFields++;
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
        boolean pointsOnly = ranges == null
                && index.isUnique()
                && equalFields == index.getKeys().size();
        if (pointsOnly && fixed.size() == equalFields) score += 1_000;
        if (walk != Order.NONE && !order.isEmpty()) score += 70;
        if (ranges == null) {
            ranges = new ArrayList<>();
            for (byte[] point : points) ranges.add(new Plan.Range(point, Bytes.after(point)));
        }
        boolean exact = arrays == 0
                && used.size() == conditions.size()
                && used.stream().noneMatch(Condition.BeginsWith.class::isInstance);
        return new Candidate(
                new Plan.Walk(index, ranges, walk == Order.BACKWARD, pointsOnly),
                walk != Order.NONE,
                exact,
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
