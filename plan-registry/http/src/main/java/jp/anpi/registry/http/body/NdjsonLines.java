package jp.anpi.registry.http.body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Splits a body of many JSON objects by line before anything is parsed, so that one bad line cannot spoil its neighbours.
 * The whole body is taken in before the answer: otherwise a body that turns out too large would be half accepted.
 */
public final class NdjsonLines {

    private static final Text TOO_MANY_LINES = new Text("行数の上限は {0} です。", "The limit is {0} lines.");

    private NdjsonLines() {}

    /** The lines in order; refused (413) when the body is larger or has more lines than allowed. */
    public static Mono<List<NdjsonLine>> read(ServerHttpRequest request, NdjsonLimits limits) {
        if (request.getHeaders().getContentLength() > limits.totalBytes()) {
            return Mono.error(Problem.tooLarge(limits.totalBytes()).refused());
        }
        return read(request.getBody(), limits);
    }

    /** As above, of buffers that are released one by one. */
    public static Mono<List<NdjsonLine>> read(Flux<DataBuffer> body, NdjsonLimits limits) {
        return Mono.defer(() -> {
            List<NdjsonLine> lines = new ArrayList<>();
            var splitter = new LineSplitter(limits, lines::add);
            return body.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                    .concatMap(buffer -> split(buffer, splitter) ? Mono.<Void>empty() : tooLarge(limits), 0)
                    .then(Mono.defer(() -> splitter.finish() ? Mono.just(lines) : tooLarge(limits)));
        });
    }

    private static boolean split(DataBuffer buffer, LineSplitter splitter) {
        try (var windows = buffer.readableByteBuffers()) {
            while (windows.hasNext()) {
                ByteBuffer window = windows.next();
                if (!splitter.accept(window.slice())) {
                    return false;
                }
            }
            return true;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static <T> Mono<T> tooLarge(NdjsonLimits limits) {
        return Mono.error(Problem.tooLarge(limits.totalBytes())
                .and(ProblemItem.whole(TOO_MANY_LINES, limits.lines()))
                .refused());
    }
}
