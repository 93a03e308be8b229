package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Family or a neighbour around a person.
 *
 * @param phone the number that is called first; of whom only one is known it is that one
 * @param supporter true for an 避難支援等実施者 who has agreed to help the person leave and may be asked
 * @param kana フリガナ; absent in older records
 * @param mobile a second number; absent in older records
 */
public record ContactPerson(
        String name,
        String relation,
        Optional<String> phone,
        Optional<String> mail,
        boolean supporter,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> kana,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> mobile) {

    public ContactPerson {
        if (phone.isEmpty()) {
            phone = mobile;
            mobile = Optional.empty();
        }
    }

    /** Somebody of whom no more is known. */
    public ContactPerson(
            String name, String relation, Optional<String> phone, Optional<String> mail, boolean supporter) {
        this(name, relation, phone, mail, supporter, Optional.empty(), Optional.empty());
    }
}
