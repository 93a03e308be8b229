package jp.anpi.registry.signin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Role;

/**
 * Which role at the city follows from what the city's own sign-in says of somebody. Nobody gets one without a word for it; of
 * several the widest holds.
 *
 * @param words by role, as the sign-in writes them
 */
public record ClaimedRoles(Map<Role, Set<String>> words) {

    private static final List<Role> WIDEST_FIRST = List.of(Role.ADMIN, Role.RESTRICTED_DESK, Role.DESK, Role.AUDITOR);

    public ClaimedRoles {
        words = words.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        if (!WIDEST_FIRST.containsAll(words.keySet())) {
            throw new IllegalArgumentException("only roles at the city can be claimed: " + WIDEST_FIRST);
        }
    }

    /** The role, or empty for whoever has none here. */
    public Optional<Role> roleOf(Collection<String> claimed) {
        return WIDEST_FIRST.stream()
                .filter(role -> words.getOrDefault(role, Set.of()).stream().anyMatch(claimed::contains))
                .findFirst();
    }
}
