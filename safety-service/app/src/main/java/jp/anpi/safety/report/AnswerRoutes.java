package jp.anpi.safety.report;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.body.BoundedBody;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.SentAt;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.CaseloadLinkId;
import jp.anpi.safety.contract.CaseloadToken;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.CaseloadLink;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where reports come in by a link, about one person or a caseload, from people who have not signed in. Nothing can be read here. */
@RestController
final class AnswerRoutes {

    private static final String LINK = "Anpi-Answer-Link";
    private static final int REPORT_BYTES = 64 * 1024;

    /** A family that writes every few minutes is let through, a forwarded link that floods the desk is not. */
    private static final int MOST_ABOUT_ONE = 30;

    /** Everybody of a full caseload several times over. */
    private static final int MOST_OF_A_CASELOAD = 400;

    private final Incidents incidents;
    private final Intake intake;
    private final SecretKey key;
    private final SecretKey caseloadKey;
    private final Budget<About> budget = new Budget<>(MOST_ABOUT_ONE);
    private final Budget<CaseloadLinkId> ofCaseloads = new Budget<>(MOST_OF_A_CASELOAD);
    private final InstantSource clock;
    private final ReportProperties bounds;

    AnswerRoutes(
            Incidents incidents,
            Intake intake,
            SecretKey key,
            SecretKey caseloadKey,
            InstantSource clock,
            ReportProperties bounds) {
        this.incidents = incidents;
        this.intake = intake;
        this.key = key;
        this.caseloadKey = caseloadKey;
        this.clock = clock;
        this.bounds = bounds;
    }

    private record About(IncidentId incident, PersonId person) {}

    @PostMapping(path = "/api/incidents/{incident}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Receipt>> answer(@PathVariable String incident, ServerHttpRequest request) {
        String text = Optional.ofNullable(request.getHeaders().getFirst(LINK)).orElse("");
        Incident to;
        AnswerBearer bearer;
        Optional<CaseloadToken> caseload = CaseloadToken.read(text, caseloadKey);
        if (caseload.isPresent()) {
            to = running(caseload.get().incident(), incident);
            bearer = AnswerBearer.of(holding(caseload.get(), to));
            pay(ofCaseloads.take(caseload.get().link(), clock.instant()));
        } else {
            AnswerLink link = AnswerLink.read(text, key)
                    .orElseThrow(
                            () -> Problem.of(AnswerProblem.WRONG_ANSWER_LINK).refused());
            to = running(link.incident(), incident);
            bearer = AnswerBearer.of(link);
            pay(budget.take(new About(link.incident(), link.person()), clock.instant()));
        }
        var sending = new Intake.Sending(
                to, bearer.sender(), new Intake.Permit.ByLink(bearer), SentAt.of(request), clock.instant());
        return BoundedBody.read(request, REPORT_BYTES)
                .flatMap(bytes -> intake.take(bytes, sending))
                .map(result -> ResponseEntity.accepted().body(IntakeAnswer.receipt(result, bounds)));
    }

    /** The incident of a link, when it is the one of the path and not over. */
    private Incident running(IncidentId of, String path) {
        if (!of.toString().equals(path)) {
            throw Problem.of(AnswerProblem.WRONG_ANSWER_LINK).refused();
        }
        return incidents
                .findOnceRead(of)
                .filter(found -> found.state() != Incident.State.CLOSED)
                .orElseThrow(() -> Problem.of(AnswerProblem.ANSWER_LINK_ENDED).refused());
    }

    /** The incident's own record of the link: neither taken back nor over. */
    private CaseloadLink holding(CaseloadToken token, Incident of) {
        var now = of.facts().clock().incidentTime(clock.instant());
        return of.facts()
                .doors()
                .findLink(token.link())
                .filter(link -> link.holdsAt(now))
                .orElseThrow(() -> Problem.of(AnswerProblem.CASELOAD_LINK_ENDED).refused());
    }

    private static void pay(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw Problem.tooMany(wait.get()).refused();
        }
    }
}
