package jp.anpi.safety.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;

/**
 * The proof in a link for a whole caseload. The link carries the names that its page shows, since the page can ask the server
 * for nothing; the proof binds them by their digest, so that a link whose names somebody swapped is refused with the report.
 *
 * @param mode of the incident, so that the page can say that it is a drill without asking
 * @param until when it ends, in whole seconds of wall time; what counts is the incident's own record of the link
 * @param digest of the names
 */
public record CaseloadToken(IncidentId incident, CaseloadLinkId link, Mode mode, Instant until, String digest) {

    /** Names the key of the signature. */
    public static final String KEY_PURPOSE = "caseload links";

    private static final byte FORM = 2;
    private static final int MAC = 16;
    private static final int DIGEST = 16;
    private static final int BYTES = 2 + 2 * 2 * Long.BYTES + Long.BYTES + DIGEST;
    private static final int TEXT = (BYTES + MAC) * 4 / 3 + 2;
    private static final int LONGEST_NAME = 255;

    /** Somebody as the link shows them. */
    public record Named(PersonId person, String name) {}

    /** For these people; their names go into the address behind it as {@link #names} writes them. */
    public static CaseloadToken of(
            IncidentId incident, CaseloadLinkId link, Mode mode, Instant until, List<Named> people) {
        return new CaseloadToken(
                incident, link, mode, Instant.ofEpochSecond(until.getEpochSecond()), digest(bytes(people)));
    }

    /** The people as they stand in an address: of each the id, the length of the name in one byte, and the name. */
    public static String names(List<Named> people) {
        return text(bytes(people));
    }

    /** As it stands in an address, before the names. */
    public String signed(SecretKey key) {
        byte[] content = content();
        byte[] whole = Arrays.copyOf(content, BYTES + MAC);
        System.arraycopy(mac(content, key), 0, whole, BYTES, MAC);
        return text(whole);
    }

    /** Empty unless it was signed by that key. */
    public static Optional<CaseloadToken> read(String text, SecretKey key) {
        if (text.length() > TEXT) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (whole.length != BYTES + MAC) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(whole, BYTES);
        boolean signed = MessageDigest.isEqual(mac(content, key), Arrays.copyOfRange(whole, BYTES, whole.length));
        return signed && content[0] == FORM
                ? Optional.of(of(ByteBuffer.wrap(content, 1, BYTES - 1)))
                : Optional.empty();
    }

    private static CaseloadToken of(ByteBuffer bytes) {
        Mode mode = Mode.values()[bytes.get()];
        var incident = new IncidentId(uuid(bytes));
        var link = new CaseloadLinkId(uuid(bytes));
        Instant until = Instant.ofEpochSecond(bytes.getLong());
        byte[] digest = new byte[DIGEST];
        bytes.get(digest);
        return new CaseloadToken(incident, link, mode, until, text(digest));
    }

    private byte[] content() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(FORM).put((byte) mode.ordinal());
        put(bytes, incident.value());
        put(bytes, link.value());
        bytes.putLong(until.getEpochSecond());
        bytes.put(Base64.getUrlDecoder().decode(digest));
        return bytes.array();
    }

    private static byte[] bytes(List<Named> people) {
        List<byte[]> names =
                people.stream().map(person -> shortened(person.name())).toList();
        int size = names.stream()
                .mapToInt(name -> 2 * Long.BYTES + 1 + name.length)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (int i = 0; i < people.size(); i++) {
            put(bytes, people.get(i).person().value());
            bytes.put((byte) names.get(i).length).put(names.get(i));
        }
        return bytes.array();
    }

    /** Whole characters only. */
    private static byte[] shortened(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_NAME
                ? bytes
                : shortened(name.substring(0, name.offsetByCodePoints(name.length(), -1)));
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(byte[] names) {
        try {
            return text(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(names), DIGEST));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] mac(byte[] content, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
