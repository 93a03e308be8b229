package jp.anpi.registry.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;
import jp.anpi.registry.store.Turns;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes lists into sealed files on disk, so that nothing half is ever sent and the largest takes no more memory than a small one. */
final class Exports {

    private static final int AHEAD = 256;
    private static final int AT_ONCE = 4;

    private final Turns turns = new Turns(AT_ONCE);

    /** What kind of file. */
    enum Format {
        CSV,
        XLSX
    }

    /**
     * The file, complete; refused (422) when the encoding lacks a character and (503) while as many as may be are written. Closing it
     * is the caller's.
     */
    Mono<Spool> write(ExportKind kind, ExportTable table, Format format, TextEncoding encoding) {
        return turns.take(Mono.usingWhen(
                Mono.fromCallable(() -> new Writing(kind, format, encoding)).subscribeOn(Schedulers.boundedElastic()),
                writing -> table.rows()
                        .startWith(table.headings())
                        .publishOn(Schedulers.boundedElastic(), AHEAD)
                        .doOnNext(writing::row)
                        .then(Mono.fromCallable(writing::complete)),
                _ -> Mono.empty(),
                (writing, _) -> Mono.fromRunnable(writing::giveUp),
                writing -> Mono.fromRunnable(writing::giveUp)));
    }

    private static final class Writing {

        private final Spool spool = new Spool();
        private final TableFile file;

        Writing(ExportKind kind, Format format, TextEncoding encoding) throws IOException {
            OutputStream out = spool.stream();
            file = switch (format) {
                case CSV -> new TableFile.Csv(out, encoding);
                case XLSX -> new TableFile.Excel(out, kind.word());
            };
        }

        void row(List<String> cells) {
            try {
                file.row(cells);
            } catch (IOException full) {
                throw new UncheckedIOException("a list could not be written", full);
            }
        }

        Spool complete() throws IOException {
            file.complete();
            spool.complete();
            return spool;
        }

        void giveUp() {
            spool.close();
        }
    }
}
