package jp.anpi.registry.importing.file;

/** What kind of file a list is. */
enum ListForm {
    CSV,
    /** The first sheet of an Excel workbook (xlsx). */
    WORKBOOK
}
