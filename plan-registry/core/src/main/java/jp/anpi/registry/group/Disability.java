package jp.anpi.registry.group;

import java.util.Optional;

/**
 * A disability with a certificate (手帳).
 *
 * @param severe physical grade 1 or 2, intellectual grade Ⓐ or A, mental grade 1: the grades for which the city plans care
 * @param grade as it was written; empty when nobody wrote it down, as in older records
 */
public record Disability(Kind kind, boolean severe, Optional<String> grade) {

    /** Of a grade that nobody wrote down. */
    public Disability(Kind kind, boolean severe) {
        this(kind, severe, Optional.empty());
    }

    /** Which of the three certificates. */
    public enum Kind {
        PHYSICAL("身体障害"),
        INTELLECTUAL("知的障害"),
        MENTAL("精神障害");

        private final String japanese;

        Kind(String japanese) {
            this.japanese = japanese;
        }

        /** As people write it: 身体障害. */
        public String japanese() {
            return japanese;
        }
    }
}
