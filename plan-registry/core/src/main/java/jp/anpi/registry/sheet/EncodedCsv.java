package jp.anpi.registry.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV from its bytes. In windows-31j rows and cells are told apart by bytes, of which no second byte of a character looks like
 * a comma, a quote or the end of a row, so that each row can be looked at as it was written: one in another encoding is damaged.
 */
public final class EncodedCsv {

    private static final String MARK_OF_UTF_8 = "\u00EF\u00BB\u00BF";

    private final CsvReader csv;
    private final TextEncoding encoding;

    /** Closing the source is the caller's. */
    public EncodedCsv(InputStream source, TextEncoding encoding, SheetLimits limits) {
        this.encoding = encoding;
        Charset charset = switch (encoding) {
            case UTF_8, UTF_16 -> encoding.charset();
            case WINDOWS_31J -> StandardCharsets.ISO_8859_1;
        };
        SheetLimits counted = switch (encoding) {
            case UTF_8, UTF_16 -> limits;
            case WINDOWS_31J -> new SheetLimits(limits.cells(), 2 * limits.characters());
        };
        csv = new CsvReader(new InputStreamReader(source, charset), counted);
    }

    /** The next row, also when it is blank; empty at the end. */
    public Optional<SheetRow> next() throws IOException {
        return switch (encoding) {
            case UTF_8, UTF_16 -> csv.next();
            case WINDOWS_31J -> csv.next().map(EncodedCsv::decoded);
        };
    }

    /** @param row its bytes, one in each character */
    private static SheetRow decoded(SheetRow row) {
        List<String> bytes = new ArrayList<>(row.cells());
        if (bytes.getFirst().startsWith(MARK_OF_UTF_8)) {
            bytes.set(0, bytes.getFirst().substring(MARK_OF_UTF_8.length()));
        }
        List<String> cells = bytes.stream()
                .map(cell -> new String(cell.getBytes(StandardCharsets.ISO_8859_1), TextEncoding.WINDOWS_31J.charset()))
                .toList();
        Optional<RowDamage> damage =
                row.damage().or(() -> StrayUtf8.isIn(bytes) ? Optional.of(RowDamage.OTHER_ENCODING) : Optional.empty());
        return new SheetRow(row.number(), cells, damage);
    }
}
