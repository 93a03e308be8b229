package jp.anpi.safety.contract;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;

/**
 * What a message carries for whoever answers without signing in: it may write reports about one person in one incident, and
 * may read nothing. Whoever is forwarded the message can do the same, so the desk sees that a report came by a link.
 *
 * @param mode of the incident, so that the page can say that it is a drill without asking
 * @param asked what kind of recipient the message went to; decides as what the report may call itself
 */
public record AnswerLink(
        IncidentId incident,
        PersonId person,
        Mode mode,
        Recipient.Kind asked,
        Optional<MemberId> member,
        Optional<OfficeId> office) {

    /** Names the key of the signature. */
    public static final String KEY_PURPOSE = "answer links";

    private static final byte FORM = 1;
    private static final int MAC = 16;
    private static final int BYTES = 3 + 4 * 2 * Long.BYTES;
    private static final UUID NONE = new UUID(0, 0);
    private static final int TEXT = (BYTES + MAC) * 4 / 3 + 2;

    /** The link for a question; empty when it went to the desk, which signs in. */
    public static Optional<AnswerLink> of(NoticeEvent.NoticeRequested question) {
        Recipient recipient = question.recipient();
        return switch (recipient.kind()) {
            case DESK -> Optional.empty();
            case MEMBER, OFFICE, PERSON, CONTACT ->
                Optional.of(new AnswerLink(
                        question.incident(),
                        question.person(),
                        question.mode(),
                        recipient.kind(),
                        recipient.member(),
                        recipient.office()));
        };
    }

    /** As what a report by this link may call itself. */
    public Set<Source> sources() {
        return switch (asked) {
            case PERSON -> EnumSet.of(Source.SELF);
            case CONTACT -> EnumSet.of(Source.FAMILY, Source.WELFARE_VOLUNTEER, Source.OTHER);
            case MEMBER, OFFICE ->
                EnumSet.of(
                        Source.CARE_MANAGER,
                        Source.PROVIDER,
                        Source.VISITING_NURSE,
                        Source.DOCTOR,
                        Source.OXYGEN_SUPPLIER,
                        Source.WELFARE_VOLUNTEER,
                        Source.OTHER);
            case DESK -> EnumSet.noneOf(Source.class);
        };
    }

    /** As it stands in an address: 112 characters of base64url. */
    public String signed(SecretKey key) {
        byte[] content = content();
        byte[] whole = Arrays.copyOf(content, BYTES + MAC);
        System.arraycopy(mac(content, key), 0, whole, BYTES, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty unless it was signed by that key. */
    public static Optional<AnswerLink> read(String text, SecretKey key) {
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

    private byte[] content() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(FORM).put((byte) mode.ordinal()).put((byte) asked.ordinal());
        put(bytes, incident.value());
        put(bytes, person.value());
        put(bytes, member.map(MemberId::value).orElse(NONE));
        put(bytes, office.map(OfficeId::value).orElse(NONE));
        return bytes.array();
    }

    private static AnswerLink of(ByteBuffer bytes) {
        Mode mode = Mode.values()[bytes.get()];
        Recipient.Kind asked = Recipient.Kind.values()[bytes.get()];
        return new AnswerLink(
                new IncidentId(uuid(bytes)),
                new PersonId(uuid(bytes)),
                mode,
                asked,
                Optional.of(uuid(bytes)).filter(id -> !id.equals(NONE)).map(MemberId::new),
                Optional.of(uuid(bytes)).filter(id -> !id.equals(NONE)).map(OfficeId::new));
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
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
