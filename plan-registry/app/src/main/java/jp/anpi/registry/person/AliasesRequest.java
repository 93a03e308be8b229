package jp.anpi.registry.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/**
 * All other names of a person, as they are sent; those that were there and are not sent are gone.
 *
 * @param version the person's version that the sender has read
 */
record AliasesRequest(Optional<Long> version, Optional<List<NameForm>> aliases) {

    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");
    private static final Text NAME =
            new Text("1〜{0}文字の、表示できる文字で書いてください。", "1 to {0} characters, none of which is invisible.");

    /** @param kana the reading; may be missing */
    record NameForm(Optional<String> written, Optional<String> kana) {

        Optional<PersonName> name() {
            return written.map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(text -> new PersonName(text, kana.orElse("").strip()))
                    .filter(Aliases::mayBeKept);
        }
    }

    /** What was sent, refused (422) naming each field that is wrong. */
    AliasesRequest checked() {
        List<ProblemItem> wrong = new ArrayList<>();
        if (version.isEmpty()) {
            wrong.add(ProblemItem.field("version", MISSING));
        }
        List<NameForm> sent = aliases.orElse(List.of());
        if (aliases.isEmpty()) {
            wrong.add(ProblemItem.field("aliases", MISSING));
        } else if (sent.size() > Aliases.MOST) {
            wrong.add(ProblemItem.field("aliases", TOO_MANY, Aliases.MOST));
        }
        for (int i = 0; i < Math.min(sent.size(), Aliases.MOST); i++) {
            if (Optional.ofNullable(sent.get(i)).flatMap(NameForm::name).isEmpty()) {
                wrong.add(ProblemItem.field("aliases[" + i + "].written", NAME, Aliases.LONGEST));
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
        return this;
    }

    /** The names, once they are {@link #checked}. */
    List<PersonName> names() {
        return aliases.orElseThrow().stream()
                .flatMap(form -> form.name().stream())
                .distinct()
                .toList();
    }
}
