package jp.anpi.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    private final ReplyReader reader = new ReplyReader();

    /** Gives the answer byte by byte; the number of bytes after which it was complete, with its status. */
    private String read(String answer) {
        ByteBuffer received = ByteBuffer.allocate(1024);
        byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            received.put(bytes[i]);
            OptionalInt status = reader.status(received);
            if (status.isPresent()) return status.getAsInt() + " after " + (i + 1) + " of " + bytes.length;
        }
        return "incomplete";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcde0\r\n0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n"
            })
    void anAnswerIsCompleteWithItsLastByteAndNotBefore(String answer) {
        assertThat(read(answer)).matches("20[24] after " + answer.length() + " of " + answer.length());
    }

    @Test
    void aMissingByteIsWaitedFor() {
        assertThat(read("HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nhell"))
                .isEqualTo("incomplete");
        reader.reset();
        assertThat(read("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"))
                .isEqualTo("incomplete");
    }

    @Test
    void anAnnouncedEndOfTheConnectionIsSeen() {
        read("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(reader.closing()).isTrue();
        reader.reset();
        assertThat(reader.closing()).isFalse();
    }

    @Test
    void whatIsNoHttpIsSaid() {
        assertThatThrownBy(() -> read("SSH-2.0-OpenSSH\r\n\r\n\r\n")).hasMessageContaining("SSH-2.0");
    }
}
