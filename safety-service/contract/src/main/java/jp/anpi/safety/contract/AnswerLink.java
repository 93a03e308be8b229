package jp.anpi.safety.contract;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private static final int BYTES = 3 + 4 * 2 * Long.BYTES;
    private static final UUID NONE = new UUID(0, 0);

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
        return SignedBytes.sign(content(), key);
    }

    /** Empty unless it was signed by that key. */
    public static Optional<AnswerLink> read(String text, SecretKey key) {
        return SignedBytes.read(text, FORM, BYTES, key).map(AnswerLink::of);
    }

    private byte[] content() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(FORM).put((byte) mode.ordinal()).put((byte) asked.ordinal());
        SignedBytes.put(bytes, incident.value());
        SignedBytes.put(bytes, person.value());
        SignedBytes.put(bytes, member.map(MemberId::value).orElse(NONE));
        SignedBytes.put(bytes, office.map(OfficeId::value).orElse(NONE));
        return bytes.array();
    }

    private static AnswerLink of(ByteBuffer bytes) {
        Mode mode = Mode.values()[bytes.get()];
        Recipient.Kind asked = Recipient.Kind.values()[bytes.get()];
        return new AnswerLink(
                new IncidentId(SignedBytes.uuid(bytes)),
                new PersonId(SignedBytes.uuid(bytes)),
                mode,
                asked,
                Optional.of(SignedBytes.uuid(bytes))
                        .filter(id -> !id.equals(NONE))
                        .map(MemberId::new),
                Optional.of(SignedBytes.uuid(bytes))
                        .filter(id -> !id.equals(NONE))
                        .map(OfficeId::new));
    }
}
