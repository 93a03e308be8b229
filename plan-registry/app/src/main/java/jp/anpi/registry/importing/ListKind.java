package jp.anpi.registry.importing;

/** What lists are of. */
enum ListKind {
    PERSONS,
    /** 指定緊急避難場所 or 指定避難所. */
    SHELTERS
}
