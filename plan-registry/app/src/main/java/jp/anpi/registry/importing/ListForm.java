package jp.anpi.registry.importing;

/** What kind of file a list is. */
enum ListForm {
    CSV,
    /** The first sheet of an Excel workbook (xlsx). */
    WORKBOOK
}
