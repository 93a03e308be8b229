package jp.anpi.registry.importing.file;

import java.io.IOException;
import java.util.Optional;
import jp.anpi.registry.sheet.SheetRow;

/** The rows of a list one after the other, whatever kind of file it is. Blocks; for threads that may. */
public interface TableRows extends AutoCloseable {

    /** The next row, also when it is blank; empty at the end. */
    Optional<SheetRow> next() throws IOException;

    @Override
    void close() throws IOException;
}
