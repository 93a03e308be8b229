package jp.anpi.registry.audit;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds each piece of an answer until what it shows is recorded. */
final class RecordedResponse extends ServerHttpResponseDecorator {

    private final RecordedCall call;

    RecordedResponse(ServerHttpResponse response, RecordedCall call) {
        super(response);
        this.call = call;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return call.isRecorded() ? super.writeWith(recorded(body)) : super.writeWith(body);
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return call.isRecorded()
                ? super.writeAndFlushWith(Flux.from(body).map(this::recorded))
                : super.writeAndFlushWith(body);
    }

    @Override
    public Mono<Void> setComplete() {
        return call.isRecorded() ? call.shows(new byte[0]).then(super.setComplete()) : super.setComplete();
    }

    private Publisher<DataBuffer> recorded(Publisher<? extends DataBuffer> body) {
        return body instanceof Mono<? extends DataBuffer> one
                ? one.flatMap(this::recorded)
                : Flux.from(body).concatMap(this::recorded, 1);
    }

    private Mono<DataBuffer> recorded(DataBuffer piece) {
        byte[] bytes = new byte[call.namesPeople() ? piece.readableByteCount() : 0];
        if (bytes.length > 0) {
            piece.toByteBuffer().get(bytes);
        }
        return call.shows(bytes)
                .doOnCancel(() -> DataBufferUtils.release(piece))
                .thenReturn(piece);
    }
}
