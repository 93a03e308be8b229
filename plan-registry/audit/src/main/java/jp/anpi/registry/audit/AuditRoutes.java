package jp.anpi.registry.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For whoever oversees: whether the trails are whole, who saw a person, what an account did. */
@RestController
final class AuditRoutes {

    private final List<AuditTrail> trails;

    AuditRoutes(List<AuditTrail> trails) {
        this.trails = List.copyOf(trails);
    }

    /**
     * One trail.
     *
     * @param waiting lines not written yet
     * @param lost happenings that could not be kept since the start
     */
    record Trail(String chain, int waiting, long lost) {}

    record Trails(List<Trail> items) {}

    /** What was found in one. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record VerificationAnswer(
            String chain,
            boolean sound,
            long lines,
            long first,
            long last,
            Optional<Instant> newest,
            Optional<String> head,
            List<FaultAnswer> faults) {}

    /** @param kind for scripts */
    record FaultAnswer(String kind, String says) {}

    /**
     * A line.
     *
     * @param deleted whether what it says went with its incident
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LineAnswer(
            long line, Instant at, Act act, String key, boolean deleted, Optional<AuditEntry.Details> details) {}

    @GetMapping("/api/audit")
    Trails trails() {
        return new Trails(trails.stream()
                .map(trail -> new Trail(trail.name(), trail.waiting(), trail.lost()))
                .toList());
    }

    @GetMapping("/api/audit/{chain}/verification")
    Mono<VerificationAnswer> verify(@PathVariable String chain, Language language) {
        return trail(chain)
                .verify()
                .map(found -> new VerificationAnswer(
                        found.chain(),
                        found.sound(),
                        found.lines(),
                        found.first(),
                        found.last(),
                        found.newest(),
                        found.head(),
                        found.faults().stream()
                                .map(fault -> new FaultAnswer(
                                        fault.getClass().getSimpleName(),
                                        fault.says().in(language, List.of())))
                                .toList()));
    }

    @GetMapping("/api/audit/{chain}/persons/{person}")
    Mono<Listing<LineAnswer>> about(@PathVariable String chain, @PathVariable PersonId person, Paging paging) {
        return trail(chain)
                .about(person.toString(), before(paging), paging.limit() + 1)
                .map(lines -> page(lines, paging));
    }

    @GetMapping("/api/audit/{chain}/accounts/{account}")
    Mono<Listing<LineAnswer>> by(@PathVariable String chain, @PathVariable String account, Paging paging) {
        return trail(chain).by(account, before(paging), paging.limit() + 1).map(lines -> page(lines, paging));
    }

    private static Listing<LineAnswer> page(List<AuditTrail.ReadLine> lines, Paging paging) {
        return Listing.of(lines, paging.limit(), line -> Cursor.of(Long.toString(line.number())))
                .map(line -> new LineAnswer(
                        line.number(),
                        line.at(),
                        line.act(),
                        line.key().value(),
                        line.details().isEmpty(),
                        line.details()));
    }

    private static long before(Paging paging) {
        return paging.after(1)
                .map(cursor -> cursor.parts().getFirst())
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }

    private AuditTrail trail(String chain) {
        return trails.stream()
                .filter(trail -> trail.name().equals(chain))
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
    }
}
