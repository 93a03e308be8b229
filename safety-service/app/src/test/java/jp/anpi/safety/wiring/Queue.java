package jp.anpi.safety.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.testkit.Until;
import tools.jackson.databind.JsonNode;

/** What the desk sees of the reports that wait for a person in one incident, and of whom they are linked to. */
final class Queue {

    private final Session desk;
    private final String incident;

    Queue(Session desk, String incident) {
        this.desk = desk;
        this.incident = incident;
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    JsonNode detail(PersonState person) {
        return desk.get(path("/checks/" + person.id())).json();
    }

    String stateOf(PersonState person) {
        return detail(person).get("check").get("state").asString();
    }

    /** Waits for it: a report is kept, and its remarks are told, before it is folded. */
    void becomes(PersonState person, String state) {
        Until.holds("the state is " + state, () -> stateOf(person).equals(state));
    }

    /** The entry; empty while the report does not wait. */
    Optional<JsonNode> waiting(String report) {
        for (var item : desk.get(path("/unmatched?limit=1000")).json().get("items")) {
            if (item.get("id").asString().equals(report)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** The entry, once it waits with its candidates. */
    JsonNode waitingForPeople(String report) {
        Until.holds(
                "it waits and the register can be searched",
                () -> waiting(report)
                        .filter(item -> item.get("searchable").asBoolean())
                        .isPresent());
        return waiting(report).orElseThrow();
    }

    /** The candidates of an entry. */
    static List<String> names(JsonNode item) {
        List<String> names = new ArrayList<>();
        item.get("candidates").forEach(person -> names.add(person.get("name").asString()));
        return names;
    }

    /** How often the report stands with the person. */
    long reports(PersonState person, String report) {
        return detail(person)
                .get("reports")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(report))
                .count();
    }

    String remarks(PersonState person, String report) {
        return detail(person)
                .get("reports")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(report))
                .map(one -> one.get("remarks").toString())
                .findFirst()
                .orElse("");
    }

    /** A decision about the person's report, once it is kept. */
    JsonNode decision(PersonState person, String report, String kind) {
        Until.holds(
                "the decision is kept", () -> findDecision(person, report, kind).isPresent());
        return findDecision(person, report, kind).orElseThrow();
    }

    private Optional<JsonNode> findDecision(PersonState person, String report, String kind) {
        return detail(person)
                .get("decisions")
                .valueStream()
                .filter(one -> one.get("report").asString().equals(report)
                        && one.get("kind").asString().equals(kind))
                .findFirst();
    }
}
