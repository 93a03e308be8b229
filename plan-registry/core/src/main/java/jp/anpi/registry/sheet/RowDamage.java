package jp.anpi.registry.sheet;

/** What can be wrong with the form of a row. */
public enum RowDamage {
    /** A quote was opened and never closed; reading goes on with the line after it. */
    QUOTE_NOT_CLOSED,
    /** Text between a closing quote and the next comma. */
    TEXT_AFTER_QUOTE,
    /** A cell is longer than allowed; what is too much is left out. */
    CELL_TOO_LONG,
    /** There are more cells than allowed; what is too much is left out. */
    TOO_MANY_CELLS,
    /** In UTF-8 among rows in windows-31j: what it says reads as other words. */
    OTHER_ENCODING,
    /** Some of its cells are one with cells of other rows or columns: what they say, only the first of them says. */
    MERGED_CELLS
}
