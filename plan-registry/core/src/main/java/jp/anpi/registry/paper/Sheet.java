package jp.anpi.registry.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list as it was printed, for whatever incident comes later. It never changes: who left the list since is still the person of
 * that row.
 *
 * @param rows in the order of the paper, {@value #ROWS_A_PAGE} a page
 */
public record Sheet(SheetId id, SheetList list, Instant madeAt, List<SheetRow> rows) {

    /** Rows of a page, as many as fit on A4 with room to write. */
    public static final int ROWS_A_PAGE = 10;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    public Sheet {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a sheet with nobody on it");
        }
    }

    public int pages() {
        return (rows.size() + ROWS_A_PAGE - 1) / ROWS_A_PAGE;
    }

    /** The page, counted from 1, on which a row stands that is counted from 0. */
    public static int pageOf(int row) {
        return row / ROWS_A_PAGE + 1;
    }

    /** @param page counted from 1 */
    public List<SheetRow> page(int page) {
        int from = (page - 1) * ROWS_A_PAGE;
        return rows.subList(from, Math.min(rows.size(), from + ROWS_A_PAGE));
    }

    /** The day on which it was made. */
    public LocalDate madeOn(ZoneId zone) {
        return LocalDate.ofInstant(madeAt, zone);
    }

    /** Days since it was made. */
    public long age(LocalDate today, ZoneId zone) {
        return ChronoUnit.DAYS.between(madeOn(zone), today);
    }

    /**
     * What the QR code of a page says: {@code ANPI:1:}, the sheet, the day it was made, the page of how many, and the codes of its
     * rows. Only symbols that a QR code packs tightly, so that its modules are large enough for a shaky photograph.
     */
    public String qr(int page, ZoneId zone) {
        String codes = page(page).stream().map(row -> row.code().symbols()).collect(Collectors.joining());
        return "ANPI:1:%s:%s:%d/%d:%s".formatted(id, DAY.format(madeOn(zone)), page, pages(), codes);
    }
}
