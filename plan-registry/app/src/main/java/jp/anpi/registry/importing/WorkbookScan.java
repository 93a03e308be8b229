package jp.anpi.registry.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.Spool;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks a workbook through before anything of it is taken into memory: it unpacks to no more than is bearable, holds no program,
 * and it is known which rows have cells that were merged, since whoever reads the cells does not see that.
 *
 * @param merged first and last row of each merged range, by the sheet's place in the archive
 */
record WorkbookScan(Map<String, List<RowRange>> merged) {

    /** The archive itself is read into memory whole. */
    static final long MOST_PACKED = 64L << 20;

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final long MOST_TEXTS = 192L << 20;
    private static final int PIECE = 1 << 16;
    private static final int OVERLAP = 64;
    private static final Pattern MERGE = Pattern.compile("<mergeCell ref=\"[A-Z]+(\\d+):[A-Z]+(\\d+)\"");

    /** Rows, both included, counted from 1. */
    record RowRange(int first, int last) {

        boolean has(int row) {
            return row >= first && row <= last;
        }
    }

    /** Unpacks it once, as the reader will, keeping nothing; refused (422) where it is none, or not safe. */
    static WorkbookScan of(Spool spool) throws IOException {
        Map<String, List<RowRange>> merged = new HashMap<>();
        boolean isWorkbook = false;
        int entries = 0;
        long unpacked = 0;
        byte[] whole;
        try (InputStream in = spool.open()) {
            whole = in.readAllBytes();
        }
        try (var channel = new SeekableInMemoryByteChannel(whole);
                var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName();
                if (++entries > MOST_ENTRIES) {
                    throw tooMuch();
                }
                if (name.endsWith("vbaProject.bin")) {
                    throw Problem.of(ImportProblem.MACROS).refused();
                }
                isWorkbook |= name.equals("xl/workbook.xml");
                List<RowRange> ranges = new ArrayList<>();
                long most = name.equals("xl/sharedStrings.xml") ? MOST_TEXTS : MOST_UNPACKED;
                try (InputStream content = zip.getInputStream(entry)) {
                    unpacked += size(
                            content,
                            Math.min(most, MOST_UNPACKED - unpacked),
                            name.startsWith("xl/worksheets/"),
                            ranges);
                }
                if (!ranges.isEmpty()) {
                    merged.put(name, ranges);
                }
            }
        } catch (IOException damaged) {
            throw Problem.of(ImportProblem.NOT_A_TABLE, "壊れたファイル", "a damaged file")
                    .refused(damaged);
        }
        if (!isWorkbook) {
            throw Problem.of(ImportProblem.NOT_A_TABLE, "Excelのブックではないzip", "a ZIP that is no Excel workbook")
                    .refused();
        }
        return new WorkbookScan(merged);
    }

    /** How large the entry is; stops as soon as that is too much, whatever its header says. */
    private static long size(InputStream content, long most, boolean sheet, List<RowRange> ranges) throws IOException {
        byte[] piece = new byte[PIECE];
        String before = "";
        long size = 0;
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            size += read;
            if (size > most) {
                throw tooMuch();
            }
            if (sheet) {
                String text = before + new String(piece, 0, read, StandardCharsets.ISO_8859_1);
                Matcher merge = MERGE.matcher(text);
                int end = 0;
                while (merge.find()) {
                    ranges.add(new RowRange(Integer.parseInt(merge.group(1)), Integer.parseInt(merge.group(2))));
                    end = merge.end();
                }
                before = text.substring(Math.max(end, text.length() - OVERLAP));
            }
        }
        return size;
    }

    /** Ranges of the only sheet that has any; when several have, of all of them, since a row too many is only looked at twice. */
    Optional<RowRange> mergedAt(int row) {
        return merged.values().stream()
                .flatMap(List::stream)
                .filter(range -> range.has(row))
                .findFirst();
    }

    private static RuntimeException tooMuch() {
        return Problem.of(ImportProblem.UNPACKS_TOO_LARGE).refused();
    }
}
