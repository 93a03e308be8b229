package jp.anpi.safety.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.store.StoreReads;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether a receipt is ours, and what became of its report. */
@RestController
final class ReceiptRoutes {

    private static final Text MISSING = new Text("必須です。", "It is required.");

    private final Incidents incidents;
    private final ReceiptSigner signer;
    private final RawReports reports;
    private final Spool spool;

    ReceiptRoutes(Incidents incidents, ReceiptSigner signer, RawReports reports, Spool spool) {
        this.incidents = incidents;
        this.signer = signer;
        this.reports = reports;
        this.spool = spool;
    }

    /** A receipt as it was given out. */
    record Given(
            @Nullable String reportId,
            @Nullable String contentHash,
            @Nullable String keyId,
            @Nullable String signature) {}

    /** What became of a report. */
    enum Fate {
        /** Stored and counted. */
        STORED,
        /** On its way from the log into the store. */
        ACCEPTED,
        /** Waits in the spool until the log is back. */
        SPOOLED,
        /** Another content won the race for the id; this one is kept and shown as a conflict. */
        KEPT_AS_CONFLICT
    }

    /** @param incident and {@code report} are absent unless the receipt is valid */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Verdict(boolean valid, Optional<String> incident, Optional<Fate> report) {}

    @PostMapping("/api/receipts/verify")
    Mono<Verdict> verify(@RequestBody Given given) {
        return Mono.defer(() -> {
            String reportId = required("reportId", given.reportId());
            String contentHash = required("contentHash", given.contentHash());
            String keyId = required("keyId", given.keyId());
            String signature = required("signature", given.signature());
            ReportId id;
            try {
                id = ReportId.of(reportId);
            } catch (IllegalArgumentException noUuid) {
                return Mono.just(new Verdict(false, Optional.empty(), Optional.empty()));
            }
            List<Incident> all = incidents.listOnceRead();
            return Flux.fromIterable(all)
                    .filter(incident -> signer.signed(incident.id(), id, contentHash, keyId, signature))
                    .next()
                    .flatMap(incident -> StoreReads.answer(fate(id, contentHash))
                            .map(fate ->
                                    new Verdict(true, Optional.of(incident.id().toString()), Optional.of(fate))))
                    .defaultIfEmpty(new Verdict(false, Optional.empty(), Optional.empty()));
        });
    }

    private Mono<Fate> fate(ReportId id, String contentHash) {
        return reports.find(id)
                .filter(stored -> stored.contentHash().equals(contentHash))
                .map(_ -> Fate.STORED)
                .switchIfEmpty(
                        reports.isConflict(id, contentHash).filter(kept -> kept).map(_ -> Fate.KEPT_AS_CONFLICT))
                .switchIfEmpty(spool.holds(id, contentHash).filter(held -> held).map(_ -> Fate.SPOOLED))
                .defaultIfEmpty(Fate.ACCEPTED);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(ProblemItem.field(field, MISSING))
                    .refused();
        }
        return value;
    }
}
