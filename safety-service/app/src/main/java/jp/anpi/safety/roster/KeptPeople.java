package jp.anpi.safety.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;

/**
 * Whole people who were read lately, since who is asked about once is soon asked about again. A row says which version is
 * the newest, so nothing here is ever believed longer than it is true.
 */
final class KeptPeople {

    /** Some 15 MB. */
    private static final int MOST = 8_192;

    private final Map<PersonId, PersonState> lately = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, PersonState> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<PersonState> find(PersonRow newest) {
        return Optional.ofNullable(lately.get(newest.id())).filter(state -> state.version() == newest.version());
    }

    synchronized void keep(Map<PersonId, PersonState> read) {
        lately.putAll(read);
    }

    synchronized void forget(PersonId person) {
        lately.remove(person);
    }
}
