package jp.anpi.registry.http.listing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where a list goes on: the sort key of the last item already sent. Opaque to callers; a changed one is refused. It grants
 * nothing, since each page is authorised anew, but it ends up in addresses and so must hold ids, never names.
 *
 * @param parts the key's parts, without line separators
 */
public record Cursor(List<String> parts) {

    private static final String BETWEEN = "\n";
    private static final int LONGEST = 1_024;

    public Cursor {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.contains(BETWEEN))) {
            throw new IllegalArgumentException("a cursor needs parts without line separators");
        }
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /** The cursor as it travels in an address. */
    public String text() {
        byte[] key = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(4 + key.length)
                .putInt(checksum(key))
                .put(key)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Reads a cursor back; empty when it is not one of ours or has another number of parts. */
    public static Optional<Cursor> read(String text, int parts) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (all.remaining() < 4) {
                return Optional.empty();
            }
            int sum = all.getInt();
            byte[] key = new byte[all.remaining()];
            all.get(key);
            String joined = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            List<String> read = List.of(joined.split(BETWEEN, -1));
            return sum == checksum(key) && read.size() == parts ? Optional.of(new Cursor(read)) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }

    private static int checksum(byte[] key) {
        var crc = new CRC32C();
        crc.update(key);
        return (int) crc.getValue();
    }
}
