package jp.anpi.safety.incident;

import java.util.Map;
import jp.anpi.registry.http.body.OwnBytes;
import jp.anpi.registry.http.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads requests that may carry a drawn area, and no others: they may be far longer than ordinary ones, so that an outline
 * with too many points is refused by its field and not by its bytes. Long JSON is read beside the event loop.
 */
final class AreaBodies extends JacksonJsonDecoder {

    private static final int LIMIT = 8 * 1024 * 1024;

    AreaBodies(JsonMapper json) {
        super(json, MediaType.APPLICATION_JSON);
        setMaxInMemorySize(LIMIT);
    }

    @Override
    public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
        return AreaRequest.Carrier.class.isAssignableFrom(type.toClass()) && super.canDecode(type, mimeType);
    }

    @Override
    public Mono<Object> decodeToMono(
            Publisher<DataBuffer> input,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        return DataBufferUtils.join(input, LIMIT)
                .map(OwnBytes::of)
                .onErrorMap(
                        DataBufferLimitException.class,
                        _ -> Problem.tooLarge(LIMIT).refused())
                .publishOn(Schedulers.parallel())
                .mapNotNull(whole -> decode(whole, type, mimeType, hints));
    }
}
