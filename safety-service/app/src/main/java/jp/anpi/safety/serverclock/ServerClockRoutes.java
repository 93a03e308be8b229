package jp.anpi.safety.serverclock;

import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The time of this machine, and whether it can be trusted; a page compares it with its own. */
@RestController
final class ServerClockRoutes {

    private final ServerClock clock;

    ServerClockRoutes(ServerClock clock) {
        this.clock = clock;
    }

    record Now(Instant now, ServerClock.Trust trust) {}

    @GetMapping("/api/server-clock")
    Mono<Now> now() {
        return Mono.fromSupplier(() -> new Now(clock.now(), clock.trust()));
    }
}
