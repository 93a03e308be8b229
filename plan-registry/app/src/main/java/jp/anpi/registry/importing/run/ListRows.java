package jp.anpi.registry.importing.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.importing.file.ListFile;
import jp.anpi.registry.importing.file.TableRows;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.sheet.SheetRow;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The rows of a list, so many at a time and only when asked for, so that the longest list takes no more memory than a short one. */
public final class ListRows {

    private static final int BATCH = 1_000;

    private ListRows() {}

    /** Usable rows in batches; the others are told to the tally. Rows after the most allowed are not read, which is a fault too. */
    public static <R> Flux<List<R>> of(
            ListFile<?> list, Function<SheetRow, Optional<R>> reader, Tally tally, int most, int batch) {
        return Flux.<List<R>, Open<R>>generate(
                        () -> new Open<>(list, reader, tally, most),
                        (open, sink) -> {
                            List<R> rows = open.next(batch);
                            if (rows.isEmpty()) {
                                sink.complete();
                            } else {
                                sink.next(rows);
                            }
                            return open;
                        },
                        Open::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** All usable rows of a list that is compared as a whole. */
    public static <R> Mono<List<R>> whole(
            ListFile<?> list, Function<SheetRow, Optional<R>> reader, Tally tally, int most) {
        return of(list, reader, tally, most, BATCH)
                .concatMapIterable(rows -> rows)
                .collectList();
    }

    private static final class Open<R> {

        private final TableRows table;
        private final Function<SheetRow, Optional<R>> reader;
        private final Tally tally;
        private final int headings;
        private final int most;
        private boolean ended;

        Open(ListFile<?> list, Function<SheetRow, Optional<R>> reader, Tally tally, int most) {
            try {
                table = list.open();
            } catch (IOException gone) {
                throw new UncheckedIOException("a list could not be read again", gone);
            }
            this.reader = reader;
            headings = list.mapping().row();
            this.tally = tally;
            this.most = most;
        }

        List<R> next(int batch) {
            List<R> found = new ArrayList<>(batch);
            try {
                while (found.size() < batch && !ended) {
                    Optional<SheetRow> row = table.next();
                    row.flatMap(this::take).ifPresent(found::add);
                    ended |= row.isEmpty();
                }
                return found;
            } catch (IOException gone) {
                throw new UncheckedIOException("a list could not be read again", gone);
            }
        }

        private Optional<R> take(SheetRow row) {
            if (row.number() <= headings || row.isBlank()) {
                return Optional.empty();
            }
            if (tally.rows() >= most) {
                tally.fault(new RowFault(row.number(), 0, RowFault.Reason.TOO_MANY, ""));
                tally.spoilt();
                ended = true;
                return Optional.empty();
            }
            Optional<R> read = reader.apply(row);
            tally.row(read.isPresent());
            return read;
        }

        void close() {
            try {
                table.close();
            } catch (IOException gone) {
                throw new UncheckedIOException("a list could not be closed", gone);
            }
        }
    }
}
