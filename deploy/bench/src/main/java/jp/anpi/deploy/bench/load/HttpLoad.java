package jp.anpi.deploy.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import jp.anpi.deploy.bench.machine.Ticker;
import org.HdrHistogram.Histogram;

/**
 * A number of connections on one thread, each with one request under way at most.
 *
 * <p>Without a rate each connection sends as soon as it has its answer: that finds the most the server takes, but a server
 * that stalls is also asked less, so the slow answers are too few (coordinated omission). With a rate, requests have
 * instants at which they should leave, and their latency counts from there, whether the connection was free or not.
 */
public final class HttpLoad {
    public static final int REQUEST_BYTES = 16 * 1024;

    private static final int REPLY_BYTES = 64 * 1024;
    private static final long LONGEST_MICROS = 120_000_000;

    private final InetSocketAddress server;
    private final Requests requests;
    private final int connections;
    private final OptionalDouble rate;
    private final Ticker ticker;
    private final Map<Integer, Long> statuses = new HashMap<>();
    private final Histogram latency = new Histogram(LONGEST_MICROS, 3);
    private long broken;

    /** @param rate requests a second over all connections; empty: as many as they take */
    public HttpLoad(InetSocketAddress server, Requests requests, int connections, OptionalDouble rate, Ticker ticker) {
        if (connections < 1) throw new IllegalArgumentException("at least one connection");
        if (rate.isPresent() && !(rate.getAsDouble() > 0)) throw new IllegalArgumentException("a rate is above 0");
        this.server = server;
        this.requests = requests;
        this.connections = connections;
        this.rate = rate;
        this.ticker = ticker;
    }

    private final class Connection {
        private final ByteBuffer out = ByteBuffer.allocateDirect(REQUEST_BYTES);
        private final ByteBuffer in = ByteBuffer.allocateDirect(REPLY_BYTES);
        private final ReplyReader reader = new ReplyReader();
        private SocketChannel channel;
        private SelectionKey key;
        /** When the request under way should have left. */
        private long since;
        /** When the next one should leave. */
        private long next;

        private boolean waiting;

        Connection(Selector selector, long first) throws IOException {
            this.next = first;
            this.channel = open();
            this.key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        private SocketChannel open() throws IOException {
            SocketChannel opened = SocketChannel.open(server);
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return opened;
        }

        void reopen(Selector selector) throws IOException {
            key.cancel();
            channel.close();
            channel = open();
            key = channel.register(selector, SelectionKey.OP_READ, this);
            waiting = false;
        }

        void send(long now) throws IOException {
            since = rate.isPresent() ? next : now;
            next += interval();
            out.clear();
            requests.write(out);
            out.flip();
            in.clear();
            reader.reset();
            waiting = true;
            flush();
        }

        void flush() throws IOException {
            channel.write(out);
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE | SelectionKey.OP_READ : SelectionKey.OP_READ);
        }

        /** Whether the answer is complete. */
        boolean receive() throws IOException {
            if (channel.read(in) < 0) throw new IOException("closed by the server");
            if (!in.hasRemaining()) throw new IOException("an answer of more than " + REPLY_BYTES + " bytes");
            OptionalInt status = reader.status(in);
            if (status.isEmpty()) return false;
            statuses.merge(status.getAsInt(), 1L, Long::sum);
            if (status.getAsInt() / 100 == 2)
                latency.recordValue(Math.min(LONGEST_MICROS, (ticker.nanos() - since) / 1000));
            waiting = false;
            return true;
        }
    }

    private long interval() {
        return rate.isPresent() ? (long) (connections * 1e9 / rate.getAsDouble()) : 0;
    }

    /**
     * Runs the load; answers that come after its end are awaited but for a second, and counted.
     *
     * @throws IOException when the server cannot be reached at all
     */
    public LoadResult run(Duration duration) throws IOException {
        try (Selector selector = Selector.open()) {
            long start = ticker.nanos();
            long end = start + duration.toNanos();
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < connections; i++)
                all.add(new Connection(selector, start + interval() * i / connections));
            try {
                long now = ticker.nanos();
                while (now < end) {
                    startDue(all, selector, now);
                    turn(selector, patience(all, now, end));
                    now = ticker.nanos();
                }
                long measured = now - start;
                long last = now + Duration.ofSeconds(1).toNanos();
                while (all.stream().anyMatch(one -> one.waiting) && ticker.nanos() < last) turn(selector, 10);
                return new LoadResult(connections, Duration.ofNanos(measured), statuses, broken, latency);
            } finally {
                for (Connection one : all) one.channel.close();
            }
        }
    }

    private void startDue(List<Connection> all, Selector selector, long now) throws IOException {
        for (Connection one : all) {
            if (one.waiting || (rate.isPresent() && one.next > now)) continue;
            try {
                one.send(now);
            } catch (IOException _) {
                broken++;
                one.reopen(selector);
            }
        }
    }

    /**
     * Milliseconds until the next request should leave; 0 when one should now. Rounded up: a request may leave a millisecond
     * late, which its latency shows, but waiting actively would take a core from the server.
     */
    private static long patience(List<Connection> all, long now, long end) {
        long until = end;
        for (Connection one : all) if (!one.waiting) until = Math.min(until, one.next);
        return until <= now ? 0 : Math.ceilDiv(until - now, 1_000_000L);
    }

    private void turn(Selector selector, long patience) throws IOException {
        if (patience == 0) selector.selectNow();
        else selector.select(patience);
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid() || !(key.attachment() instanceof Connection one)) continue;
            try {
                if (key.isWritable()) one.flush();
                if (key.isReadable() && one.receive() && one.reader.closing()) one.reopen(selector);
            } catch (IOException _) {
                if (one.waiting) broken++;
                one.reopen(selector);
            }
        }
        selector.selectedKeys().clear();
    }
}
