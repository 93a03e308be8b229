package jp.anpi.deploy.bench.measure;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One line of a table: named cells in order, numbers as numbers. */
public record Row(SequencedMap<String, Object> cells) {

    public static Row of() {
        return new Row(new LinkedHashMap<>());
    }

    public Row with(String name, Object value) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(cells);
        more.put(name, value);
        return new Row(more);
    }
}
