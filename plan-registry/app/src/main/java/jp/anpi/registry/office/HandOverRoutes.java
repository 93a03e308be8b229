package jp.anpi.registry.office;

import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.audit.RecordedFirst;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
final class HandOverRoutes {

    private static final Text ANOTHER = new Text("引き継ぐ別の職員を選んでください。", "Choose another member to take over.");

    private final HandOver handOver;

    HandOverRoutes(HandOver handOver) {
        this.handOver = handOver;
    }

    record Request(Optional<MemberId> to) {}

    @PostMapping("/api/members/{id}/hand-over")
    Mono<ChangedPeople> handOver(
            @PathVariable MemberId id, @RequestBody Mono<Request> body, ServerWebExchange exchange) {
        return body.map(request -> request.to().filter(to -> !to.equals(id)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.WRONG_FIELD)
                        .and(ProblemItem.field("to", ANOTHER))
                        .refused()))
                .flatMap(to ->
                        handOver.all(id, to, people -> RecordedFirst.in(exchange, Map.of("to", to.toString()), people)))
                .map(ChangedPeople::of);
    }
}
