package jp.anpi.safety.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A zip that is made while it is sent: what is in memory is a few lines and the compressor, however large it grows. */
final class ZipStream {

    private static final int LINES_AT_ONCE = 256;

    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(made, StandardCharsets.UTF_8);
    private final List<Entry> entries = new ArrayList<>();
    private final Instant at;
    private MessageDigest digest = sha256();
    private long lines;
    private long bytes;

    private ZipStream(Instant at) {
        this.at = at;
    }

    /** A file of lines; a line end is put behind each. */
    record File(String name, Flux<String> lines) {}

    /**
     * What became of a file.
     *
     * @param sha256 of the file's own bytes, hex
     */
    record Entry(String name, long lines, long bytes, String sha256) {}

    /**
     * The bytes of a zip of those files in order, the last one made from what became of the others.
     *
     * @param at the time of every entry
     */
    static Flux<byte[]> of(List<File> files, Function<List<Entry>, File> last, Instant at) {
        return Flux.defer(() -> {
            ZipStream stream = new ZipStream(at);
            return Flux.concat(
                            Flux.fromIterable(files).concatMap(stream::write, 1),
                            Flux.defer(() -> stream.write(last.apply(List.copyOf(stream.entries)))),
                            Mono.fromCallable(stream::finish))
                    .filter(piece -> piece.length > 0);
        });
    }

    private Flux<byte[]> write(File file) {
        return Flux.concat(
                Mono.fromCallable(() -> begin(file.name())),
                file.lines().buffer(LINES_AT_ONCE).map(this::add),
                Mono.fromCallable(() -> end(file.name())));
    }

    private byte[] begin(String name) throws IOException {
        digest = sha256();
        lines = 0;
        bytes = 0;
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        return drained();
    }

    private byte[] add(List<String> some) {
        try {
            for (String line : some) {
                byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
                zip.write(text);
                digest.update(text);
                bytes += text.length;
                lines++;
            }
            return drained();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] end(String name) throws IOException {
        zip.closeEntry();
        entries.add(new Entry(name, lines, bytes, HexFormat.of().formatHex(digest.digest())));
        return drained();
    }

    private byte[] finish() throws IOException {
        zip.close();
        return drained();
    }

    private byte[] drained() {
        byte[] piece = made.toByteArray();
        made.reset();
        return piece;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
