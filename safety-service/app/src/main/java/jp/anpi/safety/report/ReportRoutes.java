package jp.anpi.safety.report;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.body.BoundedBody;
import jp.anpi.registry.http.body.NdjsonLimits;
import jp.anpi.registry.http.body.NdjsonLine;
import jp.anpi.registry.http.body.NdjsonLines;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.SentAt;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where reports come in, one by one or many at once. */
@RestController
final class ReportRoutes {

    private static final int REPORT_BYTES = 64 * 1024;
    private static final NdjsonLimits BATCH = new NdjsonLimits(REPORT_BYTES, 8L * 1024 * 1024, 50_000);
    private static final int LINES_AT_ONCE = 512;

    private final Incidents incidents;
    private final Intake intake;
    private final InstantSource clock;
    private final ReportProperties bounds;
    private final Semaphore batches;

    ReportRoutes(Incidents incidents, Intake intake, InstantSource clock, ReportProperties bounds) {
        this.incidents = incidents;
        this.intake = intake;
        this.clock = clock;
        this.bounds = bounds;
        this.batches = new Semaphore(bounds.batchesAtOnce());
    }

    @PostMapping(path = "/api/incidents/{incident}/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Receipt>> one(@PathVariable String incident, Caller caller, ServerHttpRequest request) {
        return take(incident, caller, request)
                .map(receipt -> ResponseEntity.accepted().body(receipt));
    }

    /** One report, whichever way it came in; refusals are errors. */
    Mono<Receipt> take(String incident, Caller caller, ServerHttpRequest request) {
        Incident to = incidents.get(incident);
        return BoundedBody.read(request, REPORT_BYTES)
                .flatMap(bytes -> intake.take(bytes, sending(to, caller, request)))
                .map(result -> IntakeAnswer.receipt(result, bounds));
    }

    @PostMapping(path = "/api/incidents/{incident}/reports", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<ResponseEntity<BatchAnswer>> many(
            @PathVariable String incident, Caller caller, Language language, ServerHttpRequest request) {
        Incident to = incidents.get(incident);
        return Mono.defer(() -> {
            if (!batches.tryAcquire()) {
                return Mono.error(Problem.unavailable(bounds.retryAfter()).refused());
            }
            return NdjsonLines.read(request, BATCH)
                    .flatMap(lines -> {
                        Intake.Sending sending = sending(to, caller, request);
                        return Flux.fromIterable(lines)
                                .flatMapSequential(line -> take(line, sending), LINES_AT_ONCE, 1)
                                .collectList();
                    })
                    .map(results -> ResponseEntity.accepted().body(BatchAnswer.of(results, bounds, language)))
                    .doFinally(_ -> batches.release());
        });
    }

    private Mono<BatchAnswer.LineResult> take(NdjsonLine line, Intake.Sending sending) {
        return switch (line) {
            case NdjsonLine.TooLong tooLong ->
                Mono.just(new BatchAnswer.LineResult(tooLong.number(), new IntakeResult.TooLarge()));
            case NdjsonLine.Text text ->
                intake.take(text.bytes(), sending).map(result -> new BatchAnswer.LineResult(text.number(), result));
        };
    }

    private Intake.Sending sending(Incident to, Caller caller, ServerHttpRequest request) {
        return new Intake.Sending(
                to,
                CallerAccess.reporter(caller),
                new Intake.Permit.BySession(
                        caller.former().filter(was -> !was.elsewhere()).map(Caller.Former::lastDay),
                        CallerAccess.before(caller)),
                SentAt.of(request),
                clock.instant());
    }
}
