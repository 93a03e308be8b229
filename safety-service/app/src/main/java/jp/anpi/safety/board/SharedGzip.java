package jp.anpi.safety.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Endless gzip streams whose pieces are packed once for everybody: no piece refers back to another, so each can follow any
 * other, whatever a viewer was sent before, and can be unpacked as soon as it is there.
 */
final class SharedGzip {

    /** RFC 1952: the magic bytes, deflate, no flags, no time, no hint, of no known system. */
    private static final byte[] BEGINNING = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private SharedGzip() {}

    /** What every stream starts with. */
    static byte[] beginning() {
        return BEGINNING.clone();
    }

    /** A piece of any stream. It ends with RFC 1951's empty block, which ends on a whole byte. */
    static byte[] piece(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / 4);
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        var packing = new DeflaterOutputStream(packed, deflater, 4096, true);
        try {
            packing.write(plain);
            packing.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a buffer in memory takes everything", impossible);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}
