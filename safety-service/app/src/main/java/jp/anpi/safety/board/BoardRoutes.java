package jp.anpi.safety.board;

import java.util.function.BooleanSupplier;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.page.Gzip;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.PersonField;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.store.StoreReads;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The dashboard's numbers, once or live. */
@RestController
final class BoardRoutes {

    private final Incidents incidents;
    private final BoardStreams streams;
    private final SignedIn signedIn;

    BoardRoutes(Incidents incidents, BoardStreams streams, SignedIn signedIn) {
        this.incidents = incidents;
        this.streams = streams;
        this.signedIn = signedIn;
    }

    @GetMapping("/api/incidents/{incident}/board")
    Mono<BoardView.Snapshot> board(@PathVariable String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.SEE_BOARD, Relation.NONE, of.mode());
        return StoreReads.answer(streams.snapshot(of, scope(caller, of.mode())));
    }

    /** Ends when the session does: each frame and heartbeat looks whether the viewer is still signed in. */
    @GetMapping("/api/incidents/{incident}/board/stream")
    Mono<Void> stream(@PathVariable String incident, Caller caller, ServerWebExchange exchange) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.SEE_BOARD, Relation.NONE, of.mode());
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        var audience = new Frame.Audience(scope(caller, of.mode()), Gzip.isWelcome(exchange.getRequest()));
        if (audience.gzip()) {
            response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
        }
        BooleanSupplier stillIn = signedIn.stillIn(exchange.getRequest(), caller);
        var factory = response.bufferFactory();
        return response.writeAndFlushWith(streams.stream(of, audience)
                .takeWhile(_ -> stillIn.getAsBoolean())
                .map(bytes -> Mono.just(factory.wrap(bytes))));
    }

    private static Frame.Scope scope(Caller caller, Mode mode) {
        Sight sight = CallerAccess.sightOfAll(caller, mode);
        if (!sight.shows(PersonField.CHECK)) {
            return Frame.Scope.FIGURES;
        }
        return sight.deaths() ? Frame.Scope.RESTRICTED_DESK : Frame.Scope.DESK;
    }
}
