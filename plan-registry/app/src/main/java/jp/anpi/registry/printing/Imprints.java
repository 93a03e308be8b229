package jp.anpi.registry.printing;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import jp.anpi.registry.audit.SaidPurpose;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.store.SampleMark;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What stands at the foot of everything this registry prints. */
final class Imprints {

    private final SampleMark sample;
    private final ZoneId zone;
    private final InstantSource clock;

    Imprints(SampleMark sample, ZoneId zone, InstantSource clock) {
        this.sample = sample;
        this.zone = zone;
        this.clock = clock;
    }

    Imprint of(Caller caller, ServerHttpRequest request) {
        return new Imprint(
                caller.displayName(),
                LocalDateTime.ofInstant(clock.instant(), zone),
                SaidPurpose.of(request).orElse(""),
                sample.isSample());
    }
}
