package jp.anpi.deploy.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine as a sentence, to stand above every table. */
public final class Machine {
    private Machine() {}

    public static String describe() {
        Runtime runtime = Runtime.getRuntime();
        return "%d cores, %s %s, %s %s, load %s"
                .formatted(
                        runtime.availableProcessors(),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        load());
    }

    /** Of the last minute; the figures of a busy machine are worth little. */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    /** The kind of file system; on a tmpfs an fsync costs nothing and measures nothing. */
    public static String volume(Path directory) {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
