package jp.anpi.registry.printing;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.audit.SaidPurpose;
import jp.anpi.registry.audit.Shown;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.printing.PrintJob.State;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Files of many people: begun, watched, fetched once. */
@RestController
final class PrintRoutes {

    private static final int PIECE = 1 << 16;
    private static final Text KIND =
            new Text("PLANS、BY_CHECKER、BY_DISTRICT のどれかです。", "PLANS, BY_CHECKER or BY_DISTRICT.");
    private static final Set<PriorityGroup> USUAL = EnumSet.of(
            PriorityGroup.PUSH_SUPPORT, PriorityGroup.MEDICAL_COORDINATION, PriorityGroup.CARE_CONSIDERATION);

    private final PrintJobs jobs;
    private final Imprints imprints;

    PrintRoutes(PrintJobs jobs, Imprints imprints) {
        this.jobs = jobs;
        this.imprints = imprints;
    }

    /**
     * @param groups ①〜③ when nothing is said; for plans all of them
     * @param district all of them when nothing is said
     */
    record Wish(Optional<PrintOrder.Kind> kind, Optional<Set<PriorityGroup>> groups, Optional<DistrictId> district) {

        PrintOrder read(Caller caller) {
            PrintOrder.Kind wanted =
                    kind.orElseThrow(() -> Problem.field("kind", KIND).refused());
            Set<PriorityGroup> usual = wanted == PrintOrder.Kind.PLANS ? EnumSet.allOf(PriorityGroup.class) : USUAL;
            return new PrintOrder(
                    wanted, groups.filter(some -> !some.isEmpty()).orElse(usual), district, caller.role());
        }
    }

    @PostMapping("/api/exports/prints")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<PrintAnswer> begin(@RequestBody Mono<Wish> body, Caller caller, ServerHttpRequest request, Language language) {
        if (SaidPurpose.of(request).isEmpty()) {
            throw Problem.of(CommonProblem.NO_PURPOSE).refused();
        }
        Imprint imprint = imprints.of(caller, request);
        return body.map(wish -> PrintAnswer.of(jobs.begin(wish.read(caller), imprint, caller), language));
    }

    @GetMapping("/api/exports/prints/{id}")
    PrintAnswer get(@PathVariable UUID id, Caller caller, Language language) {
        return PrintAnswer.of(job(id, caller), language);
    }

    /** The file; it is gone once it was sent whole. */
    @GetMapping("/api/exports/prints/{id}/file")
    ResponseEntity<Flux<DataBuffer>> file(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        PrintJob job = job(id, caller);
        return switch (job.state()) {
            case State.Running _ -> throw Problem.of(PrintProblem.NOT_FINISHED).refused();
            case State.Failed failed -> throw failed.why().refused();
            case State.Done(PrintRun.Made made, var _) -> {
                Shown.in(exchange, made.people());
                SaidPurpose.in(exchange, job.imprint().purpose());
                yield ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .contentLength(made.file().size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"print.pdf\"")
                        .body(DataBufferUtils.readInputStream(
                                        made.file()::open, DefaultDataBufferFactory.sharedInstance, PIECE)
                                .subscribeOn(Schedulers.boundedElastic())
                                .doOnComplete(() -> jobs.remove(job)));
            }
        };
    }

    /** Not wanted any more. */
    @DeleteMapping("/api/exports/prints/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(@PathVariable UUID id, Caller caller) {
        return Mono.fromRunnable(() -> jobs.remove(job(id, caller)));
    }

    private PrintJob job(UUID id, Caller caller) {
        return jobs.find(id, caller)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
    }
}
