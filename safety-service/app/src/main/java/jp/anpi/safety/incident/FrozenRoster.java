package jp.anpi.safety.incident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.roster.PersonRow;

/** The people of one incident as they were when it opened; while it opens, those frozen so far. */
public final class FrozenRoster {

    private final Map<PersonId, PersonRow> rows = new ConcurrentHashMap<>();

    FrozenRoster() {}

    public Optional<PersonRow> find(PersonId person) {
        return Optional.ofNullable(rows.get(person));
    }

    public Collection<PersonRow> rows() {
        return rows.values();
    }

    public int size() {
        return rows.size();
    }

    void add(List<PersonRow> chunk) {
        chunk.forEach(row -> rows.put(row.id(), row));
    }
}
