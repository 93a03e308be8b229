package jp.anpi.registry.importing.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.anpi.registry.sheet.CsvWriter;
import jp.anpi.registry.sheet.RowDamage;
import jp.anpi.registry.sheet.SheetLimits;
import jp.anpi.registry.sheet.SheetRow;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.Row;

/**
 * A sheet of an Excel workbook, cell by cell as a person sees it: a date is a date and not its serial number, a number that
 * is shown with leading zeros has them, and a formula is shown as one, so that nobody takes in what a program computed once.
 */
final class WorkbookTable implements TableRows {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[(?![hH]+])[^\\]]*]|\\\\.");
    private static final Pattern DATE = Pattern.compile("[yde]|g{1,3}|m(?!.*[hs])");
    private static final Pattern TIME = Pattern.compile("(?:h{1,2}|\\[h{1,2}])[:時]mm?分?(:ss?)?([ap/m ]*)?(;@)?");
    private static final BigDecimal MINUTES_OF_A_DAY = BigDecimal.valueOf(24 * 60);
    private static final Pattern ZEROS = Pattern.compile("0{2,}");

    /** Built-in formats of dates, the Japanese ones (27–36, 50–58) included. */
    private static final List<Integer> DATES =
            List.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    /** Built-in formats of times of the day, the Japanese ones included. */
    private static final List<Integer> TIMES = List.of(18, 19, 20, 21, 32, 33, 46);

    /** As Excel has them. */
    private static final int LAST_ROW = 1 << 20;

    private static final int MOST_DIGITS = 400;

    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final WorkbookSheet sheet;
    private final int headings;
    private Optional<Row> ahead = Optional.empty();
    private int number;

    /** @param headings the row of the headings, above which merged cells do no harm; 0 while it is looked for */
    WorkbookTable(Workbook workbook, WorkbookSheet sheet, int headings) {
        this.sheet = sheet;
        this.headings = headings;
        stream = workbook.rows(sheet);
        rows = stream.iterator();
    }

    /** What the reader of workbooks did not expect it answers with whatever comes up in it. */
    @Override
    public Optional<SheetRow> next() {
        try {
            return following();
        } catch (RuntimeException damaged) {
            throw Workbook.unreadable(damaged);
        }
    }

    private Optional<SheetRow> following() {
        if (ahead.isEmpty() && rows.hasNext()) {
            ahead = Optional.of(rows.next());
        }
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        number++;
        Row row = ahead.get();
        if (row.getRowNum() > LAST_ROW) {
            throw new ExcelReaderException("no workbook has a row " + row.getRowNum());
        }
        if (row.getRowNum() > number) {
            return Optional.of(new SheetRow(number, List.of(), Optional.empty()));
        }
        number = row.getRowNum();
        ahead = Optional.empty();
        return Optional.of(read(row));
    }

    private SheetRow read(Row row) {
        List<String> cells = new ArrayList<>();
        Optional<RowDamage> damage = Optional.empty();
        for (int column = 0; column < row.getCellCount(); column++) {
            if (column == SheetLimits.USUAL.cells()) {
                damage = Optional.of(RowDamage.TOO_MANY_CELLS);
                break;
            }
            cells.add(row.getOptionalCell(column).map(this::text).orElse(""));
        }
        if (headings > 0 && row.getRowNum() > headings && sheet.merged().get(row.getRowNum())) {
            damage = Optional.of(RowDamage.MERGED_CELLS);
        }
        return new SheetRow(row.getRowNum(), cells, damage);
    }

    private String text(Cell cell) {
        String text = switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> CsvWriter.guarded(cell.asString());
            case BOOLEAN -> cell.asBoolean() ? "true" : "false";
            case FORMULA -> "=" + cell.getFormula();
            case ERROR -> String.valueOf(cell.getRawValue());
            case NUMBER -> number(cell);
        };
        return text.length() > SheetLimits.USUAL.characters()
                ? text.substring(0, SheetLimits.USUAL.characters())
                : text;
    }

    /** A time of the day, of no day in particular. */
    private static boolean isTime(Cell cell, String plainFormat) {
        boolean isOfADay = cell.asNumber().signum() >= 0 && cell.asNumber().compareTo(BigDecimal.ONE) <= 0;
        return isOfADay
                && (TIMES.contains(Optional.ofNullable(cell.getDataFormatId()).orElse(0))
                        || TIME.matcher(plainFormat).matches());
    }

    private static String number(Cell cell) {
        String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        String plainFormat = QUOTED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        boolean isDate =
                DATES.contains(Optional.ofNullable(cell.getDataFormatId()).orElse(0))
                        || DATE.matcher(plainFormat).find() && !plainFormat.contains("general");
        if (isTime(cell, plainFormat)) {
            long minutes = cell.asNumber()
                    .multiply(MINUTES_OF_A_DAY)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValue();
            boolean isEndOfDay = plainFormat.startsWith("[") && minutes == MINUTES_OF_A_DAY.longValue();
            return isEndOfDay
                    ? "24:00"
                    : LocalTime.MIN
                            .plusMinutes(minutes % MINUTES_OF_A_DAY.longValue())
                            .toString();
        }
        if (isDate) {
            LocalDateTime date = cell.asDate();
            return date.toLocalDate().toString();
        }
        BigDecimal number = cell.asNumber();
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            return number.toString(); // written out it would fill the memory
        }
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return ZEROS.matcher(format).matches() && plain.length() < format.length()
                ? "0".repeat(format.length() - plain.length()) + plain
                : plain;
    }

    @Override
    public void close() {
        stream.close();
    }
}
