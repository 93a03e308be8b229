package jp.anpi.registry.group;

import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class GroupRoutes {

    private final Groups groups;
    private final InstantSource clock;

    GroupRoutes(Groups groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @GetMapping("/api/persons/{id}/group")
    Mono<GroupAnswer> get(@PathVariable PersonId id) {
        return groups.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .map(this::answer);
    }

    @PutMapping("/api/persons/{id}/needs")
    Mono<GroupAnswer> record(@PathVariable PersonId id, @RequestBody Mono<NeedsRequest> body) {
        return body.map(NeedsRequest::checked)
                .flatMap(needs -> groups.record(
                        id,
                        needs.version().orElseThrow(),
                        needs::over,
                        needs.lifeSupport().map(NeedsRequest.Support::lifeSupport)))
                .map(this::answer);
    }

    @PutMapping("/api/persons/{id}/group")
    Mono<GroupAnswer> override(@PathVariable PersonId id, @RequestBody Mono<OverrideRequest> body, Caller caller) {
        return body.flatMap(request -> {
                    GroupOverride set = request.checked(caller, clock.instant(), groups.today());
                    return groups.override(id, request.version().orElseThrow(), Optional.of(set), caller.displayName());
                })
                .map(this::answer);
    }

    @DeleteMapping("/api/persons/{id}/group")
    Mono<GroupAnswer> lift(@PathVariable PersonId id, @RequestParam long version, Caller caller) {
        return groups.override(id, version, Optional.empty(), caller.displayName())
                .map(this::answer);
    }

    private GroupAnswer answer(Groups.Shown shown) {
        return GroupAnswer.of(shown, groups.today());
    }
}
