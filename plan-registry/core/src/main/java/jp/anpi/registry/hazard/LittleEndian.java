package jp.anpi.registry.hazard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Pieces of known length from a stream. */
final class LittleEndian {

    private final InputStream in;

    LittleEndian(InputStream in) {
        this.in = in;
    }

    /** So many bytes; fails at an early end. */
    ByteBuffer read(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** So many bytes, or none at the end. */
    ByteBuffer readOrEnd(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length > 0 && bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void close() throws IOException {
        in.close();
    }
}
