package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An 避難支援等実施者: a person or an organisation that helps the person leave, without owing it.
 *
 * @param relation to the person: 隣人, 自治会, 長男
 * @param from the first day on which they help; empty where they always did
 * @param to the last one; empty while it goes on
 */
public record Supporter(
        Kind kind,
        String name,
        String relation,
        Optional<String> address,
        Optional<String> phone,
        Optional<String> mail,
        Agreement agreement,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    /** Who helps without an end. */
    public Supporter(
            Kind kind,
            String name,
            String relation,
            Optional<String> address,
            Optional<String> phone,
            Optional<String> mail,
            Agreement agreement) {
        this(kind, name, relation, address, phone, mail, agreement, Optional.empty(), Optional.empty());
    }

    /** Who it is. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    /** The same, who said something else about being named. */
    public Supporter withAgreement(Agreement said) {
        return new Supporter(kind, name, relation, address, phone, mail, said, from, to);
    }

    /** Whether others are told of them on that day, and they may be asked. */
    public boolean mayBeAsked(LocalDate day) {
        return agreement.holds() && helpsOn(day);
    }

    /** Whether they help on that day, as far as anybody said. */
    public boolean helpsOn(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }

    /** The days on which that changes. */
    Stream<LocalDate> changes() {
        return Stream.concat(from.stream(), to.map(last -> last.plusDays(1)).stream());
    }

    Supporter withoutPlace() {
        return new Supporter(kind, name, relation, Optional.empty(), phone, mail, agreement, from, to);
    }
}
