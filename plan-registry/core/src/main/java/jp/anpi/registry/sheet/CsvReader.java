package jp.anpi.registry.sheet;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) row by row: quoted cells keep their commas, quotes and line breaks, so nothing is ever split at lines
 * first. Rows end with LF, CR LF or CR. A byte order mark in front of a row, as joined files have it, is taken off. A quote
 * that is never closed costs its own line only.
 */
public final class CsvReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int END = -1;

    private final PushbackText text;
    private final SheetLimits limits;
    private int number;

    /** Closing the source is the caller's. */
    public CsvReader(Reader source, SheetLimits limits) {
        this.text = new PushbackText(source);
        this.limits = limits;
    }

    /** The next row, also when it is blank; empty at the end. */
    public Optional<SheetRow> next() throws IOException {
        int first = text.read();
        while (first == BYTE_ORDER_MARK) {
            first = text.read();
        }
        if (first == END) {
            return Optional.empty();
        }
        text.unread((char) first);
        return Optional.of(new Row().read());
    }

    /** One row while it is read. */
    private final class Row {

        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private Optional<RowDamage> damage = Optional.empty();

        SheetRow read() throws IOException {
            number++;
            boolean more = true;
            while (more) {
                int c = text.read();
                if (c == '"') {
                    c = quoted() ? afterQuote() : END;
                } else {
                    c = plain(c);
                }
                more = c == ',';
                endCell();
            }
            return new SheetRow(number, cells, damage);
        }

        /** Answers what ended the cell: a comma, a line feed or the end. */
        private int plain(int first) throws IOException {
            int c = first;
            while (c != ',' && !endsRow(c)) {
                append((char) c);
                c = text.read();
            }
            return c == ',' ? c : endOfRow(c);
        }

        /** Whether the quote was closed; otherwise what follows its line is given back and the row is over. */
        private boolean quoted() throws IOException {
            var raw = new StringBuilder();
            while (true) {
                int c = text.read();
                if (c == END || raw.length() > limits.characters()) {
                    giveUp(raw, c);
                    return false;
                }
                if (c == '"') {
                    int next = text.read();
                    if (next != '"') {
                        unread(next);
                        return true;
                    }
                    raw.append('"');
                }
                raw.append((char) c);
                cell.append((char) c);
            }
        }

        private void giveUp(StringBuilder raw, int last) {
            unread(last);
            damaged(RowDamage.QUOTE_NOT_CLOSED);
            int end = firstLineEnd(raw);
            cell.setLength(0);
            cell.append(raw, 0, end);
            boolean both = raw.length() > end + 1 && raw.charAt(end) == '\r' && raw.charAt(end + 1) == '\n';
            text.unread(raw.substring(Math.min(raw.length(), end + (both ? 2 : 1))));
        }

        private int afterQuote() throws IOException {
            int c = text.read();
            if (c != ',' && !endsRow(c)) {
                damaged(RowDamage.TEXT_AFTER_QUOTE);
            }
            return plain(c);
        }

        private void append(char c) {
            if (cell.length() < limits.characters()) {
                cell.append(c);
            } else {
                damaged(RowDamage.CELL_TOO_LONG);
            }
        }

        private void endCell() {
            if (cells.size() < limits.cells()) {
                cells.add(cell.toString());
            } else {
                damaged(RowDamage.TOO_MANY_CELLS);
            }
            cell.setLength(0);
        }

        private void damaged(RowDamage what) {
            damage = damage.or(() -> Optional.of(what));
        }

        private int endOfRow(int c) throws IOException {
            if (c == '\r') {
                int next = text.read();
                if (next != '\n') {
                    unread(next);
                }
            }
            return END;
        }

        private void unread(int c) {
            if (c != END) {
                text.unread((char) c);
            }
        }
    }

    private static boolean endsRow(int c) {
        return c == '\n' || c == '\r' || c == END;
    }

    private static int firstLineEnd(StringBuilder raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\n' || raw.charAt(i) == '\r') {
                return i;
            }
        }
        return raw.length();
    }
}
