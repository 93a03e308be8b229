package jp.anpi.registry.mistake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.audit.RecordedFirst;
import jp.anpi.registry.contract.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
final class MistakeRoutes {

    private final Erasing erasing;

    MistakeRoutes(Erasing erasing) {
        this.erasing = erasing;
    }

    /**
     * @param version of the person that the sender has read
     * @param reason why they were a mistake; it stays in the trail
     */
    record Request(Optional<Long> version, Optional<String> reason) {}

    @PostMapping("/api/persons/{id}/mistake")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> erase(@PathVariable PersonId id, @RequestBody Mono<Request> body, ServerWebExchange exchange) {
        return body.flatMap(request -> erasing.erase(
                id,
                request.version(),
                RecordedFirst.in(exchange, Map.of("reason", Reason.read(request.reason())), List.of(id))));
    }
}
