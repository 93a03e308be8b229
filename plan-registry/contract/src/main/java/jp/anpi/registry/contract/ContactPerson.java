package jp.anpi.registry.contract;

import java.util.Optional;

/**
 * Family or a neighbour around a person.
 *
 * @param supporter true for an 避難支援等実施者 who has agreed to help the person leave and may be asked
 */
public record ContactPerson(
        String name, String relation, Optional<String> phone, Optional<String> mail, boolean supporter) {}
