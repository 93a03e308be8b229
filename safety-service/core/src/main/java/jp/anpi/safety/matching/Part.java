package jp.anpi.safety.matching;

/**
 * A family or a given name as the question says it.
 *
 * @param folded empty when not said
 * @param raw the hash of the characters as written; 0 when they cannot be told apart
 * @param sound the reading, empty when not known
 */
record Part(String folded, int raw, String sound) {

    static final Part NOT_SAID = new Part("", 0, "");

    static Part of(String folded, int raw) {
        return new Part(folded, raw, Kana.only(folded) ? Kana.sound(folded) : "");
    }

    Part withSound(String known) {
        return sound.isEmpty() ? new Part(folded, raw, known) : this;
    }

    boolean kana() {
        return Kana.only(folded);
    }
}
