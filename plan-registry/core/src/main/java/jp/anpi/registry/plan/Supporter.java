package jp.anpi.registry.plan;

import java.util.Optional;

/**
 * An 避難支援等実施者: a person or an organisation that helps the person leave, without owing it.
 *
 * @param relation to the person: 隣人, 自治会, 長男
 */
public record Supporter(
        Kind kind,
        String name,
        String relation,
        Optional<String> address,
        Optional<String> phone,
        Optional<String> mail,
        Agreement agreement) {

    /** Who it is. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    /** The same, who said something else about being named. */
    public Supporter withAgreement(Agreement said) {
        return new Supporter(kind, name, relation, address, phone, mail, said);
    }

    Supporter withoutPlace() {
        return new Supporter(kind, name, relation, Optional.empty(), phone, mail, agreement);
    }
}
