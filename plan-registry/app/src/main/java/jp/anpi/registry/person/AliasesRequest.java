package jp.anpi.registry.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.http.problem.Text;

/**
 * All other names of a person, as they are sent; those that were there and are not sent are gone.
 *
 * @param version the person's version that the sender has read
 */
record AliasesRequest(Optional<Long> version, Optional<List<NameForm>> aliases) {

    static final Text NAME = new Text("1〜{0}文字の、表示できる文字で書いてください。", "1 to {0} characters, none of which is invisible.");

    /** @param kana the reading; may be missing */
    record NameForm(Optional<String> written, Optional<String> kana) {

        Optional<PersonName> name() {
            return written.map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(text -> new PersonName(text, kana.orElse("").strip()))
                    .filter(Aliases::mayBeKept);
        }
    }

    /** The names that were sent; refused (422) naming each field that is wrong. */
    List<PersonName> names() {
        var fields = new PersonFields();
        fields.required("version", version, 0L);
        List<PersonName> names = read(fields.required("aliases", aliases, List.of()), fields);
        fields.refuseWrong();
        return names;
    }

    /** The names of some forms, each once; what is wrong is told to the fields. */
    static List<PersonName> read(List<NameForm> sent, PersonFields fields) {
        if (sent.size() > Aliases.MOST) {
            fields.wrong("aliases", PersonFields.TOO_MANY, Aliases.MOST);
        }
        List<PersonName> names = new ArrayList<>();
        for (int i = 0; i < Math.min(sent.size(), Aliases.MOST); i++) {
            Optional<PersonName> name = Optional.ofNullable(sent.get(i)).flatMap(NameForm::name);
            if (name.isEmpty()) {
                fields.wrong("aliases[" + i + "].written", NAME, Aliases.LONGEST);
            }
            name.ifPresent(names::add);
        }
        return names.stream().distinct().toList();
    }
}
