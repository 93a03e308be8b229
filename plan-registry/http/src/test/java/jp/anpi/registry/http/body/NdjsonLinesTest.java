package jp.anpi.registry.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.http.problem.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class NdjsonLinesTest {

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);
    private final List<NettyDataBuffer> made = new ArrayList<>();

    @Test
    void linesComeOutInOrderAndEveryBufferIsGivenBack() {
        StepVerifier.create(NdjsonLines.read(body("{\"a\":", "1}\n{\"b\":2}", "\n"), new NdjsonLimits(100, 100, 10)))
                .assertNext(lines -> assertThat(lines)
                        .extracting(line -> new String(((NdjsonLine.Text) line).bytes(), UTF_8))
                        .containsExactly("{\"a\":1}", "{\"b\":2}"))
                .verifyComplete();
        assertEveryBufferIsGivenBack();
    }

    @Test
    void aBodyLargerThanAllowedIsRefusedAndEveryBufferIsGivenBack() {
        StepVerifier.create(NdjsonLines.read(body("aaaa\n", "bbbb\n", "cccc\n"), new NdjsonLimits(10, 7, 10)))
                .expectErrorSatisfies(
                        e -> assertThat(((Refused) e).problem().kind().status()).isEqualTo(413))
                .verify();
        assertEveryBufferIsGivenBack();
    }

    private void assertEveryBufferIsGivenBack() {
        assertThat(made)
                .allSatisfy(
                        buffer -> assertThat(buffer.getNativeBuffer().refCnt()).isZero());
    }

    private Flux<DataBuffer> body(String... parts) {
        return Flux.fromArray(parts).map(part -> {
            NettyDataBuffer buffer = buffers.allocateBuffer(16);
            buffer.write(part.getBytes(UTF_8));
            made.add(buffer);
            return buffer;
        });
    }
}
