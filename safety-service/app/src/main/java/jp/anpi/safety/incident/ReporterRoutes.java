package jp.anpi.safety.incident;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.IncidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reporters who are victims themselves: their people go to the next in one step, and come back in one. */
@RestController
@RequestMapping("/api/incidents/{incident}")
final class ReporterRoutes {

    private static final int LONGEST_REASON = 500;

    private final IncidentDesk desk;
    private final Incidents incidents;
    private final FactLog facts;

    ReporterRoutes(IncidentDesk desk, Incidents incidents, FactLog facts) {
        this.desk = desk;
        this.incidents = incidents;
        this.facts = facts;
    }

    record UnavailableRequest(@Nullable String because) {

        static String reason(@Nullable UnavailableRequest request) {
            String because = request == null || request.because() == null
                    ? ""
                    : request.because().strip();
            return because.length() > LONGEST_REASON ? because.substring(0, LONGEST_REASON) : because;
        }
    }

    @PostMapping("/members/{member}/unavailable")
    Mono<ResponseEntity<Void>> memberUnavailable(
            @PathVariable String incident,
            @PathVariable String member,
            @RequestBody(required = false) @Nullable UnavailableRequest request,
            Caller caller) {
        return aboutMember(
                incident,
                member,
                caller,
                (id, who, by) -> desk.memberUnavailable(id, who, UnavailableRequest.reason(request), by));
    }

    @PostMapping("/members/{member}/available")
    Mono<ResponseEntity<Void>> memberAvailable(
            @PathVariable String incident, @PathVariable String member, Caller caller) {
        return aboutMember(incident, member, caller, desk::memberAvailable);
    }

    @PostMapping("/offices/{office}/unavailable")
    Mono<ResponseEntity<Void>> officeUnavailable(
            @PathVariable String incident,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable UnavailableRequest request,
            Caller caller) {
        return aboutOffice(
                incident,
                office,
                caller,
                (id, which, by) -> desk.officeUnavailable(id, which, UnavailableRequest.reason(request), by));
    }

    @PostMapping("/offices/{office}/available")
    Mono<ResponseEntity<Void>> officeAvailable(
            @PathVariable String incident, @PathVariable String office, Caller caller) {
        return aboutOffice(incident, office, caller, desk::officeAvailable);
    }

    /** What is said about a reporter of an incident. */
    @FunctionalInterface
    private interface Act<R> {
        Mono<Incident> say(IncidentId incident, R reporter, Actor by);
    }

    private Mono<ResponseEntity<Void>> aboutMember(String incident, String member, Caller caller, Act<MemberId> act) {
        return Mono.defer(() -> {
            MemberId who = id(member, MemberId::of);
            Incident of = incidents.get(incident);
            Actor by = teller(of, caller);
            boolean oneself = by.member().filter(who::equals).isPresent();
            if (oneself) {
                CallerAccess.demand(caller, Action.MARK_SELF_UNAVAILABLE, Relation.NONE, of.mode());
            } else {
                CallerAccess.demand(
                        caller, Action.MARK_OTHER_UNAVAILABLE, desk.relationToMember(who, caller), of.mode());
            }
            return accepted(act.say(of.id(), who, by));
        });
    }

    private Mono<ResponseEntity<Void>> aboutOffice(String incident, String office, Caller caller, Act<OfficeId> act) {
        return Mono.defer(() -> {
            OfficeId which = id(office, OfficeId::of);
            Incident of = incidents.get(incident);
            Actor by = teller(of, caller);
            boolean officeItself = by.member().isEmpty();
            Relation relation = CallerAccess.toOffice(which, officeItself ? by : CallerAccess.actor(caller), caller);
            CallerAccess.demand(caller, Action.MARK_OTHER_UNAVAILABLE, relation, of.mode());
            return accepted(act.say(of.id(), which, by));
        });
    }

    /** Of others nobody says it who has left, only of themselves; a device of an office that closed, of the office. */
    private Actor teller(Incident of, Caller caller) {
        return CallerAccess.teller(caller, Optional.empty(), facts.dayOnTheWall(of, Duration.ZERO));
    }

    private static Mono<ResponseEntity<Void>> accepted(Mono<Incident> said) {
        return said.thenReturn(ResponseEntity.accepted().build());
    }

    private static <I> I id(String text, Function<String, I> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }
}
