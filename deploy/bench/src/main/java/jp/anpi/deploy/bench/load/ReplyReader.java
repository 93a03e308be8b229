package jp.anpi.deploy.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Says when the one answer that is awaited on a connection is complete, and with which status. Bodies have a length or come
 * in chunks; because nothing is pipelined, the end of a chunked answer is the end of what was received.
 */
final class ReplyReader {
    private static final int HEADER_END = 4;
    private static final int UNKNOWN = -1;
    private static final int CHUNKED = -2;

    private int status;
    private int bodyAt = UNKNOWN;
    private int length;
    private boolean closing;

    /** Whether the server announced that it closes the connection after this answer. */
    boolean closing() {
        return closing;
    }

    void reset() {
        status = 0;
        bodyAt = UNKNOWN;
        length = 0;
        closing = false;
    }

    /**
     * Looks at what was received so far.
     *
     * @param received from 0 to its position
     * @return the status once the answer is complete
     * @throws IllegalStateException when it is no HTTP/1.1
     */
    OptionalInt status(ByteBuffer received) {
        if (bodyAt == UNKNOWN && !readHead(received)) return OptionalInt.empty();
        boolean complete = length == CHUNKED ? endsWithLastChunk(received) : received.position() >= bodyAt + length;
        return complete ? OptionalInt.of(status) : OptionalInt.empty();
    }

    private boolean readHead(ByteBuffer received) {
        int end = headerEnd(received);
        if (end < 0) return false;
        byte[] bytes = new byte[end];
        received.duplicate().flip().get(bytes);
        String head = new String(bytes, StandardCharsets.US_ASCII);
        if (!head.startsWith("HTTP/1.1 ")) throw new IllegalStateException("no HTTP/1.1 answer: " + firstLine(head));
        status = Integer.parseInt(head.substring(9, 12));
        length = status == 204 || status == 304 ? 0 : CHUNKED;
        head.lines().skip(1).forEach(this::header);
        bodyAt = end + HEADER_END;
        return true;
    }

    private void header(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:"))
            length =
                    Integer.parseInt(lower.substring("content-length:".length()).strip());
        if (lower.startsWith("connection:") && lower.contains("close")) closing = true;
    }

    private static String firstLine(String head) {
        return head.lines().findFirst().orElse("");
    }

    private static int headerEnd(ByteBuffer received) {
        for (int i = 0; i + HEADER_END <= received.position(); i++) {
            if (received.get(i) == '\r'
                    && received.get(i + 1) == '\n'
                    && received.get(i + 2) == '\r'
                    && received.get(i + 3) == '\n') return i;
        }
        return -1;
    }

    private boolean endsWithLastChunk(ByteBuffer received) {
        int end = received.position();
        return end >= bodyAt + 5
                && received.get(end - 5) == '0'
                && received.get(end - 4) == '\r'
                && received.get(end - 3) == '\n'
                && received.get(end - 2) == '\r'
                && received.get(end - 1) == '\n'
                && (end == bodyAt + 5 || received.get(end - 6) == '\n');
    }
}
