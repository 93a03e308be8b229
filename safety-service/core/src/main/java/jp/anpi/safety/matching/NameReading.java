package jp.anpi.safety.matching;

/** One way to read the words of a name: what may be the family name and what the given name. */
record NameReading(Part surname, Part given) {

    /** A name without a space that may be all there is in the register too. */
    boolean undivided() {
        return given.folded().isEmpty();
    }
}
