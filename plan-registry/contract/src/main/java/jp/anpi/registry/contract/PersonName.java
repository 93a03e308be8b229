package jp.anpi.registry.contract;

/** A name exactly as it was written, and its reading in kana; neither is ever normalised, matching uses a folded copy of its own. */
public record PersonName(String written, String kana) {
    public PersonName {
        if (written.isBlank()) {
            throw new IllegalArgumentException("a name must not be blank");
        }
    }
}
