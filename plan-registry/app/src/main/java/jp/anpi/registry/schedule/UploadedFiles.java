package jp.anpi.registry.schedule;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.UploadTime;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of one multipart body, taken in piece by piece and never more than allowed. */
final class UploadedFiles {

    private final int mostFiles;
    private final long mostBytes;
    private final List<ExchangeUpload> files = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private long bytes;

    private UploadedFiles(ScheduleProperties limits) {
        mostFiles = limits.files();
        mostBytes = limits.upload().toBytes();
    }

    /**
     * All files in the order of the body; refused (413) as soon as they are too many or too large together, and (408) when they do not
     * come.
     */
    static Mono<List<ExchangeUpload>> of(Flux<PartEvent> parts, ScheduleProperties limits) {
        return Mono.defer(() -> {
            var uploaded = new UploadedFiles(limits);
            return UploadTime.limit(
                    parts,
                    limits.upload().toBytes(),
                    coming -> coming.doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()))
                            .doOnNext(uploaded::take)
                            .then(Mono.fromSupplier(() -> List.copyOf(uploaded.files))));
        });
    }

    private void take(PartEvent part) {
        DataBuffer piece = part.content();
        try {
            bytes += piece.readableByteCount();
            if (bytes > mostBytes || files.size() >= mostFiles) {
                throw Problem.tooLarge(mostBytes)
                        .and(ScheduleProblem.tooManyFiles(mostFiles))
                        .refused();
            }
            byte[] read = new byte[piece.readableByteCount()];
            piece.read(read);
            current.writeBytes(read);
        } finally {
            DataBufferUtils.release(piece);
        }
        if (part.isLast()) {
            if (part instanceof FilePartEvent file) {
                files.add(new ExchangeUpload(file.filename(), current.toByteArray()));
            }
            current.reset();
        }
    }
}
