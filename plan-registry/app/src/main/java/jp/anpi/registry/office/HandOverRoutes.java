package jp.anpi.registry.office;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class HandOverRoutes {

    private static final Text ANOTHER = new Text("引き継ぐ別の職員を選んでください。", "Choose another member to take over.");

    private final HandOver handOver;

    HandOverRoutes(HandOver handOver) {
        this.handOver = handOver;
    }

    record Request(Optional<MemberId> to) {}

    record Given(PersonId personId) {}

    /** @param items whom the other member serves from today on */
    record Answer(int people, List<Given> items) {}

    /** Also when whoever sent it does not wait for it: half of the clients with one and half with another helps nobody. */
    private static <T> Mono<T> toItsEnd(Mono<T> work) {
        return Mono.fromFuture(work::toFuture, true);
    }

    @PostMapping("/api/members/{id}/hand-over")
    Mono<Answer> handOver(@PathVariable MemberId id, @RequestBody Mono<Request> body) {
        return body.map(request -> request.to().filter(to -> !to.equals(id)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.WRONG_FIELD)
                        .and(ProblemItem.field("to", ANOTHER))
                        .refused()))
                .flatMap(to -> toItsEnd(handOver.all(id, to)))
                .map(given ->
                        new Answer(given.size(), given.stream().map(Given::new).toList()));
    }
}
