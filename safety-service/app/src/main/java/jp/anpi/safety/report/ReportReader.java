package jp.anpi.safety.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one report's bytes token by token into a {@link ReportForm}, without building a tree. Fields it does not know are
 * passed over: they stay in the report's own bytes, which are kept as they came.
 */
final class ReportReader {

    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonFactory JSON = new JsonFactory();

    /** What the bytes turned out to be. */
    sealed interface Reading {

        /** @param text the exact text, for keeping */
        record Form(String text, ReportForm form) implements Reading {}

        /** JSON, but fields have the wrong kind of value. */
        record WrongFields(Optional<String> id, List<FieldProblem> problems) implements Reading {}

        record NotUtf8() implements Reading {}

        /** Line and column count from 1. */
        record NotJson(int line, int column) implements Reading {}
    }

    private ReportReader() {}

    static Reading read(byte[] bytes) {
        Optional<String> text = strictUtf8(bytes);
        if (text.isEmpty()) {
            return new Reading.NotUtf8();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return notJson(parser);
            }
            var values = new Values(parser);
            values.readObject("");
            ReportForm form = values.form();
            if (parser.nextToken() != null) {
                return notJson(parser);
            }
            return values.problems.isEmpty()
                    ? new Reading.Form(text.get(), form)
                    : new Reading.WrongFields(form.id(), values.problems);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            return at == null
                    ? new Reading.NotJson(1, 1)
                    : new Reading.NotJson(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }
    }

