package jp.anpi.registry.plan;

import java.util.Optional;
import jp.anpi.registry.contract.ContactPerson;

/**
 * A 緊急連絡先, in the order they are called.
 *
 * @param mayBeTold whether they may be told how the person is
 * @param hours when they can be reached (連絡可能時間), in words; absent in older plans
 * @param kana フリガナ; absent in older plans
 * @param mobile a second number; absent in older plans
 */
public record EmergencyContact(
        String name,
        String relation,
        Optional<String> phone,
        Optional<String> mail,
        Optional<String> address,
        boolean mayBeTold,
        Optional<String> hours,
        Optional<String> kana,
        Optional<String> mobile) {

    /** Somebody of whom nobody said when to call, nor on which other number. */
    public EmergencyContact(
            String name,
            String relation,
            Optional<String> phone,
            Optional<String> mail,
            Optional<String> address,
            boolean mayBeTold) {
        this(name, relation, phone, mail, address, mayBeTold, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** As other services are told of them: of two numbers the one at home is called first. */
    ContactPerson published() {
        return new ContactPerson(name, relation, phone, mail, false, kana, mobile);
    }

    EmergencyContact withoutPlace() {
        return new EmergencyContact(name, relation, phone, mail, Optional.empty(), mayBeTold, hours, kana, mobile);
    }
}
