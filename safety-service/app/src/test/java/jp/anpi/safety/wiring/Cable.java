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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable to a server on this machine that a test can cut and mend. */
final class Cable implements AutoCloseable {

    private final ServerSocket entrance;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

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

    void mend() {
        cut = false;
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
                    Thread.ofPlatform().daemon().start(() -> carry(client, onward));
                    Thread.ofPlatform().daemon().start(() -> carry(onward, client));
                }
            } catch (IOException closed) {
                // The entrance was closed, or the server is away: the next client sees for itself.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cutOrClosed) {
            // Either side has gone.
        } finally {
            end(from);
            end(to);
        }
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
