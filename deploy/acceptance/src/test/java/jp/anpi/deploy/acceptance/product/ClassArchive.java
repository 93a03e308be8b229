package jp.anpi.deploy.acceptance.product;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The product's classes as one start of it loaded them, so that the many other starts of these tests need not: a start costs
 * two thirds of the CPU. The first product that ends in peace leaves it behind. Only jars can be archived, so there is none
 * where the modules are still directories ({@code ./mvnw test}).
 */
final class ClassArchive {

    private static final Path FILE = Path.of("target", "anpi.jsa");
    private static final Path BEING_MADE = Path.of("target", "anpi.jsa.new");
    private static final Path TAKEN = Path.of("target", "anpi.jsa.taken");

    /** The machine's warnings would stand among the product's own words, which tests read. */
    private static final String SAY_NOTHING = "-Xlog:disable";

    private ClassArchive() {}

    /** How a process takes part: it reads the archive, leaves it behind at its end, or neither. */
    record Part(List<String> options, boolean leavesIt) {

        private static final Part NONE = new Part(List.of(), false);

        /** To be called when the process has ended: what it left is there for all that start from now on. */
        void ended() {
            if (!leavesIt) {
                return;
            }
            try {
                if (Files.exists(BEING_MADE)) {
                    Files.move(BEING_MADE, FILE);
                }
                Files.deleteIfExists(TAKEN);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** For a start that may fail, or end early: what it would leave has too few classes. */
    static Part read(String classPath) {
        return newest(classPath)
                .filter(ClassArchive::isThere)
                .map(_ -> reading())
                .orElse(Part.NONE);
    }

    /** For a start to the end; one of all that begin before there is an archive leaves it. */
    static Part readOrLeave(String classPath) {
        return newest(classPath)
                .map(changed -> isThere(changed) ? reading() : leaving(changed))
                .orElse(Part.NONE);
    }

    private static Part reading() {
        return new Part(List.of(SAY_NOTHING, "-XX:SharedArchiveFile=" + FILE.toAbsolutePath()), false);
    }

    private static Part leaving(long changed) {
        try {
            if (TAKEN.toFile().lastModified() < changed) {
                Files.deleteIfExists(TAKEN);
                Files.deleteIfExists(FILE);
            }
            Files.createFile(TAKEN);
            Files.deleteIfExists(BEING_MADE);
            return new Part(List.of(SAY_NOTHING, "-XX:ArchiveClassesAtExit=" + BEING_MADE.toAbsolutePath()), true);
        } catch (FileAlreadyExistsException anotherLeavesIt) {
            return Part.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(long changed) {
        return FILE.toFile().lastModified() > changed;
    }

    /** When any of the jars changed last, in milliseconds since 1970; empty where not all are jars. */
    private static Optional<Long> newest(String classPath) {
        List<File> entries = Stream.of(classPath.split(File.pathSeparator))
                .map(File::new)
                .filter(File::exists)
                .toList();
        return entries.stream().anyMatch(File::isDirectory)
                ? Optional.empty()
                : entries.stream().map(File::lastModified).max(Long::compare);
    }
}
