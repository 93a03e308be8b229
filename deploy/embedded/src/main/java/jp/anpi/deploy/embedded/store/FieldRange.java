package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of one index field that range conditions leave, as bytes that follow the fields before it. Like the comparisons themselves it stays
 * within one type: above a number are numbers only.
 */
record FieldRange(byte[] from, byte[] to, List<Condition> used) {

    static @Nullable FieldRange of(List<Condition> conditions, IndexKey field, boolean array) {
        FieldRange range = null;
        for (Condition condition : conditions) {
            if (!condition.path().equals(field.getKey())) continue;
            FieldRange one = of(condition, field.isAscending());
            if (one == null) continue;
            if (range == null) {
                range = one;
            } else if (!array) {
                range = range.and(one);
            }
        }
        return range;
    }

    private static @Nullable FieldRange of(Condition condition, boolean ascending) {
        return switch (condition) {
            case Condition.Above above -> {
                byte[] value = KeyWriter.of(above.value());
                byte[] from = above.inclusive() ? value : Bytes.after(value);
                yield ascendingRange(from, bracketEnd(value), condition, ascending, value, above.inclusive());
            }
            case Condition.Below below -> {
                byte[] value = KeyWriter.of(below.value());
                byte[] to = below.inclusive() ? Bytes.after(value) : value;
                yield ascendingRange(new byte[] {value[0]}, to, condition, ascending, value, below.inclusive());
            }
            case Condition.BeginsWith begins -> {
                byte[] whole = KeyWriter.of(begins.beginning());
                byte[] beginning = Arrays.copyOf(whole, whole.length - 2);
                yield ascendingRange(beginning, Bytes.after(beginning), condition, ascending, beginning, true);
            }
            case Condition.OneOf _, Condition.AnyOf _, Condition.Unindexable _ -> null;
        };
    }

    private static byte[] bracketEnd(byte[] value) {
        return new byte[] {(byte) (value[0] + 1)};
    }

    private static FieldRange ascendingRange(
            byte[] from, byte[] to, Condition condition, boolean ascending, byte[] value, boolean inclusive) {
        if (ascending) return new FieldRange(from, to, List.of(condition));
        return descendingRange(condition, value, inclusive);
    }

    /** Inverted bytes run the other way: what was above the value now lies before it. */
    private static FieldRange descendingRange(Condition condition, byte[] value, boolean inclusive) {
        byte[] inverted = inverted(value);
        byte[] bracket = {inverted[0]};
        return switch (condition) {
            case Condition.Above _ ->
                new FieldRange(bracket, inclusive ? Bytes.after(inverted) : inverted, List.of(condition));
            case Condition.Below _ ->
                new FieldRange(inclusive ? inverted : Bytes.after(inverted), Bytes.after(bracket), List.of(condition));
            case Condition.BeginsWith _, Condition.OneOf _, Condition.AnyOf _, Condition.Unindexable _ ->
                new FieldRange(inverted, Bytes.after(inverted), List.of(condition));
        };
    }

    private static byte[] inverted(byte[] value) {
        byte[] inverted = value.clone();
        for (int i = 0; i < inverted.length; i++) inverted[i] = (byte) ~inverted[i];
        return inverted;
    }

    private FieldRange and(FieldRange other) {
        List<Condition> both = new ArrayList<>(used);
        both.addAll(other.used);
        return new FieldRange(
                Arrays.compareUnsigned(from, other.from) >= 0 ? from : other.from,
                Arrays.compareUnsigned(to, other.to) <= 0 ? to : other.to,
                both);
    }

    Plan.Range under(byte[] point) {
        return new Plan.Range(Bytes.concat(point, from), Bytes.concat(point, to));
    }
}