    private static Reading notJson(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return new Reading.NotJson(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** The plain constructor is fast but replaces what is malformed; only where a replacement shows is the slow check needed. */
    private static Optional<String> strictUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return Optional.of(text);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Which kind of value each field has; nested fields by their path. */
    private enum Kind {
        TEXT,
        NUMBER,
        WHOLE,
        YES_OR_NO,
        OBJECT,
        NEEDS,
        SUPPLIES
    }

    private static final Map<String, Kind> FIELDS = new HashMap<>();

    static {
        for (String text : List.of(
                "id",
                "personId",
                "name",
                "address",
                "birthDate",
                "contact",
                "evidence",
                "condition",
                "notes",
                "source",
                "channel",
                "observedAt",
                "observedUntil",
                "enteredAt",
                "supersedes",
                "bundleId",
                "deviceId",
                "place.kind",
                "place.detail",
                "place.asOf",
                "reportedBy.memberId",
                "reportedBy.name",
                "reportedBy.role")) {
            FIELDS.put(text, Kind.TEXT);
        }
        FIELDS.put("place.lat", Kind.NUMBER);
        FIELDS.put("place.lon", Kind.NUMBER);
        FIELDS.put("sequence", Kind.WHOLE);
        FIELDS.put("observedUnknown", Kind.YES_OR_NO);
        FIELDS.put("place", Kind.OBJECT);
        FIELDS.put("reportedBy", Kind.OBJECT);
        FIELDS.put("needs", Kind.NEEDS);
        FIELDS.put("supplied", Kind.SUPPLIES);
    }

    private static final class Values {
        private final JsonParser parser;
        private final Map<String, Object> found = HashMap.newHashMap(24);
        private final List<ReportForm.NeedForm> needs = new ArrayList<>();
        private final List<ReportForm.SuppliedForm> supplied = new ArrayList<>(0);
        private final List<FieldProblem> problems = new ArrayList<>(0);

        Values(JsonParser parser) {
            this.parser = parser;
        }

        /** Reads the fields of the object the parser stands in, to its end. */
        void readObject(String prefix) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                String field = prefix.isEmpty() ? name : prefix + name;
                Kind kind = prefix.isEmpty() && name.indexOf('.') >= 0 ? null : FIELDS.get(field);
                JsonToken value = parser.nextToken();
                if (kind == null) {
                    parser.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    read(field, kind, value);
                }
            }
        }

        private void read(String field, Kind kind, JsonToken value) {
            switch (kind) {
                case TEXT -> {
                    if (value == JsonToken.VALUE_STRING) {
                        keep(field, parser.getString());
                    } else {
                        wrong(field, "文字列で送ってください。", "Send a string.");
                    }
                }
                case NUMBER -> {
                    if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
                        keep(field, parser.getDoubleValue());
                    } else {
                        wrong(field, "数で送ってください。", "Send a number.");
                    }
                }
                case WHOLE -> {
                    if (value == JsonToken.VALUE_NUMBER_INT
                            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                        keep(field, parser.getLongValue());
                    } else {
                        wrong(field, "整数で送ってください。", "Send a whole number.");
                    }
                }
                case YES_OR_NO -> {
                    if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
                        keep(field, value == JsonToken.VALUE_TRUE);
                    } else {
                        wrong(field, "true か false で送ってください。", "Send true or false.");
                    }
                }
                case OBJECT -> {
                    if (value == JsonToken.START_OBJECT) {
                        keep(field, field);
                        readObject(field + ".");
                    } else {
                        wrong(field, "オブジェクトで送ってください。", "Send an object.");
                    }
                }
                case NEEDS -> {
                    if (value == JsonToken.START_ARRAY) {
                        keep(field, field);
                        readNeeds();
                    } else {
                        wrong(field, "配列で送ってください。", "Send an array.");
                    }
                }
                case SUPPLIES -> {
                    if (value == JsonToken.START_ARRAY) {
                        keep(field, field);
                        readSupplies();
                    } else {
                        wrong(field, "配列で送ってください。", "Send an array.");
                    }
                }
            }
        }

        private void readNeeds() {
            for (JsonToken value = parser.nextToken(); value != JsonToken.END_ARRAY; value = parser.nextToken()) {
                String at = "needs[" + needs.size() + "]";
                if (value == JsonToken.START_OBJECT) {
                    readNeed(at);
                } else {
                    wrong(at, "オブジェクトで送ってください。", "Send an object.");
                    needs.add(new ReportForm.NeedForm(Optional.empty(), Optional.empty()));
                }
            }
        }

        private void readNeed(String at) {
            Optional<String> kind = Optional.empty();
            Optional<String> detail = Optional.empty();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                boolean known = name.equals("kind") || name.equals("detail");
                if (!known || value == JsonToken.VALUE_NULL) {
                    parser.skipChildren();
                } else if (value != JsonToken.VALUE_STRING) {
                    wrong(at + "." + name, "文字列で送ってください。", "Send a string.");
                } else if (name.equals("kind")) {
                    kind = Optional.of(parser.getString());
                } else {
                    detail = Optional.of(parser.getString());
                }
            }
            needs.add(new ReportForm.NeedForm(kind, detail));
        }

        private void readSupplies() {
            for (JsonToken value = parser.nextToken(); value != JsonToken.END_ARRAY; value = parser.nextToken()) {
                String at = "supplied[" + supplied.size() + "]";
                if (value == JsonToken.START_OBJECT) {
                    readSupply(at);
                } else {
                    wrong(at, "オブジェクトで送ってください。", "Send an object.");
                    supplied.add(new ReportForm.SuppliedForm(Optional.empty(), Optional.empty()));
                }
            }
        }

        private void readSupply(String at) {
            Optional<String> kind = Optional.empty();
            Optional<Double> hours = Optional.empty();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (name) {
                    case "kind" -> {
                        if (value == JsonToken.VALUE_STRING) {
                            kind = Optional.of(parser.getString());
                        } else {
                            wrong(at + ".kind", "文字列で送ってください。", "Send a string.");
                        }
                    }
                    case "hours" -> {
                        if (value.isNumeric()) {
                            hours = Optional.of(parser.getDoubleValue());
                        } else {
                            wrong(at + ".hours", "数で送ってください。", "Send a number.");
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
            supplied.add(new ReportForm.SuppliedForm(kind, hours));
        }

        private void keep(String field, Object value) {
            if (found.put(field, value) != null) {
                problems.add(new FieldProblem(field, "同じ項目が 2 回あります。", "This field stands there twice."));
            }
        }

        private void wrong(String field, String ja, String en) {
            parser.skipChildren();
            problems.add(new FieldProblem(field, ja, en));
        }

        private Optional<String> text(String field) {
            return Optional.ofNullable((String) found.get(field));
        }

        ReportForm form() {
            return new ReportForm(
                    text("id"),
                    text("personId"),
                    text("name"),
                    text("address"),
                    text("birthDate"),
                    text("contact"),
                    text("evidence"),
                    text("condition"),
                    found.containsKey("place") ? Optional.of(place()) : Optional.empty(),
                    needs,
                    supplied,
                    text("notes"),
                    text("source"),
                    text("channel"),
                    found.containsKey("reportedBy") ? Optional.of(reportedBy()) : Optional.empty(),
                    text("observedAt"),
                    text("observedUntil"),
                    Optional.ofNullable((Boolean) found.get("observedUnknown")),
                    text("enteredAt"),
                    text("supersedes"),
                    text("bundleId"),
                    text("deviceId"),
                    Optional.ofNullable((Long) found.get("sequence")));
        }

        private ReportForm.PlaceForm place() {
            return new ReportForm.PlaceForm(
                    text("place.kind"),
                    text("place.detail"),
                    Optional.ofNullable((Double) found.get("place.lat")),
                    Optional.ofNullable((Double) found.get("place.lon")),
                    text("place.asOf"));
        }

        private ReportForm.ReportedByForm reportedBy() {
            return new ReportForm.ReportedByForm(
                    text("reportedBy.memberId"), text("reportedBy.name"), text("reportedBy.role"));
        }
    }
}
