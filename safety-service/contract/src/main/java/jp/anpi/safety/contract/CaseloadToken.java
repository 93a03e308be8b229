package jp.anpi.safety.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
    private static final int DIGEST = 16;
    private static final int BYTES = 2 + 2 * 2 * Long.BYTES + Long.BYTES + DIGEST;
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
        return SignedBytes.text(bytes(people));
    }

    /** As it stands in an address, before the names. */
    public String signed(SecretKey key) {
        return SignedBytes.sign(content(), key);
    }

    /** Empty unless it was signed by that key. */
    public static Optional<CaseloadToken> read(String text, SecretKey key) {
        return SignedBytes.read(text, FORM, BYTES, key).map(CaseloadToken::of);
    }

    private static CaseloadToken of(ByteBuffer bytes) {
        Mode mode = Mode.values()[bytes.get()];
        var incident = new IncidentId(SignedBytes.uuid(bytes));
        var link = new CaseloadLinkId(SignedBytes.uuid(bytes));
        Instant until = Instant.ofEpochSecond(bytes.getLong());
        byte[] digest = new byte[DIGEST];
        bytes.get(digest);
        return new CaseloadToken(incident, link, mode, until, SignedBytes.text(digest));
    }

    private byte[] content() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(FORM).put((byte) mode.ordinal());
        SignedBytes.put(bytes, incident.value());
        SignedBytes.put(bytes, link.value());
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
            SignedBytes.put(bytes, people.get(i).person().value());
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

    private static String digest(byte[] names) {
        try {
            return SignedBytes.text(
                    Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(names), DIGEST));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
