package jp.anpi.deploy.drills;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The product as {@code api.md} promises it, small and in memory: 40 people, a ladder of four rungs of 20 minutes. Told to, it
 * behaves badly. With a data directory it keeps its reports there, so that it can be killed and started again.
 */
final class FakeProduct implements AutoCloseable {
    static final String TOKEN = "let-me-in";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INCIDENT = Pattern.compile("/api/incidents/([^/]+)(?:/(.*))?");
    private static final List<String> GROUPS = List.of("PUSH_SUPPORT", "MEDICAL_COORDINATION", "GENERAL", "GENERAL");

    private final HttpServer server;
    private final Path data;
    private final String password;
    private final Map<String, byte[]> reports = new LinkedHashMap<>();
    private ObjectNode incident = JSON.createObjectNode();
    private Instant opened = Instant.EPOCH;

    /** So many report calls are answered 503 before one is taken. */
    final AtomicInteger busy = new AtomicInteger();
    /** Acknowledged reports are forgotten. */
    volatile boolean forgetful;

    volatile boolean withoutQueue;
    private boolean dark;
    private boolean away;
    private int asked;
    private int deskWaiting = 1;
    private JsonNode office = JSON.createObjectNode();
    final List<String> contentTypes = new ArrayList<>();
    final List<String> paths = new ArrayList<>();
    volatile boolean closed;

    FakeProduct(int port, Path data, String password) throws IOException {
        this.data = data;
        this.password = password;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        reload();
        server.start();
    }

