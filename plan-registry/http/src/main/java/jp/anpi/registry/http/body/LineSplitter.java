package jp.anpi.registry.http.body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines. A line inside one buffer is copied once, straight into its own array; only the pieces
 * of a line that crosses buffers are kept apart until it ends. Used by one thread at a time.
 */
final class LineSplitter {

    private static final byte LF = '\n';
    private static final byte CR = '\r';

    private final NdjsonLimits limits;
    private final Consumer<NdjsonLine> lines;
    private final List<byte[]> pieces = new ArrayList<>();
    private int kept;
    private boolean tooLong;
    private int number;
    private int passedOn;
    private long total;

    LineSplitter(NdjsonLimits limits, Consumer<NdjsonLine> lines) {
        this.limits = limits;
        this.lines = lines;
    }

    /** Takes the next bytes; false when the body as a whole is larger than allowed, and then nothing more may be given. */
    boolean accept(ByteBuffer buffer) {
        total += buffer.remaining();
        if (total > limits.totalBytes()) {
            return false;
        }
        int start = buffer.position();
        for (int at = start; at < buffer.limit(); at++) {
            if (buffer.get(at) == LF) {
                keep(buffer, start, at);
                if (!endLine()) {
                    return false;
                }
                start = at + 1;
            }
        }
        keep(buffer, start, buffer.limit());
        buffer.position(buffer.limit());
        return true;
    }

    /** Passes on a last line without an end; false as in {@link #accept}. */
    boolean finish() {
        return (kept == 0 && !tooLong) || endLine();
    }

    private void keep(ByteBuffer buffer, int from, int to) {
        int length = to - from;
        if (length == 0 || tooLong) {
            return;
        }
        // One byte more than allowed may still turn out to be the CR of a CR LF.
        if (kept + length > limits.lineBytes() + 1) {
            tooLong = true;
            pieces.clear();
            kept = 0;
            return;
        }
        byte[] piece = new byte[length];
        buffer.get(from, piece);
        pieces.add(piece);
        kept += length;
    }

    private boolean endLine() {
        number++;
        if (tooLong) {
            tooLong = false;
            return pass(new NdjsonLine.TooLong(number));
        }
        byte[] line = joined();
        pieces.clear();
        kept = 0;
        if (line.length > limits.lineBytes()) {
            return pass(new NdjsonLine.TooLong(number));
        }
        return isBlank(line) || pass(new NdjsonLine.Text(number, line));
    }

    private boolean pass(NdjsonLine line) {
        if (++passedOn > limits.lines()) {
            return false;
        }
        lines.accept(line);
        return true;
    }

    private byte[] joined() {
        int length = kept;
        if (length > 0 && pieces.getLast()[pieces.getLast().length - 1] == CR) {
            length--;
        }
        if (pieces.size() == 1 && length == kept) {
            return pieces.getFirst();
        }
        byte[] line = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            int take = Math.min(piece.length, length - at);
            System.arraycopy(piece, 0, line, at, take);
            at += take;
        }
        return line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
