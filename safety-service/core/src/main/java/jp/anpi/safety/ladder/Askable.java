package jp.anpi.safety.ladder;

import java.util.Optional;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.contract.Recipient;

/**
 * Somebody who can be asked.
 *
 * @param label what lists show: the name of a member or office; family and neighbours by relation only
 */
public record Askable(Recipient recipient, String label) {

    /** The city desk. */
    public static final Askable DESK = new Askable(
            new Recipient(
                    "desk",
                    Recipient.Kind.DESK,
                    "市 災害対策本部",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            "市 災害対策本部");

    /** Somebody of the desk's duty roster. */
    public static Askable onDuty(DutyOfficer officer) {
        String label = officer.title() + " " + officer.name();
        return new Askable(
                new Recipient(
                        "duty:" + label,
                        Recipient.Kind.DESK,
                        label,
                        officer.mail(),
                        officer.phone(),
                        Optional.empty(),
                        Optional.empty()),
                label);
    }

    static Askable member(MemberState member) {
        return new Askable(
                new Recipient(
                        "member:" + member.id(),
                        Recipient.Kind.MEMBER,
                        member.name(),
                        member.mail(),
                        member.phone(),
                        Optional.of(member.id()),
                        Optional.of(member.office())),
                member.name());
    }

    static Askable office(OfficeState office) {
        return new Askable(
                new Recipient(
                        "office:" + office.id(),
                        Recipient.Kind.OFFICE,
                        office.name(),
                        office.mail(),
                        office.phone(),
                        Optional.empty(),
                        Optional.of(office.id())),
                office.name());
    }

    static Askable person(PersonState person, String phone) {
        return new Askable(
                new Recipient(
                        "person:" + person.id(),
                        Recipient.Kind.PERSON,
                        person.name().written(),
                        Optional.empty(),
                        Optional.of(phone),
                        Optional.empty(),
                        Optional.empty()),
                "本人");
    }

    static Askable contact(PersonId person, int index, ContactPerson contact) {
        return new Askable(
                new Recipient(
                        "contact:" + person + ":" + index,
                        Recipient.Kind.CONTACT,
                        contact.name(),
                        contact.mail(),
                        contact.phone(),
                        Optional.empty(),
                        Optional.empty()),
                contact.relation());
    }
}
