package jp.anpi.safety.matching;

import java.util.Optional;
import jp.anpi.registry.contract.PersonId;

/**
 * Finds the person whom a report means that names nobody the system can identify. Links by itself only on a deterministic
 * key that one person alone fits: name, date of birth and address all agreeing, or telephone, date of birth and given name.
 * A given name or date of birth that differs (twins, parent and child) forbids it, and so does a twin whose name is one slip
 * away. All else is ranked for a person to decide. No text, however broken, makes it throw or take long.
 */
public final class Matcher {

    /** The longest list of candidates. */
    public static final int MOST_CANDIDATES = 10;

    private final PersonIndex index;

    public Matcher(PersonIndex index) {
        this.index = index;
    }

    /** How the question compares with that one person, by the name of theirs that fits best; empty when they are not in the index. */
    public Optional<Candidate> compare(Question question, PersonId person) {
        return index.read(rows -> new Search(rows, Asked.of(question, rows)).against(person));
    }

    /** Whom the question means, as the index is now. */
    public Outcome match(Question question) {
        return index.read(rows -> new Search(rows, Asked.of(question, rows)).outcome());
    }
}
