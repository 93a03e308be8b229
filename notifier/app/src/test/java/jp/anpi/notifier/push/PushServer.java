package jp.anpi.notifier.push;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A push service on loopback: takes nothing whose VAPID does not hold, and answers what a test wants. */
public final class PushServer implements AutoCloseable {

    private static final Pattern VAPID = Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), k=([\\w-]+)");

    private final HttpServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

    /** @param key the sender's, as its {@code k} said */
    public record Taken(String path, String key, byte[] body, String urgency, long ttl) {}

    public PushServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                var headers = exchange.getRequestHeaders();
                int status;
                try {
                    String key = verified(headers.getFirst("Authorization"));
                    boolean coded = "aes128gcm".equals(headers.getFirst("Content-Encoding"));
                    Integer wanted = answers.poll();
                    status = coded ? (wanted == null ? 201 : wanted) : 400;
                    if (status == 201) {
                        taken.add(new Taken(
                                exchange.getRequestURI().getPath(),
                                key,
                                body,
                                headers.getFirst("Urgency"),
                                Long.parseLong(headers.getFirst("TTL"))));
                    }
                } catch (GeneralSecurityException | RuntimeException refused) {
                    status = 403;
                }
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public URI endpoint(String name) {
        return URI.create(origin() + "/send/" + name);
    }

    public List<Taken> taken() {
        return taken;
    }

    /** What the next requests are answered instead of 201. */
    public void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    private String verified(String authorization) throws GeneralSecurityException {
        var parts = VAPID.matcher(authorization);
        if (!parts.matches()) {
            throw new GeneralSecurityException("no VAPID");
        }
        var decoder = Base64.getUrlDecoder();
        var verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifying.initVerify(P256.key(decoder.decode(parts.group(4))).orElseThrow());
        verifying.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
        var claims = JsonMapper.shared().readTree(decoder.decode(parts.group(2)));
        long left = claims.get("exp").asLong() - Instant.now().getEpochSecond();
        boolean holds = verifying.verify(decoder.decode(parts.group(3)))
                && claims.get("aud").asString().equals(origin())
                && claims.get("sub").asString().startsWith("mailto:")
                && left > 0
                && left <= 24 * 3_600;
        if (!holds) {
            throw new GeneralSecurityException("VAPID does not hold");
        }
        return parts.group(4);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
