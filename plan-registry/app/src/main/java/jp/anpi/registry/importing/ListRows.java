package jp.anpi.registry.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.sheet.SheetRow;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The rows of a list, so many at a time and only when asked for, so that the longest list takes no more memory than a short one. */
final class ListRows {

    private ListRows() {}

    /** Usable rows in batches; the others are told to the tally. Rows after the most that are allowed are not read. */
    static Flux<List<PersonRow>> of(
            PersonList list,
            Function<String, Optional<DistrictId>> districts,
            LocalDate today,
            Tally tally,
            int most,
            int batch) {
        return Flux.<List<PersonRow>, Open>generate(
                        () -> new Open(list, districts, today, tally, most),
                        (open, sink) -> {
                            List<PersonRow> rows = open.next(batch);
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

    private static final class Open {

        private final TableRows table;
        private final PersonRows rows;
        private final Tally tally;
        private final int headings;
        private final int most;

        Open(
                PersonList list,
                Function<String, Optional<DistrictId>> districts,
                LocalDate today,
                Tally tally,
                int most) {
            try {
                table = list.open();
            } catch (IOException gone) {
                throw new UncheckedIOException("a list could not be read again", gone);
            }
            rows = new PersonRows(list.mapping(), districts, today, tally::fault);
            headings = list.mapping().row();
            this.tally = tally;
            this.most = most;
        }

        List<PersonRow> next(int batch) {
            List<PersonRow> found = new ArrayList<>(batch);
            try {
                while (found.size() < batch && tally.rows() < most) {
                    Optional<SheetRow> row = table.next();
                    if (row.isEmpty()) {
                        break;
                    }
                    take(row.get()).ifPresent(found::add);
                }
                return found;
            } catch (IOException gone) {
                throw new UncheckedIOException("a list could not be read again", gone);
            }
        }

        private Optional<PersonRow> take(SheetRow row) {
            if (row.number() <= headings || row.isBlank()) {
                return Optional.empty();
            }
            Optional<PersonRow> person = rows.read(row);
            tally.row(person.isPresent());
            return person;
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
