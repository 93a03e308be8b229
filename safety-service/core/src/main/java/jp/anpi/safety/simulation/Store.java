package jp.anpi.safety.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.check.SafetyCheck;

/** What outlives the owner: the newest version of every check, and when each falls due. */
final class Store {

    private final Map<PersonId, SafetyCheck> checks = new LinkedHashMap<>();
    private final Map<PersonId, Instant> agenda = new LinkedHashMap<>();
    private final Set<PersonId> touched = new LinkedHashSet<>();

    void put(SafetyCheck check) {
        PersonId person = check.row().person();
        checks.put(person, check);
        touched.add(person);
        check.nextDueAt().ifPresentOrElse(at -> agenda.put(person, at), () -> agenda.remove(person));
    }

    SafetyCheck check(PersonId person) {
        return Objects.requireNonNull(checks.get(person));
    }

    /** In the order of the roster. */
    Collection<SafetyCheck> checks() {
        return checks.values();
    }

    /** In the order of the roster. */
    List<PersonId> people() {
        return List.copyOf(checks.keySet());
    }

    /** When the check falls due next. */
    Optional<Instant> dueAt(PersonId person) {
        return Optional.ofNullable(agenda.get(person));
    }

    /** When anything falls due next. */
    Optional<Instant> nextDueAt() {
        return agenda.values().stream().min(Instant::compareTo);
    }

    /** Whose check was put since this was asked last. */
    Set<PersonId> touched() {
        Set<PersonId> these = Set.copyOf(touched);
        touched.clear();
        return these;
    }
}
