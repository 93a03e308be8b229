package jp.anpi.registry.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class LetterRoutes {

    private static final int MOST = 2_000;
    private static final Text PEOPLE = new Text("1人から{0}人までの対象者IDです。", "Ids of 1 to {0} people.");

    private final Letters letters;

    LetterRoutes(Letters letters) {
        this.letters = letters;
    }

    /** @param address absent for people under protection, whom the restricted desk writes to */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            PersonId personId,
            String name,
            PriorityGroup group,
            String because,
            Optional<String> address,
            boolean addressProtected,
            Optional<LocalDate> lastLetter) {

        static Item of(Letters.Eligible one, Sight sight) {
            var person = one.person();
            return new Item(
                    person.id(),
                    person.name().written(),
                    person.placement().group(),
                    person.placement().because(),
                    Optional.of(person.home().text()).filter(_ -> sight.home(person.home())),
                    person.home().confidential(),
                    one.last());
        }
    }

    /**
     * @param items the first {@value #MOST}
     * @param mayBeWritten how many there are in all whom the caller may write to
     * @param list names just these people, to be sent back when letters went to all of them
     * @param hidden how many there are in all whose address the caller may not see
     */
    record Answer(List<Item> items, int mayBeWritten, int hidden, String list) {}

    /**
     * To whom letters were sent.
     *
     * @param personIds some of the list
     * @param everybody instead: all to whom the caller may write, by what the list was named with
     */
    record Sent(Optional<Set<PersonId>> personIds, Optional<String> everybody) {

        Set<PersonId> people() {
            return personIds
                    .filter(people -> !people.isEmpty() && people.size() <= MOST)
                    .orElseThrow(() -> Problem.field("personIds", PEOPLE, MOST).refused());
        }
    }

    /** @param noted how many were to be written to and now count as written to */
    record Noted(int noted) {}

    @GetMapping("/api/statistics/letters")
    Mono<Answer> eligible(Caller caller) {
        Sight sight = Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
        List<Item> first = new ArrayList<>();
        Set<PersonId> shown = new HashSet<>();
        return letters.eligible()
                .reduce(0, (hidden, one) -> {
                    if (first.size() < MOST) {
                        first.add(Item.of(one, sight));
                    }
                    if (!sight.home(one.person().home())) {
                        return hidden + 1;
                    }
                    shown.add(one.person().id());
                    return hidden;
                })
                .map(hidden -> new Answer(first, shown.size(), hidden, name(shown)));
    }

    /** The same for the same people and for no others, also where there are as many of them. */
    private static String name(Set<PersonId> people) {
        MessageDigest digest = sha256();
        people.stream()
                .map(PersonId::toString)
                .sorted()
                .forEach(id -> digest.update(id.getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Refused (409) when everybody is meant and the list has changed since it was looked at. */
    @PostMapping("/api/statistics/letters")
    Mono<Noted> sent(@RequestBody Mono<Sent> body, Caller caller) {
        return body.flatMap(sent -> sent.everybody()
                        .map(expected -> everybody(caller).flatMap(all -> {
                            if (!name(all).equals(expected)) {
                                throw Problem.of(LetterProblem.LIST_HAS_CHANGED, all.size())
                                        .refused();
                            }
                            return letters.note(all);
                        }))
                        .orElseGet(() -> letters.note(sent.people())))
                .map(Noted::new);
    }

    private Mono<Set<PersonId>> everybody(Caller caller) {
        Sight sight = Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
        return letters.eligible()
                .map(Letters.Eligible::person)
                .filter(person -> sight.home(person.home()))
                .map(PersonState::id)
                .collect(Collectors.toSet());
    }
}
