package jp.anpi.deploy.embedded.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a query is read.
 *
 * @param walks read one after another; a document met twice counts once
 * @param ordered the walks already give the wanted order
 * @param exact every document they meet matches: the filter need not be asked
 */
record Plan(List<Walk> walks, boolean ordered, boolean exact) {

    /**
     * Parts of one index, in its order.
     *
     * @param index null to walk the documents of the collection themselves
     * @param ranges disjoint, in key order
     * @param backward from the last key to the first
     * @param points each range begins with the one whole key that can be in it
     */
    record Walk(@Nullable StoreIndex index, List<Range> ranges, boolean backward, boolean points) {

        /** Whether one document can be met at several keys. */
        boolean repeats() {
            return index != null && index.arrays() != 0;
        }
    }

    /** Keys from the first (inclusive) to the second (exclusive). */
    record Range(byte[] from, byte[] to) {}

    boolean repeats() {
        return walks.size() > 1 || walks.getFirst().repeats();
    }

    boolean usesNoIndex() {
        return walks.getFirst().index() == null;
    }
}
