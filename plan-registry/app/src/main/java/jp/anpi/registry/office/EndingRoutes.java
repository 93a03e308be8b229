package jp.anpi.registry.office;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.audit.RecordedFirst;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offices that close and members who leave, those that go on after all, and those that were a mistake. */
@RestController
final class EndingRoutes {

    private final Ending ending;
    private final Removing removing;

    EndingRoutes(Ending ending, Removing removing) {
        this.ending = ending;
        this.removing = removing;
    }

    /**
     * @param version to be sent back with the next change
     * @param until the last day; absent when it goes on
     * @param changed whom they serve no longer than that, or again
     */
    record Answer(
            long version,
            Optional<LocalDate> until,
            @JsonUnwrapped ChangedPeople changed) {

        static Answer of(Ending.Ended ended) {
            return new Answer(ended.version(), ended.until(), ChangedPeople.of(ended.done()));
        }
    }

    /** What ending it would come to: a line for each step, the last of which is about everybody. */
    @PostMapping(path = "/api/offices/{id}/end/count", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<ServedPeople.Look> count(@PathVariable OfficeId id, @RequestBody Mono<EndRequest> body) {
        return body.flatMapMany(request -> ending.look(id, request));
    }

    /** What ending them would come to: a line for each step, the last of which is about everybody. */
    @PostMapping(path = "/api/members/{id}/end/count", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<ServedPeople.Look> count(@PathVariable MemberId id, @RequestBody Mono<EndRequest> body) {
        return body.flatMapMany(request -> ending.look(id, request));
    }

    @PostMapping("/api/offices/{id}/end")
    Mono<Answer> end(@PathVariable OfficeId id, @RequestBody Mono<EndRequest> body, ServerWebExchange exchange) {
        return body.flatMap(request -> ending.end(id, request, people -> first(exchange, request, people)))
                .map(Answer::of);
    }

    @PostMapping("/api/members/{id}/end")
    Mono<Answer> end(@PathVariable MemberId id, @RequestBody Mono<EndRequest> body, ServerWebExchange exchange) {
        return body.flatMap(request -> ending.end(id, request, people -> first(exchange, request, people)))
                .map(Answer::of);
    }

    private static Mono<Void> first(ServerWebExchange exchange, EndRequest request, Collection<PersonId> people) {
        Map<String, String> said =
                request.until().map(last -> Map.of("until", last.toString())).orElseGet(Map::of);
        return RecordedFirst.in(exchange, said, people);
    }

    @PostMapping("/api/offices/{id}/go-on")
    Mono<Answer> goOn(@PathVariable OfficeId id, @RequestBody Mono<EndRequest> body, ServerWebExchange exchange) {
        return body.flatMap(request -> ending.goOn(id, request, people -> first(exchange, request, people)))
                .map(Answer::of);
    }

    @PostMapping("/api/members/{id}/go-on")
    Mono<Answer> goOn(@PathVariable MemberId id, @RequestBody Mono<EndRequest> body, ServerWebExchange exchange) {
        return body.flatMap(request -> ending.goOn(id, request, people -> first(exchange, request, people)))
                .map(Answer::of);
    }

    @DeleteMapping("/api/offices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable OfficeId id, @RequestParam Optional<Long> version) {
        return removing.remove(id, version);
    }

    @DeleteMapping("/api/members/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable MemberId id, @RequestParam Optional<Long> version) {
        return removing.remove(id, version);
    }
}
