package jp.anpi.safety.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jp.anpi.registry.testkit.Until;

/** A cable to a server on this machine that a test can cut, or make hold what it must not let through, and mend. */
final class Cable implements AutoCloseable {

    private static final int MOST = 64 * 1024;

    private final ServerSocket entrance;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile Optional<String> held = Optional.empty();

    private Cable(InetSocketAddress server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** @param uri of the server, {@code mongodb://host:port/…} */
    static Cable to(String uri) {
        URI address = URI.create(uri.contains(",") ? uri.substring(0, uri.indexOf(',')) : uri);
        try {
            return new Cable(new InetSocketAddress(address.getHost(), address.getPort()));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    String mongoUri() {
        return "mongodb://127.0.0.1:" + entrance.getLocalPort() + "/?serverSelectionTimeoutMS=500&connectTimeoutMS=500";
    }

    void cut() {
        cut = true;
        open.forEach(Cable::end);
    }

    /** Lets nothing through to the server from where a word is said, until mended. */
    void hold(String word) {
        held = Optional.of(word);
    }

    void mend() {
        cut = false;
        held = Optional.empty();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut) {
                    end(client);
                } else {
                    Socket onward = new Socket();
                    onward.connect(server);
                    open.add(client);
                    open.add(onward);
                    Thread.ofPlatform().daemon().start(() -> carry(client, onward, this::waitWhileHeld));
                    Thread.ofPlatform().daemon().start(() -> carry(onward, client, _ -> {}));
                }
            } catch (IOException closed) {
                // The entrance was closed, or the server is away: the next client sees for itself.
            }
        }
    }

    private void carry(Socket from, Socket to, Consumer<byte[]> before) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[MOST];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                byte[] said = Arrays.copyOf(buffer, length);
                before.accept(said);
                out.write(said);
            }
        } catch (IOException cutOrClosed) {
            // Either side has gone.
        } finally {
            end(from);
            end(to);
        }
    }

    private void waitWhileHeld(byte[] said) {
        String text = new String(said, StandardCharsets.ISO_8859_1);
        Until.holds("the cable is mended", () -> held.filter(text::contains).isEmpty());
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing to end.
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException alreadyGone) {
            // Nothing to end.
        }
        cut();
    }
}
