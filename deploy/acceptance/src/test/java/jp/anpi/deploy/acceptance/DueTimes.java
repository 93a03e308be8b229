package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import tools.jackson.databind.JsonNode;

/** Until when those who were asked about some people have time, as the desk's list said at one moment. In incident time. */
final class DueTimes {

    private final Incident incident;
    private final Map<String, Due> byPerson;

    /** The rung that waited for an answer. */
    private record Due(int rung, Instant startedAt, Instant dueAt) {}

    private DueTimes(Incident incident, Map<String, Due> byPerson) {
        this.incident = incident;
        this.byPerson = byPerson;
    }

    static DueTimes of(Incident incident, Collection<String> people) {
        Map<String, Due> found = new HashMap<>();
        for (JsonNode check : incident.checks("state=SILENT")) {
            String person = check.get("personId").asString();
            if (people.contains(person) && check.has("asked") && check.has("dueAt")) {
                found.put(
                        person,
                        new Due(
                                check.get("rung").asInt(),
                                instant(check.get("asked").get("startedAt")),
                                instant(check.get("dueAt"))));
            }
        }
        return new DueTimes(incident, found);
    }

    int size() {
        return byPerson.size();
    }

    /** Each rung still has, or had when it ended, the very instants it had then: nothing began anew and nothing was forgotten. */
    void areTheSameInstantsNow() {
        Map<String, Due> now = of(incident, byPerson.keySet()).byPerson;
        byPerson.forEach((person, before) -> {
            if (!before.equals(now.get(person))) {
                JsonNode rung = ladder(person).get(before.rung() - 1);
                assertThat(new Due(before.rung(), instant(rung.get("startedAt")), instant(rung.get("dueAt"))))
                        .as("rung %d of %s, over a kill", before.rung(), person)
                        .isEqualTo(before);
            }
        });
    }

    /**
     * Waits for the deadlines that come next and finds each of them kept: the next rung begins at the deadline or at most
     * {@code slack} later, never before.
     */
    void theNextOnesAreKept(Duration bound, Duration slack) {
        Instant ready = now();
        Instant next = byPerson.values().stream()
                .map(Due::dueAt)
                .filter(ready::isBefore)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("nobody is due after " + ready));
        List<String> due = byPerson.entrySet().stream()
                .filter(one -> one.getValue().dueAt().equals(next))
                .map(Map.Entry::getKey)
                .toList();
        Eventually.within(
                bound, "the deadlines at " + next + " and their slack pass", () -> now().isAfter(next.plus(slack)));
        for (String person : due) {
            assertThat(nextRungBegan(person, byPerson.get(person).rung()))
                    .as("the rung after the one of %s that was due at %s", person, next)
                    .hasValueSatisfying(
                            began -> assertThat(began).isAfterOrEqualTo(next).isBeforeOrEqualTo(next.plus(slack)));
        }
    }

    private Optional<Instant> nextRungBegan(String person, int rung) {
        return Optional.ofNullable(ladder(person).get(rung).get("startedAt")).map(DueTimes::instant);
    }

    private JsonNode ladder(String person) {
        return incident.check(person).get("ladder");
    }

    private Instant now() {
        return instant(incident.state().get("incidentNow"));
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asString());
    }
}
