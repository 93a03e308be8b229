package jp.anpi.deploy.acceptance.browser;

import java.nio.file.Path;

/**
 * Where the tests put the pictures of the README: below {@code target}, or into the repository when they are to be renewed
 * ({@code -Danpi.pictures=renew}).
 */
final class Pictures {

    private Pictures() {}

    static Path file(String name) {
        Path folder = "renew".equals(System.getProperty("anpi.pictures"))
                ? Path.of("pictures")
                : Path.of("target", "pictures");
        return folder.resolve(name + ".png");
    }
}
