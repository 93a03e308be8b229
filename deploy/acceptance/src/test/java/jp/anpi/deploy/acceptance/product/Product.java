package jp.anpi.deploy.acceptance.product;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.deploy.drills.product.FreePort;

/**
 * The product in a process of its own, as {@code deploy/standalone/anpi} starts it: same options, same main class. Its
 * output is kept in a file beside the data.
 */
public final class Product implements AutoCloseable {

    public static final String ADMIN_PASSWORD = "correct-horse-battery";
    private static final String CLASS_PATH = productsClassPath();
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    /** An end in peace may write the {@link ClassArchive}. */
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final List<String> machine;
    private final List<String> options;
    private ClassArchive.Part archive;
    private Process process;

    private Product(Path directory, int port, List<String> machine, List<String> options, ClassArchive.Part archive) {
        this.directory = directory;
        this.port = port;
        this.machine = machine;
        this.options = options;
        this.archive = archive;
        this.process = start();
    }

    /** Starts on a free port and returns at once; {@code directory} holds {@code data} and {@code console.log}. */
    public static Product launch(Path directory, String... options) {
        return new Product(directory, freePort(), List.of(), List.of(options), ClassArchive.read(CLASS_PATH));
    }

    /** Starts and waits until reports are accepted. */
    public static Product ready(Path directory, String... options) {
        return ready(directory, READY_WITHIN, List.of(), options);
    }

    /**
     * Starts and waits until reports are accepted; what is not ready in time is ended.
     *
     * @param machine options of the virtual machine, over those of {@code jvm.options}
     */
    public static Product ready(Path directory, Duration within, List<String> machine, String... options) {
        Product product =
                new Product(directory, freePort(), machine, List.of(options), ClassArchive.readOrLeave(CLASS_PATH));
        try {
            product.awaitReady(within);
        } catch (RuntimeException | Error notReady) {
            product.close();
            throw notReady;
        }
        return product;
    }

    private Process start() {
        Path standalone = repository().resolve("deploy/standalone");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + standalone.resolve("jvm.options"));
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(archive.options());
        command.addAll(machine);
        command.addAll(List.of("-cp", CLASS_PATH, "jp.anpi.deploy.standalone.Anpi"));
        if (options.stream().noneMatch(option -> option.startsWith("--server.port"))) {
            command.add("--server.port=" + port);
        }
        command.add("--anpi.data-dir=" + directory.resolve("data"));
        if (options.stream().noneMatch(option -> option.startsWith("--anpi.admin-password"))) {
            command.add("--anpi.admin-password=" + ADMIN_PASSWORD);
        }
        // Test machines rarely have a time service; a warning on every page would be in every picture.
        if (options.stream().noneMatch(option -> option.startsWith("--anpi.server-clock"))) {
            command.add("--anpi.server-clock.watch=false");
        }
        command.addAll(options);
        try {
            Files.createDirectories(directory);
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("console.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The top of the checkout the tests run in. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** A port of the loopback that nobody listens on and that the system gives to nobody by itself. */
    public static int freePort() {
        try {
            return FreePort.choose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until readiness is up: durable reports are accepted. */
    public void awaitReady() {
        awaitReady(READY_WITHIN);
    }

    private void awaitReady(Duration within) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Eventually.within(within, () -> "the product is ready; its console said:\n" + console(), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the product ended with " + process.exitValue() + ":\n" + console());
            }
            try {
                return http.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** What the tests themselves are made of is none of the product's. */
    private static String productsClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !entry.startsWith(Path.of("target").toAbsolutePath().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts again on the same data and port. */
    public void startAgain() {
        archive = ClassArchive.read(CLASS_PATH);
        process = start();
    }

    /** Waits for the process to end by itself and answers its status. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the product did not end; its console said:\n" + console());
            }
            archive.ended();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything the process printed so far, over all its starts. */
    public String console() {
        try {
            return Files.readString(directory.resolve("console.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                archive.ended();
            } else {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
