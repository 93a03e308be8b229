package jp.anpi.registry.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
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
     * @param mayBeWritten how many of them the caller may write to
     * @param hidden how many of them have an address that the caller may not see
     */
    record Answer(List<Item> items, long mayBeWritten, long hidden) {

        static Answer of(List<Item> items) {
            long shown =
                    items.stream().filter(item -> item.address().isPresent()).count();
            return new Answer(items, shown, items.size() - shown);
        }
    }

    record Sent(Optional<Set<PersonId>> personIds) {

        Set<PersonId> read() {
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
        return letters.eligible()
                .take(MOST)
                .map(one -> Item.of(one, sight))
                .collectList()
                .map(Answer::of);
    }

    @PostMapping("/api/statistics/letters")
    Mono<Noted> sent(@RequestBody Mono<Sent> body) {
        return body.flatMap(sent -> letters.note(sent.read())).map(Noted::new);
    }
}
