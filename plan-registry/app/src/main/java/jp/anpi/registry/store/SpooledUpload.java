package jp.anpi.registry.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemKind;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One file and the words that came with it.
 *
 * @param name of the file, as its sender calls it
 * @param fields of the form, at most 64 KB together
 */
public record SpooledUpload(Spool file, String name, Map<String, String> fields) {

    private static final int WORDS = 64 * 1024;

    /** A word of the form. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /**
     * Takes the body in piece by piece; refused (413) as soon as it is too large, and (408) when it does not come. Closing the file is the caller's.
     *
     * @param notOne the refusal of a body without exactly one file
     */
    public static Mono<SpooledUpload> of(Flux<PartEvent> parts, long mostBytes, ProblemKind notOne) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> new Receiving(mostBytes, notOne)).subscribeOn(Schedulers.boundedElastic()),
                receiving -> UploadTime.limit(
                        parts,
                        mostBytes,
                        coming -> coming.publishOn(Schedulers.boundedElastic(), 8)
                                .doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()))
                                .doOnNext(receiving::take)
                                .then(Mono.fromCallable(receiving::whole))),
                _ -> Mono.empty(),
                (receiving, _) -> Mono.fromRunnable(receiving::giveUp),
                receiving -> Mono.fromRunnable(receiving::giveUp));
    }

    /** Reads a body off the line and keeps nothing of it: whoever is still sending hears no answer. */
    public static Mono<Void> leave(Flux<PartEvent> parts) {
        return UploadTime.limit(
                parts,
                0,
                coming -> coming.doOnNext(part -> DataBufferUtils.release(part.content()))
                        .then());
    }

    private static final class Receiving {

        private final Spool spool;
        private final Map<String, String> fields = new HashMap<>();
        private final ByteArrayOutputStream words = new ByteArrayOutputStream();
        private final long mostBytes;
        private final ProblemKind notOne;
        private String name = "";
        private int files;
        private int said;

        Receiving(long mostBytes, ProblemKind notOne) {
            this.mostBytes = mostBytes;
            this.notOne = notOne;
            try {
                spool = new Spool();
            } catch (IOException full) {
                throw new UncheckedIOException("a file could not be kept on disk", full);
            }
        }

        void take(PartEvent part) {
            byte[] piece = bytes(part.content());
            if (part instanceof FilePartEvent file) {
                name = file.filename();
                if (spool.size() + piece.length > mostBytes) {
                    throw Problem.tooLarge(mostBytes).refused();
                }
                spool.append(piece);
                files += part.isLast() ? 1 : 0;
                return;
            }
            said += piece.length + (part.isLast() ? part.name().length() : 0);
            if (said > WORDS) {
                throw Problem.tooLarge(WORDS).refused();
            }
            words.writeBytes(piece);
            if (part.isLast()) {
                fields.put(part.name(), words.toString(StandardCharsets.UTF_8));
                words.reset();
            }
        }

        SpooledUpload whole() {
            if (files != 1) {
                throw Problem.of(notOne).refused();
            }
            spool.complete();
            return new SpooledUpload(spool, name, Map.copyOf(fields));
        }

        void giveUp() {
            spool.close();
        }

        private static byte[] bytes(DataBuffer buffer) {
            try {
                byte[] bytes = new byte[buffer.readableByteCount()];
                buffer.read(bytes);
                return bytes;
            } finally {
                DataBufferUtils.release(buffer);
            }
        }
    }
}
