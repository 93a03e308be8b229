package jp.anpi.deploy.drills;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.anpi.deploy.drills.product.ProductFailure;

/** How the product of this repository is started: by its own launcher, whose process becomes the product. */
final class StandaloneCommand {
    /** Set by the launcher script of the drill. */
    static final String ROOT = "anpi.root";

    private StandaloneCommand() {}

    /** The repository's root as the launcher says it, else the working directory. */
    static Path root() {
        return Path.of(System.getProperty(ROOT, "")).toAbsolutePath();
    }

    static List<String> find() {
        Path launcher = root().resolve("deploy/standalone/anpi");
        if (!Files.isExecutable(launcher))
            throw new ProductFailure("there is no product to start: " + launcher + " is missing");
        return List.of(launcher.toString());
    }
}
