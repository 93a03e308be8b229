package jp.anpi.registry.importing.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What lists are of. */
public enum ListKind {
    PERSONS,
    /** 指定緊急避難場所 or 指定避難所. */
    SHELTERS,
    OFFICES,
    /** 職員 of offices. */
    MEMBERS,
    /** Who serves whom. */
    ASSIGNMENTS,
    /** Weeks that are kept by hand. */
    SERVICES,
    /** 個別避難計画, with the front of the 救急情報カード. */
    PLANS;

    /** As it stands in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is people whom a list may lack. */
    public boolean isOfPeople() {
        return switch (this) {
            case PERSONS, PLANS -> true;
            case SHELTERS, OFFICES, MEMBERS, ASSIGNMENTS, SERVICES -> false;
        };
    }

    static Optional<ListKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
