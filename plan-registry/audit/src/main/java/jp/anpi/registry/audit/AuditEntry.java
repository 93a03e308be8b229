package jp.anpi.registry.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.eventing.KeyId;

/**
 * Something that happened, before it is a line.
 *
 * @param key what the details are sealed with: the incident's key for what happened in one, so that they go with it
 * @param persons who was shown or changed, by id
 * @param everybody whether it was about all people of the incident or the registry at once, such as an archive
 */
public record AuditEntry(Act act, KeyId key, Details details, List<String> persons, boolean everybody) {

    public AuditEntry {
        persons = List.copyOf(persons);
    }

    /**
     * What only the key opens.
     *
     * @param account id of who did it; empty when nobody was signed in
     * @param route method and pattern, such as {@code GET /api/persons/{id}}
     * @param at what the pattern's variables were
     * @param status of the answer
     * @param purpose what the route is for
     * @param said what the caller gave as their purpose
     * @param address of the caller's connection
     */
    public record Details(
            Optional<String> account,
            Optional<String> username,
            Optional<String> displayName,
            Optional<String> role,
            Optional<String> office,
            Optional<String> device,
            String route,
            Map<String, String> at,
            int status,
            Purpose purpose,
            Optional<String> said,
            Optional<String> address,
            List<String> persons) {

        public Details {
            at = Map.copyOf(at);
            persons = List.copyOf(persons);
        }
    }
}
