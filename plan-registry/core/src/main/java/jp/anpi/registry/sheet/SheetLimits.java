package jp.anpi.registry.sheet;

/**
 * What a table may ask of our memory.
 *
 * @param cells in one row
 * @param characters in one cell
 */
public record SheetLimits(int cells, int characters) {

    /** More than any form of a city has: 256 columns, 32,767 characters as in a spreadsheet's cell. */
    public static final SheetLimits USUAL = new SheetLimits(256, 32_767);

    public SheetLimits {
        if (cells < 1 || characters < 1) {
            throw new IllegalArgumentException("limits of a table must be above 0");
        }
    }
}
