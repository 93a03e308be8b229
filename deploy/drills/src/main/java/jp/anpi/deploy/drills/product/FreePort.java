package jp.anpi.deploy.drills.product;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Port numbers for a product that is started seconds later and keeps its number over restarts. They lie below those
 * that the system hands out by itself (from 32768 on Linux, 49152 elsewhere): no connection and no server without a
 * number of its own takes one meanwhile.
 */
public final class FreePort {

    private static final int FROM = 20_000;
    private static final int BELOW = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /**
     * A port of the loopback that nobody listens on.
     *
     * @throws IOException when a hundred numbers were all taken
     */
    public static int choose() throws IOException {
        for (int left = TRIES; ; left--) {
            int port = ThreadLocalRandom.current().nextInt(FROM, BELOW);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                if (left == 1) {
                    throw taken;
                }
            }
        }
    }
}
