package jp.anpi.registry.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Passwords that others have lost: a file of their SHA-1 in hex, one a line and in order, as Have I Been Pwned hands it out
 * ({@code HASH:count}), or any part of it. It is searched where it lies and may be larger than memory. Without a file nothing is
 * known; nobody outside is ever asked.
 */
final class KnownPasswords {

    private static final String KEY = "anpi.access.known-passwords";
    private static final int HASH = 40;
    private static final int LONGEST_LINE = 64;
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{40}(?::\\d{1,20})?\\r?");

    private final Optional<Path> file;

    KnownPasswords(Optional<Path> file) {
        this.file = file;
    }

    /** Refuses, naming the setting, what is no such file. */
    static void check(String setting) {
        try (var lines = FileChannel.open(Path.of(setting))) {
            Line first = Line.at(0, lines);
            Line last = Line.at(Math.max(0, lines.size() - 2), lines);
            if (first.hash().compareTo(last.hash()) > 0) {
                throw new IllegalArgumentException(KEY + ": its lines are not in order: " + setting);
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    KEY + ": give a file of SHA-1 hashes in order, one a line, not " + setting, unreadable);
        }
    }

    /** Whether the password is in the list. */
    Mono<Boolean> has(String password) {
        return Mono.justOrEmpty(file)
                .map(list -> holds(list, sha1(password)))
                .subscribeOn(Schedulers.boundedElastic())
                .defaultIfEmpty(false);
    }

    private static boolean holds(Path list, String hash) {
        try (var lines = FileChannel.open(list)) {
            long from = 0;
            long to = lines.size();
            while (from < to) {
                Line line = Line.at((from + to) >>> 1, lines);
                int order = line.hash().compareTo(hash);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    from = line.end();
                } else {
                    to = line.start();
                }
            }
            return false;
        } catch (IOException gone) {
            throw new UncheckedIOException(KEY + " cannot be read any more", gone);
        }
    }

    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param end where the next one begins */
    private record Line(long start, long end, String hash) {

        /** The line of which that byte is a part. */
        static Line at(long place, FileChannel lines) throws IOException {
            long from = Math.max(0, place - LONGEST_LINE);
            ByteBuffer read = ByteBuffer.allocate(2 * LONGEST_LINE);
            while (read.hasRemaining() && lines.read(read, from + read.position()) > 0) {}
            String around = new String(read.array(), 0, read.position(), StandardCharsets.ISO_8859_1);
            int start = around.lastIndexOf('\n', (int) (place - from) - 1) + 1;
            int next = around.indexOf('\n', (int) (place - from));
            String line = around.substring(start, next < 0 ? around.length() : next);
            if (!LINE.matcher(line).matches()) {
                throw new IOException("no hash at byte " + (from + start));
            }
            long end = from + (next < 0 ? around.length() : next + 1);
            return new Line(from + start, end, line.substring(0, HASH).toUpperCase(Locale.ROOT));
        }
    }
}