    /** The child process of a local drill. */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (String arg : args) options.put(arg.split("=", 2)[0], arg.split("=", 2)[1]);
        Path data = Path.of(options.get("--anpi.data-dir"));
        Files.createDirectories(data);
        new FakeProduct(Integer.parseInt(options.get("--server.port")), data, System.getenv("ANPI_ADMIN_PASSWORD"));
        Thread.currentThread().join();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            paths.add(call.getRequestMethod() + " " + path);
            byte[] body = call.getRequestBody().readAllBytes();
            if (path.equals("/actuator/health/readiness")) answer(call, 200, JSON.createObjectNode());
            else if (path.equals("/api/auth/login")) login(call, JSON.readTree(body));
            else if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization")))
                problem(call, 401, "sign in first");
            else if (path.equals("/api/incidents")) open(call, JSON.readTree(body));
            else if (path.equals("/api/receipts/verify")) verify(call, JSON.readTree(body));
            else if (path.equals("/api/offices")) offices(call);
            else inIncident(call, path, body);
        }
    }

    private void login(HttpExchange call, JsonNode body) throws IOException {
        if (body.path("password").asString("").equals(password))
            answer(call, 200, JSON.createObjectNode().put("token", TOKEN));
        else problem(call, 401, "wrong password");
    }

    private void open(HttpExchange call, JsonNode body) throws IOException {
        if (!body.path("mode").asString("").equals("DRILL")) {
            problem(call, 422, "only drills here");
            return;
        }
        incident = ((ObjectNode) body).put("id", "inc-1").put("state", "OPEN");
        opened = Instant.now();
        if (data != null)
            Files.writeString(data.resolve("incident"), opened + "\n" + JSON.writeValueAsString(incident));
        answer(call, 201, JSON.createObjectNode().put("id", "inc-1").put("state", "OPENING"));
    }

    private void inIncident(HttpExchange call, String path, byte[] body) throws IOException {
        Matcher parts = INCIDENT.matcher(path);
        if (!parts.matches() || !parts.group(1).equals("inc-1")) {
            problem(call, 404, "unknown incident");
            return;
        }
        String rest = parts.group(2) == null ? "" : parts.group(2);
        switch (rest) {
            case "" ->
                answer(
                        call,
                        200,
                        incident.deepCopy().put("incidentNow", incidentNow().toString()));
            case "reports" -> reports(call, body);
            case "checks" -> checks(call);
            case "board" -> board(call);
            case "unmatched" -> {
                if (withoutQueue) {
                    problem(call, 501, "not here yet");
                    return;
                }
                ObjectNode list = JSON.createObjectNode();
                var items = list.putArray("items");
                listed().filter(report -> !report.has("personId")).forEach(items::add);
                answer(call, 200, list);
            }
            case "outages" -> outages(call, body);
            case "outages/o-1/end" -> {
                dark = false;
                answer(call, 200, JSON.createObjectNode().put("id", "o-1").put("state", "ENDED"));
            }
            case "tasks" -> {
                ObjectNode list = JSON.createObjectNode();
                var items = list.putArray("items");
                if (dark) items.addObject().put("personId", "P00");
                answer(call, 200, list);
            }
            case "reporters" -> {
                ObjectNode list = JSON.createObjectNode();
                ObjectNode member = list.putArray("members").addObject().put("memberId", "M1");
                if (away) member.putObject("unavailable");
                answer(call, 200, list);
            }
            case "members/M1/unavailable", "members/M1/available" -> {
                away = rest.endsWith("/unavailable");
                answer(call, 202, JSON.createObjectNode());
            }
            case "desk/acknowledge" -> {
                deskWaiting = 0;
                answer(call, 200, JSON.createObjectNode());
            }
            case "facilities/ask" -> {
                asked = 1;
                answer(call, 202, JSON.createObjectNode().put("asked", 1));
            }
            case "facilities/O1" -> {
                office = JSON.readTree(body);
                asked = 0;
                answer(call, 200, JSON.createObjectNode());
            }
            case "facilities" -> facilities(call);
            case "close" -> {
                closed = true;
                answer(call, 200, JSON.createObjectNode());
            }
            default -> problem(call, 501, "not here yet");
        }
    }

    private void outages(HttpExchange call, byte[] body) throws IOException {
        if (call.getRequestMethod().equals("POST")) {
            Instant.parse(JSON.readTree(body).path("startedAt").asString());
            dark = true;
            answer(call, 202, JSON.createObjectNode().put("id", "o-1"));
            return;
        }
        ObjectNode list = JSON.createObjectNode();
        list.putArray("items").addObject().put("id", "o-1").put("state", dark ? "RUNNING" : "ENDED");
        answer(call, 200, list);
    }

    private void facilities(HttpExchange call) throws IOException {
        ObjectNode list = JSON.createObjectNode();
        String status = office.path("status").asString("");
        ObjectNode summary = list.putObject("summary")
                .put("offices", 1)
                .put("silent", status.isEmpty() ? 1 : 0)
                .put("unanswered", asked);
        summary.putObject("states").put(status.isEmpty() ? "NONE" : status, 1);
        answer(call, 200, list);
    }

    private void reports(HttpExchange call, byte[] body) throws IOException {
        String type = call.getRequestHeaders().getFirst("Content-Type");
        contentTypes.add(type);
        Instant.parse(call.getRequestHeaders().getFirst("Anpi-Sent-At"));
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            call.getResponseHeaders().set("Retry-After", "0");
            problem(call, 503, "busy");
            return;
        }
        if (type.equals("application/json")) {
            answer(call, 202, take(body));
            return;
        }
        ObjectNode result = JSON.createObjectNode();
        var receipts = result.putArray("receipts");
        var rejected = result.putArray("rejected");
        var retry = result.putArray("retry");
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains("\"condition\":\"DEAD\"")) {
                rejected.addObject().put("line", i + 1).putObject("problem").put("title", "条件の誤り");
            } else if (lines[i].contains("\"notes\":\"later\"")
                    && paths.stream().filter(p -> p.endsWith("/reports")).count() < 3) {
                retry.add(i + 1);
            } else receipts.add(take(lines[i].getBytes(StandardCharsets.UTF_8)));
        }
        answer(call, receipts.isEmpty() && retry.isEmpty() ? 422 : 202, result);
    }

    private ObjectNode take(byte[] report) throws IOException {
        String id = JSON.readTree(report).path("id").asString();
        UUID.fromString(id);
        if (!forgetful && reports.putIfAbsent(id, report) == null && data != null)
            Files.writeString(
                    data.resolve("reports"),
                    new String(report, StandardCharsets.UTF_8) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        return JSON.createObjectNode()
                .put("reportId", id)
                .put("contentHash", Sha256.hex(report))
                .put("keyId", "k1")
                .put("signature", "signed " + Sha256.hex(report))
                .put("receivedAt", Instant.now().toString());
    }

    private void verify(HttpExchange call, JsonNode receipt) throws IOException {
        boolean valid = receipt.path("signature")
                .asString("")
                .equals("signed " + receipt.path("contentHash").asString(""));
        boolean known = reports.containsKey(receipt.path("reportId").asString(""));
        answer(call, 200, JSON.createObjectNode().put("valid", valid).put("report", known ? "STORED" : "ACCEPTED"));
    }

    private void offices(HttpExchange call) throws IOException {
        ObjectNode list = JSON.createObjectNode();
        list.putArray("items").addObject().put("id", "O1").put("name", "訪問看護 <みどり>");
        answer(call, 200, list);
    }

    private void checks(HttpExchange call) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : String.valueOf(call.getRequestURI().getQuery()).split("&"))
            if (part.contains("=")) query.put(part.split("=")[0], part.split("=")[1]);
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        ObjectNode list = JSON.createObjectNode();
        var items = list.putArray("items");
        int to = Math.min(40, from + 17);
        for (int i = from; i < to; i++) if (!query.containsKey("officeId") || i % 4 == 0) items.add(check(i));
        if (to < 40) list.put("next", String.valueOf(to));
        else list.putNull("next");
        answer(call, 200, list);
    }

    private void board(HttpExchange call) throws IOException {
        ObjectNode board = JSON.createObjectNode().put("epoch", "e").put("version", 1);
        board.putObject("desk").put("waiting", deskWaiting);
        ObjectNode counts = board.putObject("counts");
        for (int i = 0; i < 40; i++) {
            ObjectNode check = check(i);
            ObjectNode states = counts.withObject("/" + check.path("group").asString());
            String state = check.path("state").asString();
            states.put(state, states.path(state).asInt(0) + 1);
        }
        answer(call, 200, board);
    }

    private ObjectNode check(int i) {
        String id = "P%02d".formatted(i);
        String state = "SILENT";
        int extra = 0;
        for (JsonNode report : listed().filter(
                        one -> one.path("personId").asString("").equals(id))
                .toList()) {
            boolean needs = report.path("needs").values().stream()
                    .anyMatch(need -> !need.path("kind").asString("").equals("NONE"));
            if (needs) state = "NEEDS_HELP";
            else if (report.path("contact").asString("").equals("UNREACHABLE")) extra = 1;
            else if (report.path("evidence").asString("").equals("DIRECT")) state = "CONFIRMED";
        }
        ObjectNode check = JSON.createObjectNode()
                .put("personId", id)
                .put("name", "見本 " + i)
                .put("group", GROUPS.get(i % 4))
                .put("district", "D1")
                .put("state", state);
        if (state.equals("SILENT")) {
            int rung = Math.min(
                    4,
                    1 + extra + (int) (Duration.between(onset(), incidentNow()).toMinutes() / 20));
            check.put("rung", rung);
            if (rung < 4)
                check.put("dueAt", onset().plus(Duration.ofMinutes(20L * rung)).toString());
        }
        return check;
    }

    private Stream<JsonNode> listed() {
        return reports.values().stream().map(JSON::readTree);
    }

    private Instant onset() {
        return Instant.parse(incident.path("onsetAt").asString());
    }

    private Instant incidentNow() {
        return onset().plus(Duration.between(opened, Instant.now())
                .multipliedBy(incident.path("speed").asInt()));
    }

    private void reload() throws IOException {
        if (data == null || !Files.exists(data.resolve("incident"))) return;
        List<String> lines = Files.readAllLines(data.resolve("incident"));
        opened = Instant.parse(lines.get(0));
        incident = (ObjectNode) JSON.readTree(lines.get(1));
        if (!Files.exists(data.resolve("reports"))) return;
        for (String line : Files.readAllLines(data.resolve("reports")))
            reports.put(JSON.readTree(line).path("id").asString(), line.getBytes(StandardCharsets.UTF_8));
    }

    private static void problem(HttpExchange call, int status, String title) throws IOException {
        answer(call, status, JSON.createObjectNode().put("title", title));
    }

    private static void answer(HttpExchange call, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
