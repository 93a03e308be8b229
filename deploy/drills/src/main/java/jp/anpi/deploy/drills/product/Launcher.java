package jp.anpi.deploy.drills.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a product is started.
 *
 * @param command the program and its first arguments; address, port, data directory and sample are added. Its process must
 *     become the product, so that its pid can be ended
 * @param root    where the program runs
 * @param sample  {@code none}, {@code town} or {@code city}
 */
public record Launcher(List<String> command, Path root, String sample) {
    /** System property set by the launcher scripts: the repository's root; else the working directory. */
    public static final String ROOT = "anpi.root";

    public Launcher {
        command = List.copyOf(command);
    }

    /** The product of this repository by its own launcher script. */
    public static Launcher ofRepository(String sample) {
        Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath();
        Path script = root.resolve("deploy/standalone/anpi");
        if (!Files.isExecutable(script))
            throw new ProductFailure("there is no product to start: " + script + " is missing");
        return new Launcher(List.of(script.toString()), root, sample);
    }
}
