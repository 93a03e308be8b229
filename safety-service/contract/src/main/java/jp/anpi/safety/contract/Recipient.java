package jp.anpi.safety.contract;

import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;

/**
 * Whom a question goes to, with the addresses known when it was asked.
 *
 * @param key groups messages: one recipient gets one message listing all their people
 */
public record Recipient(
        String key,
        Kind kind,
        String name,
        Optional<String> mail,
        Optional<String> phone,
        Optional<MemberId> member,
        Optional<OfficeId> office) {

    /** What kind of recipient it is. */
    public enum Kind {
        MEMBER,
        OFFICE,
        PERSON,
        CONTACT,
        DESK
    }
}
