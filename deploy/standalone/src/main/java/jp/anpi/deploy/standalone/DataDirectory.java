package jp.anpi.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The one directory a standalone product lives in. Holding it means: no other process uses it, and its format (file
 * {@code VERSION}) is one that this program reads and writes.
 */
final class DataDirectory implements AutoCloseable {

    private static final String FORMAT = "anpi-data 1";
    private static final String VERSION = "VERSION";
    private static final String LOCK = "LOCK";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final boolean fresh;

    private DataDirectory(Path path, FileChannel channel, FileLock lock, boolean fresh) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.fresh = fresh;
    }

    /**
     * Takes the directory, creating it when it is not there.
     *
     * @throws StartupRefused when another process holds it, its format is unknown, or it cannot be written
     */
    static DataDirectory take(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(path, channel);
            boolean fresh = checkVersion(path);
            noteOwner(channel);
            return new DataDirectory(path, channel, lock, fresh);
        } catch (IOException e) {
            throw new StartupRefused(
                    ExitStatus.IO,
                    "The data directory " + path + " cannot be written ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): free or repair it, or choose another with --anpi.data-dir=…");
        }
    }

    private static FileLock lock(Path path, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String owner = owner(path);
            channel.close();
            throw new StartupRefused(
                    ExitStatus.UNAVAILABLE,
                    "The data directory " + path + " is in use by another process" + owner
                            + ": stop that one, or choose another directory with --anpi.data-dir=…");
        }
        return lock;
    }

    private static String owner(Path path) throws IOException {
        String pid = Files.readString(path.resolve(LOCK)).strip();
        return pid.isEmpty() ? "" : " (pid " + pid + ")";
    }

    private static void noteOwner(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
    }

    private static boolean checkVersion(Path path) throws IOException {
        Path file = path.resolve(VERSION);
        if (Files.exists(file)) {
            String found = Files.readString(file).strip();
            if (!found.equals(FORMAT)) {
                throw new StartupRefused(
                        ExitStatus.CONFIGURATION,
                        "The data directory " + path + " has the format \"" + found + "\", this program reads \""
                                + FORMAT
                                + "\": use the program that wrote it, or choose another directory with --anpi.data-dir=…");
            }
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            if (entries.anyMatch(entry -> !entry.getFileName().toString().equals(LOCK))) {
                throw new StartupRefused(
                        ExitStatus.CONFIGURATION,
                        "The directory " + path + " holds something that this program did not write (no file VERSION): "
                                + "choose an empty directory with --anpi.data-dir=…");
            }
        }
        Files.writeString(file, FORMAT + "\n");
        return true;
    }

    Path path() {
        return path;
    }

    /** Whether it was created just now. */
    boolean fresh() {
        return fresh;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
