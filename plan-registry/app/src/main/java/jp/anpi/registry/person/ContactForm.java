package jp.anpi.registry.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.problem.Text;

/** One of the family, as it is sent, who is called about somebody who has no plan. */
record ContactForm(
        Optional<String> name,
        Optional<String> relation,
        Optional<String> phone,
        Optional<String> mail,
        Optional<String> kana,
        Optional<String> mobile) {

    private static final int MOST = 10;
    private static final ContactForm BLANK = new ContactForm(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Text IN_PLAN = new Text(
            "個別避難計画がある人の連絡先は、計画で書き換えてください。", "Who has a plan has their contacts there; change them in the plan.");

    /** Who is around the person then: nobody else is sent when the list is left out. Supporters who agreed stay behind them. */
    static List<ContactPerson> read(Optional<List<ContactForm>> sent, PersonState known, PersonFields fields) {
        if (sent.filter(all -> !isAsKnown(all, known)).isEmpty()) {
            return known.contacts();
        }
        if (hasPlan(known)) {
            fields.wrong("contacts", IN_PLAN);
        }
        List<ContactForm> all = sent.get();
        if (all.size() > MOST) {
            fields.wrong("contacts", PersonFields.TOO_MANY, MOST);
        }
        List<ContactPerson> read = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            ContactForm one = Objects.requireNonNullElse(all.get(i), BLANK);
            String at = "contacts[" + i + "].";
            read.add(new ContactPerson(
                    fields.name(at + "name", one.name()),
                    fields.name(at + "relation", one.relation()),
                    fields.line(at + "phone", one.phone()),
                    fields.line(at + "mail", one.mail()),
                    false,
                    fields.line(at + "kana", one.kana()),
                    fields.line(at + "mobile", one.mobile())));
        }
        return Stream.concat(read.stream(), known.contacts().stream().filter(ContactPerson::supporter))
                .toList();
    }

    /** What the sender has not touched is not looked at either: it may have come from a list or a plan. */
    private static boolean isAsKnown(List<ContactForm> sent, PersonState known) {
        return sent.stream()
                .map(one -> Objects.requireNonNullElse(one, BLANK))
                .map(one -> new ContactPerson(
                        one.name().orElse(""),
                        one.relation().orElse(""),
                        one.phone(),
                        one.mail(),
                        false,
                        one.kana(),
                        one.mobile()))
                .toList()
                .equals(known.contacts().stream()
                        .filter(one -> !one.supporter())
                        .toList());
    }

    /** Whom a plan names, be it an old one, comes from there. */
    private static boolean hasPlan(PersonState person) {
        return person.hasPlan() || person.checkers().stream().anyMatch(NamedChecker.ByContact.class::isInstance);
    }
}
