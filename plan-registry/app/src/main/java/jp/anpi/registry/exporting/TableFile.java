package jp.anpi.registry.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.sheet.CsvWriter;
import jp.anpi.registry.sheet.TextEncoding;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A file that is written row by row. Blocks; for threads that may. */
sealed interface TableFile {

    void row(List<String> cells) throws IOException;

    /** Nothing comes after this; refused (422) when something could not be written. */
    void complete() throws IOException;

    /** A CSV; what the encoding cannot hold is gathered and told at the end. */
    final class Csv implements TableFile {

        private static final int TOLD = 100;
        private static final Text MORE = new Text("ほか{0}か所", "and {0} more places");
        private static final Text CHARACTERS = new Text("{0}列目: {1}", "column {0}: {1}");

        private final OutputStream out;
        private final CsvWriter writer;
        private final List<ProblemItem> impossible = new ArrayList<>();
        private int more;

        Csv(OutputStream out, TextEncoding encoding) throws IOException {
            this.out = out;
            this.writer = new CsvWriter(encoding);
            out.write(writer.beginning());
        }

        @Override
        public void row(List<String> cells) throws IOException {
            switch (writer.write(cells)) {
                case CsvWriter.Written.Row(byte[] bytes) -> out.write(bytes);
                case CsvWriter.Written.Impossible(int row, int column, String characters) -> {
                    if (impossible.size() < TOLD) {
                        impossible.add(ProblemItem.whole(CHARACTERS, column, characters)
                                .atLine(row));
                    } else {
                        more++;
                    }
                }
            }
        }

        @Override
        public void complete() {
            if (more > 0) {
                impossible.add(ProblemItem.whole(MORE, more));
            }
            if (!impossible.isEmpty()) {
                throw Problem.of(ExportProblem.CANNOT_BE_WRITTEN)
                        .and(impossible.toArray(ProblemItem[]::new))
                        .refused();
            }
        }
    }

    /** A workbook; every cell is a text, which no spreadsheet calculates or strips of its zeros. */
    final class Excel implements TableFile {

        private static final int FLUSHED = 1_000;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int rows;

        Excel(OutputStream out, String name) {
            workbook = new Workbook(out, "Anpi", "1.0");
            sheet = workbook.newWorksheet(name);
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    sheet.inlineString(rows, column, cells.get(column));
                }
            }
            if (++rows % FLUSHED == 0) {
                sheet.flush();
            }
        }

        @Override
        public void complete() throws IOException {
            workbook.finish();
        }
    }
}
