package jp.anpi.registry.audit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds whom an answer names by reading what is really sent: every field of those names that holds a UUID. So no route has
 * to remember to tell.
 */
final class PersonScanner {

    private static final int UUID_LENGTH = 36;
    private static final int[] DASHES = {8, 13, 18, 23};

    private final Set<String> fields;

    PersonScanner(Set<String> fields) {
        this.fields = Set.copyOf(fields);
    }

    /** The ids that stand in a piece of JSON, in order. */
    Set<String> scan(byte[] json) {
        Set<String> found = new LinkedHashSet<>();
        int last = json.length - UUID_LENGTH - 4;
        for (int i = 1; i <= last; i++) {
            if (json[i] == ':' && json[i - 1] == '"' && json[i + 1] == '"' && isUuid(json, i + 2)) {
                if (fields.contains(nameBefore(json, i - 1))) {
                    found.add(new String(json, i + 2, UUID_LENGTH, StandardCharsets.US_ASCII));
                }
                i += UUID_LENGTH;
            }
        }
        return found;
    }

    private static boolean isUuid(byte[] json, int from) {
        if (json[from + UUID_LENGTH] != '"') {
            return false;
        }
        for (int dash : DASHES) {
            if (json[from + dash] != '-') {
                return false;
            }
        }
        return true;
    }

    /** The name whose closing quote stands there. */
    private static String nameBefore(byte[] json, int quote) {
        int from = quote - 1;
        while (from >= 0 && json[from] != '"') {
            from--;
        }
        return new String(json, from + 1, quote - from - 1, StandardCharsets.UTF_8);
    }
}
