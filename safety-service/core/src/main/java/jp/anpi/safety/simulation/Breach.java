package jp.anpi.safety.simulation;

import java.util.Optional;
import jp.anpi.registry.contract.PersonId;

/** A law that was broken; thrown to end the world at once, caught where it is reported. */
final class Breach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Law law;
    private final transient Optional<PersonId> person;

    private Breach(Law law, Optional<PersonId> person, String what) {
        super(what, null, false, false);
        this.law = law;
        this.person = person;
    }

    static Breach of(Law law, PersonId person, String what) {
        return new Breach(law, Optional.of(person), what);
    }

    static Breach of(Law law, String what) {
        return new Breach(law, Optional.empty(), what);
    }

    Law law() {
        return law;
    }

    Optional<PersonId> person() {
        return person;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
