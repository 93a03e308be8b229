package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as bytes per document: comparing them compares the documents. An array counts as its least element, or its greatest when descending. */
record SortOrder(Document order) {

    byte[] keyOf(Document document) {
        KeyWriter key = new KeyWriter();
        for (Map.Entry<String, Object> field : order.entrySet()) {
            boolean ascending = QueryPlanner.direction(field.getValue()) > 0;
            key.raw(partOf(Utils.getSubdocumentValueCollectionAware(document, field.getKey()), ascending));
        }
        return key.toBytes();
    }

    private static byte[] partOf(@Nullable Object value, boolean ascending) {
        if (!(value instanceof Collection<?> array))
            return new KeyWriter().value(value, ascending).toBytes();
        byte[] first = null;
        for (Object element : array) {
            byte[] part = new KeyWriter().value(element, ascending).toBytes();
            if (first == null || Arrays.compareUnsigned(part, first) < 0) first = part;
        }
        return first == null ? new KeyWriter().emptyArray(ascending).toBytes() : first;
    }
}
