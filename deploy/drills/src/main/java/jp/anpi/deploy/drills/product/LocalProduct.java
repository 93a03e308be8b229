package jp.anpi.deploy.drills.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A product of the runner's own: on a free port of this machine, with temporary data and a random password, ended and
 * cleared away by {@link #close()}.
 */
public final class LocalProduct implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration ORDERLY_END = Duration.ofSeconds(20);

    private final Launcher launcher;
    private final Path home;
    private final int port;
    private final String password;
    private final InstantSource clock;
    private final Stop stop;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile Process process;
    private boolean closed;

    private LocalProduct(Launcher launcher, InstantSource clock, Stop stop) throws IOException {
        this.launcher = launcher;
        this.home = Files.createTempDirectory("anpi-drill-");
        this.port = FreePort.choose();
        this.password = randomPassword();
        this.clock = clock;
        this.stop = stop;
        this.process = launch();
    }

    /**
     * Starts the product and waits until it is ready.
     *
     * @throws ProductFailure when it ends or is not ready in time; says the last lines it printed
     */
    public static LocalProduct start(Launcher launcher, InstantSource clock, Stop stop) {
        try {
            LocalProduct product = new LocalProduct(launcher, clock, stop);
            try {
                product.awaitReady();
            } catch (ProductFailure failed) {
                product.close();
                throw failed;
            }
            return product;
        } catch (IOException failed) {
            throw new ProductFailure("the product cannot be started: " + failed.getMessage(), failed);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Credentials credentials() {
        return new Credentials.Password("admin", password);
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(ORDERLY_END);
    }

    /** Starts it again on its data, after an orderly end when it still runs. */
    public void restart() {
        end();
        try {
            process = launch();
        } catch (IOException failed) {
            throw new ProductFailure("the product cannot be started again: " + failed.getMessage(), failed);
        }
        awaitReady();
    }

    /** The directory of its data, for whoever wants to know the volume. */
    public Path home() {
        return home;
    }

    /** What it printed, for whoever looks for the reason of a failure. */
    public Path log() {
        return home.resolve("product.log");
    }

    /** Ends it and clears its data away; may be called from a shutdown hook as well, the second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        end();
        try {
            clear(home);
        } catch (IOException left) {
            throw new ProductFailure("temporary data is left behind in " + home + ": " + left.getMessage(), left);
        }
    }

    private Process launch() throws IOException {
        List<String> line = new ArrayList<>(launcher.command());
        line.add("--server.address=127.0.0.1");
        line.add("--server.port=" + port);
        line.add("--anpi.data-dir=" + home.resolve("data"));
        line.add("--anpi.sample=" + launcher.sample());
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(launcher.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("ANPI_ADMIN_PASSWORD", password);
        return builder.start();
    }

    private void awaitReady() {
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .GET()
                .build();
        Instant end = clock.instant().plus(READY);
        while (!isReady(request)) {
            if (!process.isAlive())
                throw new ProductFailure("the product ended by itself, status " + process.exitValue() + lastLines());
            if (clock.instant().isAfter(end))
                throw new ProductFailure("the product is not ready after " + READY.toSeconds() + " s" + lastLines());
            if (stop.within(Duration.ofMillis(200))) throw new ProductFailure("stopped while the product was starting");
        }
    }

    private boolean isReady(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.ask();
            return false;
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return "; it printed last:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException _) {
            return "";
        }
    }

    /** Ends it in an orderly way, by force when it does not obey; its data stay. */
    public void end() {
        process.destroy();
        if (!awaitEnd(ORDERLY_END)) kill();
    }

    private boolean awaitEnd(Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException failed) {
            throw new ProductFailure("the product's end cannot be seen", failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void clear(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                if (failed != null) throw failed;
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
