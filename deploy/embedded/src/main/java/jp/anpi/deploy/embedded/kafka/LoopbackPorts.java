package jp.anpi.deploy.embedded.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two ports of one broker on 127.0.0.1, kept over restarts in the same process so that clients find it again. Chosen
 * is not held: until the broker listens, another process may take one of them.
 */
record LoopbackPorts(int client, int controller) {

    static LoopbackPorts choose(KafkaSettings settings) {
        try (ServerSocket client = open(settings.port());
                ServerSocket controller = open(settings.controllerPort())) {
            return new LoopbackPorts(client.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new EmbeddedKafkaException("No free port for the log on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /** Whether somebody else listens on one of them now; asked of a broker that has ended. */
    boolean areTaken() {
        try (ServerSocket _ = open(client);
                ServerSocket _ = open(controller)) {
            return false;
        } catch (EmbeddedKafkaException | IOException e) {
            return true;
        }
    }

    private static ServerSocket open(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
            return socket;
        } catch (IOException e) {
            socket.close();
            if (port == 0) {
                throw e;
            }
            throw new EmbeddedKafkaException("Port " + port + " on 127.0.0.1 is taken.", e);
        }
    }
}
