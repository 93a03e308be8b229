package jp.anpi.deploy.bench.load;

import java.nio.ByteBuffer;

/** Makes requests, cheaply: called for each one on the thread that measures. */
@FunctionalInterface
public interface Requests {
    /** Writes a whole HTTP/1.1 request; the buffer is empty and has room for {@link HttpLoad#REQUEST_BYTES} bytes. */
    void write(ByteBuffer into);
}
