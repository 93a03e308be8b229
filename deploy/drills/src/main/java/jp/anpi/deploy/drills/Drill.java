package jp.anpi.deploy.drills;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import jp.anpi.deploy.drills.play.DrillResult;
import jp.anpi.deploy.drills.play.Play;
import jp.anpi.deploy.drills.play.Progress;
import jp.anpi.deploy.drills.play.Verdict;
import jp.anpi.deploy.drills.product.Credentials;
import jp.anpi.deploy.drills.product.Launcher;
import jp.anpi.deploy.drills.product.LocalProduct;
import jp.anpi.deploy.drills.product.Product;
import jp.anpi.deploy.drills.product.ProductFailure;
import jp.anpi.deploy.drills.product.Stop;
import jp.anpi.deploy.drills.report.DrillJson;
import jp.anpi.deploy.drills.report.DrillPage;
import jp.anpi.deploy.drills.report.Words;
import jp.anpi.deploy.drills.scenario.Scenario;
import jp.anpi.deploy.drills.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code drill}: exit status 0 when every expectation held, 1 when one did not, 2 when it could not be played. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Plays a scenario against a product and says whether it did what the scenario expects.",
        footer = "%nExit status: 0 every expectation held, 1 one did not, 2 the drill could not be played.")
public final class Drill implements Callable<Integer> {
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int NOT_PLAYED = 2;
    private static final int DEFAULT_SPEED = 1440;

    private final PrintStream out;
    private final InstantSource clock;
    private final Stop stop;

    @Parameters(paramLabel = "SCENARIO.yaml", description = "What happens, to whom, and what must be true then.")
    private Path file = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Incident time per wall time; default: the scenario's, else 1440.")
    private @Nullable Integer speed;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses the people; default: the scenario's, else 1.")
    private @Nullable Long seed;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where report.html and report.json go; default: drill-report.",
            defaultValue = "drill-report")
    private Path report = Path.of("drill-report");

    @Option(
            names = "--zone",
            description = "Time zone of printed times; default: Asia/Tokyo.",
            defaultValue = "Asia/Tokyo")
    private ZoneId zone = ZoneId.of("Asia/Tokyo");

    static final class Target {
        @Option(
                names = "--local",
                required = true,
                description = "Start a product for this drill and end it afterwards.")
        private boolean local;

        @ArgGroup(exclusive = false)
        private @Nullable Running running;
    }

    static final class Running {
        @Option(names = "--url", required = true, description = "Address of a running product.")
        private URI url = URI.create("http://localhost:8080");

        @Option(
                names = "--token",
                description = "Token of a desk member; default: the environment's ANPI_TOKEN.",
                defaultValue = "${env:ANPI_TOKEN}")
        private @Nullable String token;
    }

    Drill(PrintStream out, InstantSource clock, Stop stop) {
        this.out = out;
        this.clock = clock;
        this.stop = stop;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Stop stop = new Stop();
        int status = run(args, out, InstantSource.system(), stop);
        out.flush();
        System.exit(status);
    }

    static int run(String[] args, PrintStream out, InstantSource clock, Stop stop) {
        CommandLine command = new CommandLine(new Drill(out, clock, stop));
        command.setExecutionExceptionHandler((failure, _, _) -> {
            if (!(failure instanceof ProductFailure)) throw failure;
            out.println();
            out.println("✘ could not be played: " + failure.getMessage());
            return NOT_PLAYED;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() throws IOException {
        Optional<Scenario> read = read();
        if (read.isEmpty()) return NOT_PLAYED;
        Scenario scenario = read.get();
        if (scenario.hasFaults() && !target.local) {
            out.println(file + ": kill and restart need --local: they end the product");
            return NOT_PLAYED;
        }
        OptionalInt asked = speed == null ? scenario.speed() : OptionalInt.of(speed);
        OptionalLong chosen = seed == null ? scenario.seed() : OptionalLong.of(seed);
        Play.Settings settings =
                new Play.Settings(scenario, file.toString(), asked.orElse(DEFAULT_SPEED), chosen.orElse(1));
        if (settings.speed() < 1) {
            out.println("--speed is 1 or more");
            return NOT_PLAYED;
        }
        return target.local ? onOwnProduct(settings) : onRunning(settings);
    }

    private Optional<Scenario> read() {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            out.println(file + ": cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
        return switch (ScenarioReader.read(text)) {
            case ScenarioReader.Reading.Read(Scenario scenario) -> Optional.of(scenario);
            case ScenarioReader.Reading.Refused refused -> {
                refused.problems().forEach(problem -> out.println(problem.in(file.toString())));
                yield Optional.empty();
            }
        };
    }

    private int onRunning(Play.Settings settings) throws IOException {
        Running running = target.running;
        if (running == null || running.token == null || running.token.isBlank()) {
            out.println("--url needs --token (or ANPI_TOKEN): the token that POST /api/auth/login answers");
            return NOT_PLAYED;
        }
        Product product = new Product(running.url, new Credentials.Token(running.token), clock, stop);
        return play(settings, product, Optional.empty());
    }

    private int onOwnProduct(Play.Settings settings) throws IOException {
        Launcher launcher = Launcher.ofRepository("town");
        out.println("製品を起動しています … starting the product");
        try (LocalProduct local = LocalProduct.start(launcher, clock, stop)) {
            Thread end = Thread.ofPlatform().unstarted(() -> {
                stop.ask();
                local.close();
            });
            Runtime.getRuntime().addShutdownHook(end);
            try {
                out.println("製品 " + local.url() + " (pid " + local.pid() + ")");
                Product product = new Product(local.url(), local.credentials(), clock, stop);
                return play(settings, product, Optional.of(local));
            } catch (ProductFailure failure) {
                keepLog(local);
                throw failure;
            } finally {
                if (!stop.isAsked()) Runtime.getRuntime().removeShutdownHook(end);
            }
        }
    }

    private int play(Play.Settings settings, Product product, Optional<LocalProduct> local) throws IOException {
        boolean terminal = System.console() != null && System.console().isTerminal();
        Progress progress = new Progress(out, terminal);
        DrillResult result = new Play(settings, product, local, progress, clock, stop).run();
        tell(result);
        Files.createDirectories(report);
        Files.writeString(report.resolve("report.html"), DrillPage.of(result, zone));
        Files.writeString(report.resolve("report.json"), DrillJson.of(result));
        if (!result.passed() && local.isPresent()) keepLog(local.get());
        out.println("報告 report: " + report.resolve("report.html"));
        return result.passed() ? HELD : BROKEN;
    }

    private void keepLog(LocalProduct local) throws IOException {
        Files.createDirectories(report);
        Files.copy(local.log(), report.resolve("product.log"), StandardCopyOption.REPLACE_EXISTING);
        out.println("製品の記録 the product's log: " + report.resolve("product.log"));
    }

    private void tell(DrillResult result) {
        for (Verdict verdict : result.verdicts()) {
            Words.Both what = Words.of(verdict.expectation().subject());
            String expected = verdict.expectation().range().text();
            out.println((verdict.holds() ? "✔ " : "✘ ") + Words.clock(verdict.at()) + " " + what.ja() + " (" + what.en()
                    + ")  期待 " + expected + "  結果 " + Words.found(verdict.outcome())
                    + (verdict.holds()
                            ? ""
                            : "  ← " + result.file() + ":"
                                    + verdict.expectation().line()));
        }
        result.failed()
                .forEach(step -> out.println("✘ " + Words.clock(step.at()) + " step could not be done: " + step.why()
                        + "  ← " + result.file() + ":" + step.line()));
        result.troubles().forEach(trouble -> out.println("! " + trouble));
    }
}
