package jp.anpi.registry.exporting;

import java.util.Locale;

/** The lists there are. */
enum ExportKind {
    PERSONS,
    OFFICES,
    MEMBERS,
    ASSIGNMENTS,
    /** Weeks that are kept by hand. */
    SERVICES,
    PLANS,
    /** 指定緊急避難場所. */
    EMERGENCY_PLACES,
    /** 指定避難所. */
    SHELTERS,
    /** Who is to be encouraged to make a plan, for mail merge. */
    LETTERS;

    /** As it stands in an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
