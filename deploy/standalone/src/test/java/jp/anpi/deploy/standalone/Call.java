package jp.anpi.deploy.standalone;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One documented call, as a source of requests: right ones, nearly right ones and nonsense.
 *
 * @param known ids of things that exist
 */
record Call(String method, String path, JsonNode operation, JsonNode document, List<String> known) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final Duration HANGS = Duration.ofSeconds(40);
    private static final int DEEPEST = 6;
    private static final int LONGEST_IN_AN_ADDRESS = 360;

    private static final String[] NONSENSE = {
        "",
        " ",
        "0",
        "-1",
        "9999999999999999999999",
        "1e999",
        "NaN",
        "null",
        "true",
        "[]",
        "{}",
        "{\"$gt\":\"\"}",
        "$where",
        "../../../etc/passwd",
        "..%2f..%2f",
        "%00",
        "'\"><script>alert(1)</script>",
        "\u0000",
        "\uD800",
        "\u202E\u200B",
        "髙﨑濵邉",
        "𠮷野家",
        "あ".repeat(3_000),
        "A".repeat(9_000),
        "2026-13-45T99:99:99Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "99999999-9999-9999-9999-999999999999",
        "00000000-0000-0000-0000-000000000000",
        "H00.00.00",
        "令和元年二月三十日",
        "${jndi:ldap://x}",
        "#{7*7}",
        "=cmd|' /C calc'!A0",
        "\r\nSet-Cookie: a=b"
    };

    /** Empty when the dice made something that no address can be made of. */
    Optional<HttpRequest> request(String url, String token, Random random) {
        try {
            String address =
                    url + VARIABLE.matcher(path).replaceAll(_ -> Matcher.quoteReplacement(encoded(id(random))));
            String query = query(random);
            var request = HttpRequest.newBuilder(URI.create(address + (query.isEmpty() ? "" : "?" + query)))
                    .timeout(HANGS);
            if (random.nextInt(12) != 0) {
                request.header("Authorization", "Bearer " + token);
            }
            header(request, random, "Accept-Language", "ja", "en", "xx-YY;q=9", "*", "ja;q=");
            header(request, random, "Accept", "application/json", "text/html", "*/*", "nonsense");
            header(request, random, "Anpi-Purpose", "%E7%A2%BA%E8%AA%8D", "%zz", "x".repeat(500));
            header(request, random, "Anpi-Sent-At", "2026-11-21T09:00:00+09:00", "gestern", "9".repeat(40));
            byte[] body = body(random);
            if (body.length > 0) {
                request.header(
                        "Content-Type",
                        random.nextInt(15) == 0
                                ? pick(
                                        random,
                                        "text/plain",
                                        "application/xml",
                                        "multipart/form-data; boundary=x",
                                        "a/b")
                                : contentType(random));
            }
            return Optional.of(request.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                    .build());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static void header(HttpRequest.Builder request, Random random, String name, String... values) {
        if (random.nextInt(4) == 0) {
            request.header(name, pick(random, values));
        }
    }

    private String contentType(Random random) {
        JsonNode content = operation.path("requestBody").path("content");
        List<String> types = content.propertyNames().stream().toList();
        String type = types.isEmpty() ? "application/json" : types.get(random.nextInt(types.size()));
        return type.contains("*")
                ? "application/json"
                : type.equals("multipart/form-data") ? type + "; boundary=x" : type;
    }

    private String id(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> UUID.randomUUID().toString();
            case 1 -> nonsense(random);
            default -> known.get(random.nextInt(known.size()));
        };
    }

    private String query(Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asString("").equals("query") && random.nextBoolean()) {
                values.put(
                        parameter.path("name").asString(""),
                        random.nextInt(3) == 0
                                ? nonsense(random)
                                : String.valueOf(value(parameter.path("schema"), random, DEEPEST)));
            }
        });
        if (random.nextInt(5) == 0) {
            values.put(pick(random, "limit", "cursor", "incident", "at", "sort"), nonsense(random));
        }
        var query = new StringBuilder();
        values.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        if (!values.isEmpty() && random.nextInt(6) == 0) {
            query.append('&').append(query);
        }
        return query.toString();
    }

    private byte[] body(Random random) {
        JsonNode content = operation.path("requestBody").path("content");
        if (content.isEmpty() && random.nextInt(8) != 0) {
            return new byte[0];
        }
        Object made = content.isEmpty()
                ? nonsense(random)
                : value(content.valueStream().findFirst().orElseThrow().path("schema"), random, 0);
        byte[] body = JSON.writeValueAsBytes(made);
        int changes = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
        for (int i = 0; i < changes && body.length > 0; i++) {
            body = changed(body, random);
        }
        return body;
    }

    private static byte[] changed(byte[] body, Random random) {
        byte[] next = body.clone();
        int at = random.nextInt(body.length);
        switch (random.nextInt(5)) {
            case 0 -> next[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> next[at] = (byte) "{}[]\",:0-\\\n".charAt(random.nextInt(11));
            case 2 -> next = Arrays.copyOf(body, at);
            case 3 -> {
                next = Arrays.copyOf(body, body.length + at);
                System.arraycopy(body, 0, next, body.length, at);
            }
            default -> {
                byte[] deep = "[".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
                next = new byte[body.length + deep.length];
                System.arraycopy(body, 0, next, 0, at);
                System.arraycopy(deep, 0, next, at, deep.length);
                System.arraycopy(body, at, next, at + deep.length, body.length - at);
            }
        }
        return next;
    }

    /** Something the schema allows, with now and then something it does not. */
    private Object value(JsonNode schema, Random random, int depth) {
        JsonNode of = resolved(schema);
        if (random.nextInt(25) == 0) {
            return nonsense(random);
        }
        if (of.has("example") && random.nextInt(3) == 0) {
            return of.get("example");
        }
        if (of.has("enum")) {
            JsonNode values = of.get("enum");
            return values.get(random.nextInt(values.size()));
        }
        for (String either : List.of("oneOf", "anyOf", "allOf")) {
            if (of.has(either) && depth < DEEPEST) {
                JsonNode kinds = of.get(either);
                return value(kinds.get(random.nextInt(kinds.size())), random, depth + 1);
            }
        }
        return switch (of.path("type").asString(of.has("properties") ? "object" : "string")) {
            case "integer" -> random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(100);
            case "number" -> random.nextInt(4) == 0 ? random.nextDouble() * 1e300 : 35 + random.nextDouble();
            case "boolean" -> random.nextBoolean();
            case "array" ->
                depth >= DEEPEST
                        ? List.of()
                        : IntStream.range(0, random.nextInt(4))
                                .mapToObj(_ -> value(of.path("items"), random, depth + 1))
                                .toList();
            case "object" -> object(of, random, depth);
            default -> text(of.path("format").asString(""), random);
        };
    }

    private Map<String, Object> object(JsonNode of, Random random, int depth) {
        Map<String, Object> made = new LinkedHashMap<>();
        if (depth < DEEPEST) {
            of.path("properties").forEachEntry((name, schema) -> {
                if (random.nextInt(5) != 0) {
                    made.put(name, value(schema, random, depth + 1));
                }
            });
        }
        if (random.nextInt(15) == 0) {
            made.put(pick(random, "$where", "__proto__", "id", "role", "extra"), nonsense(random));
        }
        return made;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode of = schema;
        for (int i = 0; i < DEEPEST && of.has("$ref"); i++) {
            of = document.at(of.get("$ref").asString().substring(1));
        }
        return of;
    }

    private String text(String format, Random random) {
        return switch (format) {
            case "uuid" -> random.nextBoolean() ? UUID.randomUUID().toString() : id(random);
            case "date-time" -> "2026-11-2" + random.nextInt(10) + "T09:0" + random.nextInt(10) + ":00+09:00";
            case "date" -> "19" + (10 + random.nextInt(90)) + "-01-0" + random.nextInt(10);
            default ->
                random.nextInt(3) == 0 ? nonsense(random) : pick(random, "見本 花子", "x", "停電", "2026-11-21T09:00:00Z");
        };
    }

    private static String nonsense(Random random) {
        return pick(random, NONSENSE);
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    /** Short enough for one line of HTTP together with others: longer ones are refused before they are read. */
    private static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return encoded.length() > LONGEST_IN_AN_ADDRESS ? encoded.substring(0, LONGEST_IN_AN_ADDRESS) : encoded;
    }
}
