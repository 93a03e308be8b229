package jp.anpi.registry.exporting;

import java.util.List;
import reactor.core.publisher.Flux;

/** A list with its headings, read row by row. */
record ExportTable(List<String> headings, Flux<List<String>> rows) {
    ExportTable {
        headings = List.copyOf(headings);
    }
}
