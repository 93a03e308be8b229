package jp.anpi.deploy.drills.product;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.anpi.deploy.drills.scenario.Area;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the product's JSON means; an answer that means nothing is a {@link ProductFailure} that says which part. */
final class Wire {
    private Wire() {}

    static Check check(JsonNode row) {
        return new Check(
                new PersonId(need(row, "personId", "a check")),
                row.path("name").asString("?"),
                word(PriorityGroup.class, need(row, "group", "a check")),
                row.path("district").asString(""),
                word(CheckState.class, need(row, "state", "a check")),
                row.path("rung").isNumber() ? OptionalInt.of(row.path("rung").asInt()) : OptionalInt.empty(),
                Optional.of(row.path("dueAt").asString(""))
                        .filter(text -> !text.isEmpty())
                        .map(Wire::instant));
    }

    /** Group → state → people; a cell that is missing is nobody. */
    static Counts counts(JsonNode counts) {
        if (!counts.isObject()) throw new ProductFailure("the board: the answer has no \"counts\" by group");
        Map<PriorityGroup, Map<CheckState, Integer>> cells = new EnumMap<>(PriorityGroup.class);
        for (PriorityGroup group : PriorityGroup.values()) {
            Map<CheckState, Integer> states = new EnumMap<>(CheckState.class);
            for (CheckState state : CheckState.values()) {
                int people = counts.path(group.name()).path(state.name()).asInt(0);
                if (people > 0) states.put(state, people);
            }
            cells.put(group, states);
        }
        return new Counts(cells);
    }

    static ObjectNode area(Area area) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (area) {
            case Area.City _ -> node.put("type", "CITY");
            case Area.Districts(List<String> ids) -> {
                var districts = node.put("type", "DISTRICTS").putArray("districts");
                ids.forEach(districts::add);
            }
            case Area.Polygon(List<Area.Corner> ring) -> {
                ObjectNode geometry =
                        node.put("type", "POLYGON").putObject("geometry").put("type", "Polygon");
                var corners = geometry.putArray("coordinates").addArray();
                ring.forEach(corner -> corners.addArray().add(corner.lon()).add(corner.lat()));
                Area.Corner first = ring.getFirst();
                if (!first.equals(ring.getLast()))
                    corners.addArray().add(first.lon()).add(first.lat());
            }
        }
        return node;
    }

    static String need(JsonNode node, String field, String what) {
        String value = node.path(field).asString("");
        if (value.isEmpty()) throw new ProductFailure(what + ": the answer has no \"" + field + "\"");
        return value;
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw new ProductFailure("the answer says \"" + text + "\", which is no instant", none);
        }
    }

    static <E extends Enum<E>> E word(Class<E> words, String text) {
        try {
            return Enum.valueOf(words, text);
        } catch (IllegalArgumentException unknown) {
            throw new ProductFailure("the answer says \"" + text + "\", which is no " + words.getSimpleName(), unknown);
        }
    }
}
