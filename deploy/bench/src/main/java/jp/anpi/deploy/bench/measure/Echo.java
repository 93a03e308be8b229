package jp.anpi.deploy.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import jp.anpi.deploy.bench.load.HttpLoad;
import jp.anpi.deploy.bench.load.LoadResult;
import jp.anpi.deploy.bench.machine.ProcessMeter;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.PersonId;

/** The same load on a bare Reactor Netty that answers 202: what the wire, the kernel and the generator leave over. */
public final class Echo {
    private final List<Integer> connections;
    private final Duration warmUp;
    private final Duration measured;
    private final InstantSource clock;
    private final Ticker ticker;

    public Echo(List<Integer> connections, Duration warmUp, Duration measured, InstantSource clock, Ticker ticker) {
        this.connections = List.copyOf(connections);
        this.warmUp = warmUp;
        this.measured = measured;
        this.clock = clock;
        this.ticker = ticker;
    }

    public Table run() throws IOException {
        Table table = new Table("echo: a bare Reactor Netty answering 202");
        table.note("a process of its own, the same requests; warm-up " + warmUp.toSeconds() + " s, measured "
                + measured.toSeconds() + " s a row");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = server.inputReader()) {
            String port = out.readLine();
            if (port == null) throw new IOException("the echo server did not start");
            measure(table, Integer.parseInt(port), new ProcessMeter(server.pid()));
        } finally {
            server.destroy();
        }
        return table;
    }

    private void measure(Table table, int port, ProcessMeter meter) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        ReportRequests requests = new ReportRequests(
                URI.create("http://127.0.0.1:" + port),
                "no-token-is-asked-for-here-but-it-has-the-length-of-one",
                new IncidentId("echo"),
                List.of(new PersonId("P0000001")),
                1,
                clock,
                ticker);
        int most = connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
        new HttpLoad(address, requests, most, OptionalDouble.empty(), ticker).run(warmUp);
        for (int each : connections) {
            Optional<Duration> before = meter.cpu();
            LoadResult result = new HttpLoad(address, requests, each, OptionalDouble.empty(), ticker).run(measured);
            table.add(Reports.cpuPer(Reports.row(result), before, meter.cpu(), result.accepted()));
        }
    }
}
