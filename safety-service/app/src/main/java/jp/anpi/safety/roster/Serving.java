package jp.anpi.safety.roster;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;

/** Whom each office and each member serves at any time or is named to check. */
final class Serving {

    private final Map<Object, Set<PersonId>> people = new ConcurrentHashMap<>();

    Set<PersonId> people(OfficeId office) {
        return people.getOrDefault(office, Set.of());
    }

    Set<PersonId> people(MemberId member) {
        return people.getOrDefault(member, Set.of());
    }

    /** Whoever serves somebody before and now finds them at every moment: a caseload that is handed over is read meanwhile. */
    void put(Optional<PersonRow> before, PersonRow now) {
        Set<Object> by = by(now);
        by.forEach(one ->
                people.computeIfAbsent(one, _ -> ConcurrentHashMap.newKeySet()).add(now.id()));
        before.ifPresent(
                old -> by(old).stream().filter(one -> !by.contains(one)).forEach(one -> forget(one, old.id())));
    }

    void remove(PersonRow row) {
        by(row).forEach(one -> forget(one, row.id()));
    }

    private void forget(Object by, PersonId person) {
        people.computeIfPresent(by, (_, served) -> {
            served.remove(person);
            return served;
        });
    }

    private static Set<Object> by(PersonRow row) {
        Set<Object> all = new HashSet<>(row.serving());
        for (var held : row.assignments()) {
            all.add(held.office());
            held.member().ifPresent(all::add);
        }
        for (var checker : row.checkers()) {
            switch (checker) {
                case NamedChecker.ByMember(var member) -> all.add(member);
                case NamedChecker.ByOffice(var office) -> all.add(office);
                case NamedChecker.ByContact _ -> {}
            }
        }
        return all;
    }
}
