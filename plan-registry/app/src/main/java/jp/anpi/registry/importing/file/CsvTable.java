package jp.anpi.registry.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import jp.anpi.registry.sheet.EncodedCsv;
import jp.anpi.registry.sheet.SheetLimits;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;

/** A CSV file. */
final class CsvTable implements TableRows {

    private final InputStream in;
    private final EncodedCsv csv;

    CsvTable(Spool spool, TextEncoding encoding) throws IOException {
        in = spool.open();
        csv = new EncodedCsv(in, encoding, SheetLimits.USUAL);
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        return csv.next();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
