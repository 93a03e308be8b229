package jp.anpi.safety.report;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.body.BoundedBody;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.SentAt;
import jp.anpi.safety.contract.Actor;
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

/**
 * Where citizens say how they are themselves, while the desk keeps the incident's page open. Nothing can be read here: known or
 * not, everybody gets a receipt, and an incident that is unknown, over or not open answers alike.
 */
@RestController
final class CitizenRoutes {

    private static final int REPORT_BYTES = 16 * 1024;
    private static final Actor CITIZEN =
            new Actor("citizens-page", "市民の窓口", Role.SUPPORTER, Optional.empty(), Optional.empty());

    private final Incidents incidents;
    private final Intake intake;
    private final Budget<String> budget;
    private final InstantSource clock;
    private final ReportProperties bounds;

    CitizenRoutes(Incidents incidents, Intake intake, InstantSource clock, ReportProperties bounds) {
        this.incidents = incidents;
        this.intake = intake;
        this.budget = new Budget<>(bounds.citizensPerAddress());
        this.clock = clock;
        this.bounds = bounds;
    }

    @PostMapping(path = "/api/incidents/{incident}/citizens", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Receipt>> report(@PathVariable String incident, ServerHttpRequest request) {
        Incident to = find(incident)
                .filter(found -> found.facts().doors().citizens() && found.state() != Incident.State.CLOSED)
                .orElseThrow(() -> Problem.of(AnswerProblem.CITIZENS_PAGE_SHUT).refused());
        Optional<Duration> wait = budget.take(network(request), clock.instant());
        if (wait.isPresent()) {
            throw Problem.tooMany(wait.get()).refused();
        }
        var sending =
                new Intake.Sending(to, CITIZEN, new Intake.Permit.AsCitizen(), SentAt.of(request), clock.instant());
        return BoundedBody.read(request, REPORT_BYTES)
                .flatMap(bytes -> intake.take(bytes, sending))
                .map(result -> ResponseEntity.accepted().body(IntakeAnswer.receipt(result, bounds)));
    }

    private Optional<Incident> find(String id) {
        try {
            return incidents.findOnceRead(IncidentId.of(id));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    /** Of IPv6 the network (/64), since one customer owns all addresses in it. */
    private static String network(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(CitizenRoutes::network)
                .orElse("unknown");
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
