package jp.anpi.registry.http.body;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * A piece of a body that nobody else will ever use. A pooled piece that is let go twice takes away the one that was given the
 * same memory in between; Reactor lets go what it discards once for each operator below that asked for it.
 */
public final class OwnBytes {

    private OwnBytes() {}

    /** A copy in memory of its own; the piece itself is let go. */
    public static DataBuffer of(DataBuffer pooled) {
        byte[] bytes = new byte[pooled.readableByteCount()];
        pooled.read(bytes);
        DataBufferUtils.release(pooled);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
