package jp.anpi.deploy.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory of one store: held by one process at a time, and marked with the format of what is in it. */
final class DataDirectory implements AutoCloseable {

    static final String FORMAT = "anpi-store 1";

    private final Path directory;
    private final FileChannel channel;

    private DataDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DataDirectory hold(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (tryLock(channel) == null) throw new StoreInUseException(directory);
                checkFormat(directory);
                return new DataDirectory(directory, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The store directory " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void checkFormat(Path directory) throws IOException {
        Path marker = directory.resolve("VERSION");
        if (Files.exists(marker)) {
            String found = Files.readString(marker).strip();
            if (!found.equals(FORMAT))
                throw new StoreFormatException(directory, "data of the format \"" + found + "\"");
        } else if (Files.exists(directory.resolve("rocks"))) {
            throw new StoreFormatException(directory, "data without a VERSION file");
        } else {
            mark(marker);
        }
    }

    /** On disk before the first document is, and whole or not there. */
    private static void mark(Path marker) throws IOException {
        Path draft = marker.resolveSibling("VERSION.new");
        try (FileChannel file = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap((FORMAT + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        Files.move(draft, marker, StandardCopyOption.ATOMIC_MOVE);
    }

    Path rocks() {
        return directory.resolve("rocks");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of " + directory + " could not be released: " + e.getMessage(), e);
        }
    }
}
