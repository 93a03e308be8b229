package jp.anpi.safety.report;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.body.BoundedBody;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where reports come in by the link of a message, from people who have not signed in. Nothing can be read here. */
@RestController
final class AnswerRoutes {

    private static final String LINK = "Anpi-Answer-Link";
    private static final int REPORT_BYTES = 64 * 1024;

    /** A family that writes every few minutes is let through, a forwarded link that floods the desk is not. */
    private static final int MOST_ABOUT_ONE = 30;

    private final Incidents incidents;
    private final Intake intake;
    private final SecretKey key;
    private final Budget<About> budget;
    private final InstantSource clock;
    private final ReportProperties bounds;

    AnswerRoutes(Incidents incidents, Intake intake, SecretKey key, InstantSource clock, ReportProperties bounds) {
        this.incidents = incidents;
        this.intake = intake;
        this.key = key;
        this.budget = new Budget<>(MOST_ABOUT_ONE);
        this.clock = clock;
        this.bounds = bounds;
    }

    private record About(IncidentId incident, PersonId person) {}

    @PostMapping(path = "/api/incidents/{incident}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Receipt>> answer(@PathVariable String incident, ServerHttpRequest request) {
        AnswerLink link = Optional.ofNullable(request.getHeaders().getFirst(LINK))
                .flatMap(text -> AnswerLink.read(text, key))
                .filter(signed -> signed.incident().toString().equals(incident))
                .orElseThrow(() -> Problem.of(AnswerProblem.WRONG_ANSWER_LINK).refused());
        Incident to = incidents
                .findOnceRead(link.incident())
                .filter(found -> found.state() != Incident.State.CLOSED)
                .orElseThrow(() -> Problem.of(AnswerProblem.ANSWER_LINK_ENDED).refused());
        Optional<Duration> wait = budget.take(new About(link.incident(), link.person()), clock.instant());
        if (wait.isPresent()) {
            throw Problem.tooMany(wait.get()).refused();
        }
        var sending = new Intake.Sending(
                to, sender(link), new Intake.Permit.ByLink(link), SentAt.of(request), clock.instant());
        return BoundedBody.read(request, REPORT_BYTES)
                .flatMap(bytes -> intake.take(bytes, sending))
                .map(result -> ResponseEntity.accepted().body(IntakeAnswer.receipt(result, bounds)));
    }

    /** Whoever holds the message: named by whom it was sent to, and of no rank. */
    private static Actor sender(AnswerLink link) {
        return new Actor("answer-link", "回答用リンク", Role.SUPPORTER, link.member(), link.office());
    }
}
