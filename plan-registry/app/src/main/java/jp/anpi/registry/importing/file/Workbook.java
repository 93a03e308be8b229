package jp.anpi.registry.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.Spool;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** An Excel workbook that was looked through before; whatever its reader did not expect is refused (422). Blocks. */
final class Workbook implements AutoCloseable {

    private final InputStream in;
    private final ReadableWorkbook book;

    private Workbook(InputStream in, ReadableWorkbook book) {
        this.in = in;
        this.book = book;
    }

    static Workbook open(Spool spool) throws IOException {
        InputStream in = spool.open();
        try {
            return new Workbook(in, new ReadableWorkbook(in, new ReadingOptions(true, true)));
        } catch (RuntimeException | IOException damaged) {
            in.close();
            throw unreadable(damaged);
        }
    }

    /** In the order of their tabs. */
    List<WorkbookSheet> sheets(WorkbookScan scan) {
        try (Stream<Sheet> all = book.getSheets()) {
            List<Sheet> seen = all.filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            return seen.stream()
                    .map(sheet -> new WorkbookSheet(
                            sheet.getIndex(),
                            sheet.getName(),
                            scan.mergedRows(sheet.getId()),
                            seen.stream()
                                    .filter(other -> other.getIndex() != sheet.getIndex())
                                    .map(Sheet::getName)
                                    .toList()))
                    .toList();
        } catch (RuntimeException damaged) {
            throw unreadable(damaged);
        }
    }

    /** Closing it is the caller's. */
    Stream<Row> rows(WorkbookSheet sheet) {
        try {
            return book.getSheet(sheet.index()).orElseThrow().openStream();
        } catch (RuntimeException | IOException damaged) {
            throw unreadable(damaged);
        }
    }

    static RuntimeException unreadable(Exception damaged) {
        return Problem.of(FileProblem.NOT_A_TABLE, "壊れたExcelのブック", "a damaged Excel workbook")
                .refused(damaged);
    }

    @Override
    public void close() throws IOException {
        book.close();
        in.close();
    }
}
