package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of an index and which keys a document has in it. */
record IndexShape(List<IndexKey> fields, boolean sparse) {

    /**
     * What a document puts into an index.
     *
     * @param keys the values of the fields in key order, without the index's prefix; several when a field is an array, none when a sparse index leaves the document out
     * @param arrays bit i is set when field i is an array
     */
    record Keys(TreeSet<byte[]> keys, int arrays) {}

    Keys keysOf(Document document) {
        List<@Nullable Object> values = new ArrayList<>();
        int arrays = 0;
        int elements = 1;
        boolean present = false;
        for (int i = 0; i < fields.size(); i++) {
            Object value = Utils.getSubdocumentValueCollectionAware(
                    document, fields.get(i).getKey());
            values.add(value instanceof Collection<?> array ? new ArrayList<>(array) : value);
            present |= isPresent(value);
            if (value instanceof Collection<?> array) {
                if (arrays != 0) checkParallel(document, elements, array.size());
                arrays |= 1 << i;
                elements = array.size();
            }
        }
        TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        if (sparse && !present) return new Keys(keys, arrays);
        for (int element = 0; element < Math.max(1, elements); element++) {
            KeyWriter key = new KeyWriter();
            for (int i = 0; i < fields.size(); i++)
                append(key, values.get(i), element, fields.get(i).isAscending());
            keys.add(key.toBytes());
        }
        return new Keys(keys, arrays);
    }

    private static void append(KeyWriter key, @Nullable Object value, int element, boolean ascending) {
        if (!(value instanceof List<?> array)) {
            key.value(value, ascending);
        } else if (array.isEmpty()) {
            key.emptyArray(ascending);
        } else {
            key.value(array.get(element), ascending);
        }
    }

    private static boolean isPresent(@Nullable Object value) {
        if (value instanceof Collection<?> array)
            return array.isEmpty() || !array.stream().allMatch(Missing.class::isInstance);
        return !(value instanceof Missing);
    }

    private void checkParallel(Document document, int elements, int others) {
        List<String> arrays = fields.stream()
                .map(field -> firstArray(document, field.getKey()))
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();
        if (arrays.size() > 1) throw new CannotIndexParallelArraysError(arrays);
        if (elements != others) {
            throw new BadValueException(
                    "The embedded store cannot index arrays inside of arrays together with other fields of the same array.");
        }
    }

    private static String firstArray(Document document, String path) {
        String[] parts = path.split("\\.");
        Object value = document;
        for (int i = 0; i < parts.length; i++) {
            if (!(value instanceof Document inner)) return "";
            value = inner.getOrMissing(parts[i]);
            if (value instanceof Collection) return String.join(".", Arrays.copyOf(parts, i + 1));
        }
        return "";
    }
}
