package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Paging;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Searching is a POST, since names and addresses must not end up in the addresses that servers log. */
@RestController
final class PersonSearchRoutes {

    private final PeopleFinding people;

    PersonSearchRoutes(PeopleFinding people) {
        this.people = people;
    }

    /** @param found how many there are in all */
    record Answer(
            List<PersonSummary> items,
            int found,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> next) {}

    @PostMapping("/api/persons/search")
    Mono<Answer> search(@RequestBody Mono<PeopleQuestion> body, Caller caller) {
        return body.flatMap(question -> {
            Paging paging = Paging.of(question.limit().map(String::valueOf), question.cursor());
            Optional<PersonId> after =
                    paging.after(1).map(cursor -> PersonId.of(cursor.parts().getFirst()));
            Sight sight = Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
            return people.page(question, sight, after, paging.limit()).map(found -> answer(found, sight));
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
