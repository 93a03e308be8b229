package jp.anpi.safety.board;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What a browser has read of an endless gzip stream. */
final class Unpacked {

    private Unpacked() {}

    /** All that can be read when these pieces have come and no more. */
    static byte[] soFar(List<byte[]> pieces) throws IOException {
        var sent = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            sent.write(piece);
        }
        var read = new ByteArrayOutputStream();
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            for (int next = unpacking.read(); next >= 0; next = unpacking.read()) {
                read.write(next);
            }
        } catch (EOFException endless) {
            return read.toByteArray();
        }
        throw new AssertionError("a stream of events has no end");
    }
}
