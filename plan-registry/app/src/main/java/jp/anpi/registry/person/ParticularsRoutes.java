package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.particulars.Particulars;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What stays in the registry of a person, as far as the reader may see it. */
@RestController
final class ParticularsRoutes {

    private final PersonEditing editing;

    ParticularsRoutes(PersonEditing editing) {
        this.editing = editing;
    }

    /**
     * @param edit to be sent back with a change
     * @param placesHidden whether places are left out since the person is under protection, so that nobody takes them for gaps
     * @param keyHidden whether the reader is not told where the key is
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            PersonId personId,
            long edit,
            boolean placesHidden,
            boolean keyHidden,
            @JsonUnwrapped Particulars known) {

        static Item of(PersonEditing.Known now, Sight sight) {
            boolean placesHidden = !sight.home(now.person().home());
            boolean keyHidden = !sight.shows(PersonField.PROTECTED_HOME);
            return new Item(
                    now.person().id(),
                    now.kept().edit(),
                    placesHidden,
                    keyHidden,
                    now.kept().known().without(placesHidden, keyHidden));
        }
    }

    /** Where the key is: for who may see where people under protection live, and nobody else. */
    @GetMapping("/api/persons/{id}/particulars")
    Mono<Item> get(@PathVariable PersonId id, Caller caller) {
        return editing.known(id).map(now -> Item.of(now, sight(caller)));
    }

    @PutMapping("/api/persons/{id}/particulars")
    Mono<Item> put(@PathVariable PersonId id, @RequestBody Mono<ParticularsRequest> body, Caller caller) {
        return body.flatMap(request -> editing.know(id, request, sight(caller)))
                .map(now -> Item.of(now, sight(caller)));
    }

    private static Sight sight(Caller caller) {
        return Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
    }
}
