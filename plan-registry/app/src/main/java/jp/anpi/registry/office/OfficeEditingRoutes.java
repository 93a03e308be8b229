package jp.anpi.registry.office;

import java.util.List;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class OfficeEditingRoutes {

    private final OfficeEditing editing;

    OfficeEditingRoutes(OfficeEditing editing) {
        this.editing = editing;
    }

    /** @param version of the person, to be sent back with the next change */
    record Assignments(PersonId personId, long version, List<Assignment> assignments) {}

    @PostMapping("/api/offices")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OfficeState> create(@RequestBody Mono<OfficeRequests.OfOffice> body) {
        return body.flatMap(editing::create);
    }

    @PutMapping("/api/offices/{id}")
    Mono<OfficeState> change(@PathVariable OfficeId id, @RequestBody Mono<OfficeRequests.OfOffice> body) {
        return body.flatMap(request -> editing.change(id, request));
    }

    @PostMapping("/api/members")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MemberState> createMember(@RequestBody Mono<OfficeRequests.OfMember> body) {
        return body.flatMap(editing::create);
    }

    @PutMapping("/api/members/{id}")
    Mono<MemberState> changeMember(@PathVariable MemberId id, @RequestBody Mono<OfficeRequests.OfMember> body) {
        return body.flatMap(request -> editing.change(id, request));
    }

    @PutMapping("/api/persons/{id}/assignments")
    Mono<Assignments> assign(@PathVariable PersonId id, @RequestBody Mono<OfficeRequests.OfAssignments> body) {
        return body.flatMap(request -> editing.assign(id, request))
                .map(person -> new Assignments(person.id(), person.version(), person.assignments()));
    }
}
