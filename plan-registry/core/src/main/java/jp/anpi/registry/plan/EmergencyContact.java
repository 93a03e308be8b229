package jp.anpi.registry.plan;

import java.util.Optional;

/**
 * A 緊急連絡先, in the order they are called.
 *
 * @param mayBeTold whether they may be told how the person is
 */
public record EmergencyContact(
        String name,
        String relation,
        Optional<String> phone,
        Optional<String> mail,
        Optional<String> address,
        boolean mayBeTold) {

    EmergencyContact withoutPlace() {
        return new EmergencyContact(name, relation, phone, mail, Optional.empty(), mayBeTold);
    }
}
