package jp.anpi.registry.plan;

import java.util.Optional;

/**
 * A 緊急連絡先, in the order they are called.
 *
 * @param mayBeTold whether they may be told how the person is
 * @param hours when they can be reached (連絡可能時間), in words; absent in older plans
 */
public record EmergencyContact(
        String name,
        String relation,
        Optional<String> phone,
        Optional<String> mail,
        Optional<String> address,
        boolean mayBeTold,
        Optional<String> hours) {

    /** Somebody of whom nobody said when to call. */
    public EmergencyContact(
            String name,
            String relation,
            Optional<String> phone,
            Optional<String> mail,
            Optional<String> address,
            boolean mayBeTold) {
        this(name, relation, phone, mail, address, mayBeTold, Optional.empty());
    }

    EmergencyContact withoutPlace() {
        return new EmergencyContact(name, relation, phone, mail, Optional.empty(), mayBeTold, hours);
    }
}
