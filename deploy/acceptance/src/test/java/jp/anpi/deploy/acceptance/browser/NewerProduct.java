package jp.anpi.deploy.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.anpi.deploy.acceptance.product.Product;

/**
 * Stands before a product as its next version would: some words of the phone's page are others, and with them the version of its
 * files. On the way there it is what a city is whose servers are replaced one after the other: the new list with the old files.
 */
final class NewerProduct implements AutoCloseable {

    /** The old word and the new one, by the file that has it. */
    private static final Map<String, Word> WORDS = Map.of(
            "/phone/words.js", new Word("unreported: \"未報告\"", "unreported: \"まだ報告なし\""),
            "/phone/receipts.js", new Word("title: \"受理証\"", "title: \"受理の証\""),
            "/phone/relay/take-over.js", new Word("title: \"QRコードで預かる\"", "title: \"QRコードで受け取る\""));

    private static final String SHELL = "/phone/shell-files.js";
    /** Where the version stands. */
    private static final Set<String> TELLING = Set.of(SHELL, "/phone/worker.js");

    private static final Pattern FILE = Pattern.compile("\"(/[^\"]+)\",");
    private static final Pattern VERSION = Pattern.compile("(?<=VERSION = \"|^// )[0-9a-f]{16}");
    private static final Set<String> HOP_BY_HOP = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "keep-alive",
            "transfer-encoding",
            "upgrade");

    private record Word(String old, String next) {}

    private enum Stage {
        OLD,
        HALF_WAY,
        NEW
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI behind;
    private volatile Stage stage = Stage.OLD;
    private volatile boolean refusing;

    private NewerProduct(URI behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    static NewerProduct before(Product product) throws IOException {
        return new NewerProduct(product.address());
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it tells the next version's list of files, and has the files of this one. */
    void beginToRenew() {
        stage = Stage.HALF_WAY;
    }

    /** From now on it is the next version. */
    void renew() {
        stage = Stage.NEW;
    }

    /** Whether reports find nobody who takes them. */
    void refuseReports(boolean refuse) {
        refusing = refuse;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (refusing && path.endsWith("/reports")) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            boolean ours = TELLING.contains(path) || WORDS.containsKey(path);
            HttpResponse<byte[]> answer =
                    client.send(request(exchange, sent, ours), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = ours ? renewed(path, answer.body()) : answer.body();
            answer.headers().map().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name) && !(ours && name.equals("etag"))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The product is to take what comes for its own pages' calls; what may be changed here, it is not asked whether it changed. */
    private HttpRequest request(HttpExchange exchange, byte[] sent, boolean whole) {
        var request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("origin")) {
                request.header("Origin", behind.toString());
            } else if (!HOP_BY_HOP.contains(lower) && !(whole && lower.startsWith("if-"))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private byte[] renewed(String path, byte[] body) throws IOException, InterruptedException {
        String text = text(body);
        if (stage != Stage.OLD && TELLING.contains(path)) {
            return VERSION.matcher(text).replaceFirst(nextVersion()).getBytes(StandardCharsets.UTF_8);
        }
        return stage == Stage.NEW ? next(path, text) : body;
    }

    private static byte[] next(String path, String text) {
        Word word = WORDS.getOrDefault(path, new Word("", ""));
        if (!text.contains(word.old())) {
            throw new AssertionError(path + " no longer says " + word.old());
        }
        return text.replace(word.old(), word.next()).getBytes(StandardCharsets.UTF_8);
    }

    /** Of all its files together, as every server reckons it. */
    private String nextVersion() throws IOException, InterruptedException {
        List<String> files = Stream.concat(
                        Stream.of("/phone/"),
                        FILE.matcher(text(asked(SHELL))).results().map(NewerProduct::named))
                .toList();
        var all = new ByteArrayOutputStream();
        for (String file : files) {
            byte[] content = asked(file);
            all.write(WORDS.containsKey(file) ? next(file, text(content)) : content);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] asked(String file) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(behind.resolve(file)).build();
        return client.send(question, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String named(MatchResult file) {
        return file.group(1);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        client.shutdownNow();
    }
}
