package jp.anpi.safety.incident;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All dated tables of the city; the newest that is valid on a day is in force, and running incidents find theirs by name. */
public record Policies(List<Policy> all) {

    public Policies {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("policies: at least one table is needed");
        }
        Set<String> names = new HashSet<>();
        for (Policy policy : all) {
            if (!names.add(policy.name())) {
                throw new IllegalArgumentException("policies: two tables are named " + policy.name());
            }
        }
    }

    /** The table in force on that day; the oldest table when none is valid yet. */
    public Policy inForceOn(LocalDate day) {
        Comparator<Policy> byAge = Comparator.comparing(Policy::validFrom);
        return all.stream()
                .filter(policy -> !policy.validFrom().isAfter(day))
                .max(byAge)
                .or(() -> all.stream().min(byAge))
                .orElseThrow();
    }

    /** The table of that name, as incidents remember it. */
    public Optional<Policy> findByName(String name) {
        return all.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
