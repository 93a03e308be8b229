package jp.anpi.deploy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import jp.anpi.deploy.bench.machine.Ticker;
import jp.anpi.deploy.bench.measure.AckToFrame;
import jp.anpi.deploy.bench.measure.CityOpening;
import jp.anpi.deploy.bench.measure.Echo;
import jp.anpi.deploy.bench.measure.RawLog;
import jp.anpi.deploy.bench.measure.Reports;
import jp.anpi.deploy.bench.measure.Session;
import jp.anpi.deploy.bench.measure.StartUp;
import jp.anpi.deploy.bench.measure.Table;
import jp.anpi.deploy.bench.micro.Micro;
import jp.anpi.deploy.bench.micro.Worlds;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.product.Stop;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code bench}. Its exit status says whether the measurement could be taken, never whether the figures are good. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures a product. Read the README beside it before believing a figure.")
public final class Bench {
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final Ticker ticker = Ticker.SYSTEM;
    private final Stop stop = new Stop();

    Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        int status = run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.exit(status);
    }

    static int run(String[] args, PrintStream out) {
        CommandLine command = new CommandLine(new Bench(out));
        command.setExecutionExceptionHandler((failure, _, _) -> {
            if (!(failure instanceof ProductFailure) && !(failure instanceof IOException)) throw failure;
            out.println("could not be measured: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return command.execute(args);
    }

    /** Which product is measured. */
    static final class Target {
        @Option(
                names = "--local",
                required = true,
                description = "Start a product for the measurement and end it afterwards.")
        private boolean local;

        @ArgGroup(exclusive = false)
        private @Nullable Running running;
    }

    static final class Running {
        @Option(names = "--url", required = true, description = "Address of a running product (http).")
        private URI url = URI.create("http://localhost:8080");

        @Option(names = "--token", required = true, description = "Token of a desk member.")
        private String token = "";

        @Option(names = "--pid", description = "Its process, for CPU time and memory.")
        private @Nullable Long pid;
    }

    static final class Common {
        @Option(names = "--sample", description = "Sample of a --local product: town or city.", defaultValue = "town")
        private String sample = "town";

        @Option(names = "--json", paramLabel = "FILE", description = "Also write the last table as JSON.")
        private @Nullable Path json;
    }

    static final class Timing {
        @Option(names = "--connections", split = ",", description = "One row each.", defaultValue = "1,16,64")
        private List<Integer> connections = List.of(1, 16, 64);

        @Option(names = "--seconds", description = "Measured, for each row.", defaultValue = "10")
        private int seconds = 10;

        @Option(names = "--warm-up", description = "Seconds before, not measured.", defaultValue = "15")
        private int warmUp = 15;

        private Duration measured() {
            return Duration.ofSeconds(seconds);
        }

        private Duration warmingUp() {
            return Duration.ofSeconds(warmUp);
        }
    }

    private Session session(Target target, Common common) {
        Running running = target.running;
        if (target.local || running == null) return Session.own(common.sample, clock, stop);
        return Session.of(running.url, running.token, Optional.ofNullable(running.pid), clock, stop);
    }

    private int show(Table table, Common common) throws IOException {
        table.print(out);
        Path json = common.json;
        if (json != null) table.write(json);
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "reports",
            mixinStandardHelpOptions = true,
            description = "Accepted reports a second, latency, CPU a report.")
    int reports(
            @ArgGroup(multiplicity = "1") Target target,
            @Mixin Common common,
            @Mixin Timing timing,
            @Option(names = "--incident", description = "An open incident; default: a drill is opened.") @Nullable
                    String incident,
            @Option(
                            names = "--rate",
                            description = "Reports a second; latency then counts from when each should have left.")
                    @Nullable
                    Double rate,
            @Option(names = "--compare", description = "Also the echo and the raw log, in the same run.")
                    boolean compare)
            throws IOException {
        Reports.Plan plan = new Reports.Plan(
                timing.connections,
                timing.warmingUp(),
                timing.measured(),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                Optional.ofNullable(incident).map(IncidentId::new));
        try (Session session = session(target, common)) {
            Table table = new Reports(session, plan, clock, ticker).run();
            if (compare) {
                echo(timing).print(out);
                rawLog(timing, 64, Path.of(System.getProperty("java.io.tmpdir")))
                        .print(out);
            }
            return show(table, common);
        }
    }

    @Command(name = "echo", mixinStandardHelpOptions = true, description = "The same load on a bare Reactor Netty.")
    int echo(@Mixin Common common, @Mixin Timing timing) throws IOException {
        return show(echo(timing), common);
    }

    private Table echo(Timing timing) throws IOException {
        return new Echo(timing.connections, timing.warmingUp(), timing.measured(), clock, ticker).run();
    }

    @Command(
            name = "log",
            mixinStandardHelpOptions = true,
            description = "Raw append to the embedded log, on disk before each acknowledgement.")
    int log(
            @Mixin Common common,
            @Mixin Timing timing,
            @Option(names = "--senders", defaultValue = "64", description = "Records under way at once.") int senders,
            @Option(names = "--dir", defaultValue = "${sys:java.io.tmpdir}", description = "Volume to measure on.")
                    Path directory)
            throws IOException {
        return show(rawLog(timing, senders, directory), common);
    }

    private Table rawLog(Timing timing, int senders, Path directory) throws IOException {
        return new RawLog(senders, timing.warmingUp(), timing.measured(), directory, ticker).run();
    }

    @Command(
            name = "opening",
            mixinStandardHelpOptions = true,
            description = "From POST /api/incidents to OPEN, and memory.")
    int opening(
            @ArgGroup(multiplicity = "1") Target target,
            @Mixin Common common,
            @Option(names = "--runs", defaultValue = "3") int runs)
            throws IOException {
        try (Session session = session(target, common)) {
            return show(new CityOpening(session, runs, clock, ticker).run(), common);
        }
    }

    @Command(
            name = "ack-to-frame",
            mixinStandardHelpOptions = true,
            description = "From the acknowledgement to the board's frame.")
    int ackToFrame(
            @ArgGroup(multiplicity = "1") Target target,
            @Mixin Common common,
            @Option(names = "--rate", defaultValue = "20", description = "Reports a second.") int rate,
            @Option(names = "--viewers", defaultValue = "10") int viewers,
            @Option(names = "--seconds", defaultValue = "20") int seconds)
            throws IOException {
        try (Session session = session(target, common)) {
            Duration measured = Duration.ofSeconds(seconds);
            return show(new AckToFrame(session, rate, viewers, measured, clock, ticker).run(), common);
        }
    }

    @Command(
            name = "startup",
            mixinStandardHelpOptions = true,
            description = "From exec to readiness on new and existing data.")
    int startUp(@Mixin Common common) throws IOException {
        return show(new StartUp(common.sample, clock, stop, ticker).run(), common);
    }

    @Command(name = "jmh", mixinStandardHelpOptions = true, description = "Single rules by JMH, microseconds each.")
    int jmh(
            @Mixin Common common,
            @Option(names = "--only", defaultValue = ".*", description = "Regular expression over the rules' names.")
                    String only,
            @Option(
                            names = "--seconds",
                            defaultValue = "3",
                            description = "Measured for each, after as many of warming up.")
                    int seconds)
            throws IOException {
        return show(new Micro(only, seconds).run(), common);
    }

    @Command(
            name = "simulate",
            mixinStandardHelpOptions = true,
            description = "Simulated disasters a second; prints every violation.")
    int simulate(
            @Mixin Common common,
            @Option(names = "--seeds", defaultValue = "500") int seeds,
            @Option(names = "--first", defaultValue = "0", description = "The first seed.") long first)
            throws IOException {
        return show(new Worlds(first, seeds, ticker, out).run(), common);
    }
}
