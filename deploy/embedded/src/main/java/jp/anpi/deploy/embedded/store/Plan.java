package jp.anpi.deploy.embedded.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a query is read.
 *
 * @param index the index to walk, or null to walk the collection in the order of its documents
 * @param ranges the parts of the index to walk: disjoint, in key order
 * @param backward walk from the last key to the first
 * @param ordered the walk already gives the wanted order
 * @param exact every document of the ranges matches: the filter need not be asked
 */
record Plan(@Nullable StoreIndex index, List<Range> ranges, boolean backward, boolean ordered, boolean exact) {

    /** Keys from the first (inclusive) to the second (exclusive). */
    record Range(byte[] from, byte[] to) {}
}
