package jp.anpi.registry.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
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
 */
final class WorkbookScan {

    /** The archive itself is read into memory whole. */
    static final long MOST_PACKED = 64L << 20;

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final long MOST_TEXTS = 192L << 20;
    private static final int PIECE = 1 << 16;
    private static final int OVERLAP = 64;
    private static final int MOST_MERGED = 100_000;
    private static final int LAST_ROW = 1 << 20;
    private static final Pattern MERGE =
            Pattern.compile("<mergeCell ref=\"[A-Z]{1,3}(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})\"");

    /** What stands where a row or a cell says its place and is none: the reader makes room for all columns up to it. */
    private static final Pattern NO_PLACE = Pattern.compile("\\sr\\s*+=\\s*+(?!([\"'])[A-Z]{0,3}\\d{1,7}\\1)");

    private static final int LONGEST_PLACE = 32;

    /** A sheet's file by the name under which the book has it; the order of what a relation says is free. */
    private static final Pattern RELATION = Pattern.compile("<Relationship\\s[^>]{0,2000}>");

    private static final Pattern ID = Pattern.compile("\\sId=\"([^\"]*)\"");
    private static final Pattern TARGET = Pattern.compile("\\sTarget=\"(?:/xl/)?([^\"]*)\"");
    private static final int MOST_RELATIONS = 1 << 20;

    /** By the file of the sheet. */
    private final Map<String, BitSet> merged = new HashMap<>();

    private final Map<String, String> files = new HashMap<>();
    private int ranges;

    private WorkbookScan() {}

    /** Unpacks it once, as the reader will, keeping nothing; refused (422) where it is none, or not safe. */
    static WorkbookScan of(Spool spool) throws IOException {
        var scan = new WorkbookScan();
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
                    throw Problem.of(FileProblem.MACROS).refused();
                }
                isWorkbook |= name.equals("xl/workbook.xml");
                long most = name.equals("xl/sharedStrings.xml") ? MOST_TEXTS : MOST_UNPACKED;
                try (InputStream content = zip.getInputStream(entry)) {
                    unpacked += scan.size(content, Math.min(most, MOST_UNPACKED - unpacked), name);
                }
                if (name.equals("xl/_rels/workbook.xml.rels")) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        scan.relate(new String(content.readNBytes(MOST_RELATIONS), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw damaged(Optional.of(unreadable));
        }
        if (!isWorkbook) {
            throw Problem.of(FileProblem.NOT_A_TABLE, "Excelのブックではないzip", "a ZIP that is no Excel workbook")
                    .refused();
        }
        return scan;
    }

    /** How large the entry is; stops as soon as that is too much, whatever its header says. */
    private long size(InputStream content, long most, String name) throws IOException {
        boolean sheet = name.startsWith("xl/worksheets/");
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
                demandPlaces(text);
                Matcher merge = MERGE.matcher(text);
                int end = 0;
                while (merge.find()) {
                    merged(name, Integer.parseInt(merge.group(1)), Integer.parseInt(merge.group(2)));
                    end = merge.end();
                }
                before = text.substring(Math.max(end, text.length() - OVERLAP));
            }
        }
        return size;
    }

    /** Refuses what is no place; one that is cut off at the end of the piece comes again with the next. */
    private static void demandPlaces(String text) {
        Matcher wrong = NO_PLACE.matcher(text);
        boolean isWrong = wrong.find() && wrong.start() < text.length() - LONGEST_PLACE;
        if (isWrong || text.indexOf('\0') >= 0) {
            throw damaged(Optional.empty());
        }
    }

    private static RuntimeException damaged(Optional<IOException> because) {
        Problem problem = Problem.of(FileProblem.NOT_A_TABLE, "壊れたファイル", "a damaged file");
        return because.map(problem::refused).orElseGet(problem::refused);
    }

    private void relate(String relations) {
        Matcher relation = RELATION.matcher(relations);
        while (relation.find()) {
            Matcher id = ID.matcher(relation.group());
            Matcher target = TARGET.matcher(relation.group());
            if (id.find() && target.find()) {
                files.put(id.group(1), "xl/" + target.group(1));
            }
        }
    }

    private void merged(String file, int first, int last) {
        if (++ranges > MOST_MERGED) {
            throw tooMuch();
        }
        int end = Math.min(last, LAST_ROW);
        if (first <= end) {
            merged.computeIfAbsent(file, _ -> new BitSet()).set(first, end + 1);
        }
    }

    /**
     * The rows of a sheet, counted from 1, of which cells were merged. Of a book that does not say where its sheets are, those of
     * all sheets: a row too many is only looked at twice.
     *
     * @param sheet the id by which the book relates to it
     */
    BitSet mergedRows(String sheet) {
        var rows = new BitSet();
        Optional<String> file = Optional.ofNullable(files.get(sheet));
        merged.entrySet().stream()
                .filter(one -> file.isEmpty() || file.get().equals(one.getKey()))
                .forEach(one -> rows.or(one.getValue()));
        return rows;
    }

    private static RuntimeException tooMuch() {
        return Problem.of(FileProblem.UNPACKS_TOO_LARGE).refused();
    }
}
