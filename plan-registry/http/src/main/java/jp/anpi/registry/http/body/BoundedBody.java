package jp.anpi.registry.http.body;

import jp.anpi.registry.http.problem.Problem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** A body as the exact bytes that were sent. */
public final class BoundedBody {

    private BoundedBody() {}

    /** All bytes, none of them decoded; refused (413) above {@code limit} bytes, by its announced length already where there is one. */
    public static Mono<byte[]> read(ServerHttpRequest request, int limit) {
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(Problem.tooLarge(limit).refused());
        }
        return DataBufferUtils.join(request.getBody(), limit)
                .map(BoundedBody::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLong -> Problem.tooLarge(limit).refused());
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
