package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
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
import reactor.core.publisher.Mono;

/** Searching is a POST, since names and addresses must not end up in the addresses that servers log. */
@RestController
final class PersonSearchRoutes {

    private static final int LONGEST = 200;

    private final PeopleSearch people;

    PersonSearchRoutes(PeopleSearch people) {
        this.people = people;
    }

    /**
     * @param text parts of names, readings, telephone numbers or addresses, apart by spaces; each must be there
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
            return people.search(question.read(), sight.shows(PersonField.PROTECTED_HOME), after, paging.limit())
                    .map(found -> answer(found, sight));
        });
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
