package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.search.SearchQuestion;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Searching is a POST, since names and addresses must not end up in the addresses that servers log. */
@RestController
final class PersonSearchRoutes {

    private static final int LONGEST = 200;

    /** A number as people type it, with whatever stands between its digits. */
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z](?:[-‐－ー()（）]?[0-9A-Za-z]){1,39}");

    private final PeopleSearch people;
    private final List<OtherNumbers> numbers;

    PersonSearchRoutes(PeopleSearch people, List<OtherNumbers> numbers) {
        this.people = people;
        this.numbers = List.copyOf(numbers);
    }

    /**
     * @param text parts of names, readings, telephone numbers or addresses, apart by spaces; each must be there. A whole mobile
     *     number or 宛名番号 finds who has it
     * @param flooded whether a map of floods reaches the home
     */
    record Question(
            Optional<String> text,
            Optional<PriorityGroup> group,
            Optional<DistrictId> district,
            Optional<Lifecycle> lifecycle,
            Optional<Boolean> hasPlan,
            Optional<Boolean> flooded,
            Optional<Integer> limit,
            Optional<String> cursor) {

        SearchQuestion read() {
            String typed = text.orElse("");
            return new SearchQuestion(
                    SearchQuestion.terms(typed.substring(0, Math.min(typed.length(), LONGEST))),
                    group,
                    district,
                    lifecycle,
                    hasPlan,
                    flooded);
        }
    }

    /** @param found how many there are in all */
    record Answer(
            List<PersonSummary> items,
            int found,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> next) {}

    @PostMapping("/api/persons/search")
    Mono<Answer> search(@RequestBody Mono<Question> body, Caller caller) {
        return body.flatMap(question -> {
            Paging paging = Paging.of(question.limit().map(String::valueOf), question.cursor());
            Optional<PersonId> after =
                    paging.after(1).map(cursor -> PersonId.of(cursor.parts().getFirst()));
            Sight sight = Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
            return others(question.text().orElse(""))
                    .flatMap(others -> people.search(
                            question.read().or(others), sight.shows(PersonField.PROTECTED_HOME), after, paging.limit()))
                    .map(found -> answer(found, sight));
        });
    }

    private Mono<Set<PersonId>> others(String text) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return NUMBER.matcher(typed).matches()
                ? Flux.fromIterable(numbers)
                        .flatMap(kind -> kind.goingBy(typed))
                        .flatMapIterable(some -> some)
                        .collect(Collectors.toSet())
                : Mono.just(Set.of());
    }

    private static Answer answer(PeopleSearch.Found found, Sight sight) {
        return new Answer(
                found.page().stream()
                        .map(person -> PersonSummary.of(person, sight))
                        .toList(),
                found.all(),
                found.next().map(last -> Cursor.of(last.toString()).text()));
    }
}
