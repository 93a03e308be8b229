package jp.anpi.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.anpi.deploy.acceptance.product.Eventually;
import jp.anpi.deploy.acceptance.product.Incident;
import tools.jackson.databind.JsonNode;

/** What checks say they asked, held against what lies in the sandbox. */
final class Questions {

    private static final int AT_ONCE = 8;
    private static final String WAITING = "on its way";
    private static final String SENT = "handed over";

    private final Incident incident;
    private final Collection<String> people;

    /** @param people whose checks are read; nothing in the sandbox about others counts */
    Questions(Incident incident, Collection<String> people) {
        this.incident = incident;
        this.people = people;
    }

    /**
     * Every question is part of exactly one message, counted by the messages' keys, unless its check says that it was taken
     * back before it was sent; and no message asks what no check knows of.
     */
    void areEachHandedOverOnce() {
        Set<String> alreadySent = new TreeSet<>(sent().keySet());
        Map<String, String> asked = new HashMap<>();
        Set<String> toRead = new HashSet<>(people);
        Eventually.within(Duration.ofSeconds(30), "no question waits to be sent any more", () -> {
            toRead.retainAll(read(toRead, asked));
            return toRead.isEmpty();
        });
        Map<String, Set<String>> sent = sent();

        assertThat(asked).as("questions that checks say they asked").containsValue(SENT);
        asked.forEach((notice, outcome) -> {
            int messages = sent.getOrDefault(notice, Set.of()).size();
            switch (outcome) {
                case SENT ->
                    assertThat(messages).as("messages that ask %s", notice).isOne();
                case "withdrawn", "not sent" ->
                    assertThat(messages).as("messages that ask %s", notice).isLessThanOrEqualTo(1);
                default -> throw new AssertionError(notice + " ended as '" + outcome + "'");
            }
        });
        alreadySent.removeAll(asked.keySet());
        assertThat(alreadySent)
                .as("questions in the sandbox that no check knows of")
                .isEmpty();
    }

    /** Adds each question's outcome by its id; answers about whom a question still waits to be sent. */
    private Set<String> read(Set<String> some, Map<String, String> outcomes) {
        Set<String> waiting = new HashSet<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<JsonNode>> checks = new HashMap<>();
            some.forEach(person -> checks.put(person, readers.submit(() -> incident.check(person))));
            for (String person : some) {
                for (JsonNode notice : checks.get(person).get().get("notices")) {
                    String outcome = notice.get("outcome").get("en").asString();
                    outcomes.put(notice.get("id").asString(), outcome);
                    if (outcome.equals(WAITING)) {
                        waiting.add(person);
                    }
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return waiting;
    }

    /** The keys of the messages that carry each question, by the question's id. */
    private Map<String, Set<String>> sent() {
        Map<String, Set<String>> keys = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode message : incident.pages("/api/notices?limit=200&incident=" + incident.id())) {
            String key = message.get("key").asString();
            assertThat(seen.add(key)).as("listed twice: %s", message).isTrue();
            for (JsonNode about : message.get("people")) {
                if (people.contains(about.get("personId").asString())) {
                    keys.computeIfAbsent(about.get("notice").asString(), _ -> new HashSet<>())
                            .add(key);
                }
            }
        }
        return keys;
    }
}
