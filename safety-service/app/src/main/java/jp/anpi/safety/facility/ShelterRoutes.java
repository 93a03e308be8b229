package jp.anpi.safety.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.Shelter;
import jp.anpi.safety.contract.ShelterId;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.IncidentProblem;
import jp.anpi.safety.incident.Incidents;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shelters of an incident: everybody who is signed in sees where there is room, the desk counts. */
@RestController
@RequestMapping("/api/incidents/{incident}/shelters")
final class ShelterRoutes {

    private final Incidents incidents;
    private final FacilityBook book;
    private final FactLog facts;

    ShelterRoutes(Incidents incidents, FacilityBook book, FactLog facts) {
        this.incidents = incidents;
        this.book = book;
        this.facts = facts;
    }

    /** @param free places that are left; 0 when it is closed or overfull */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ShelterItem(ShelterId id, @JsonUnwrapped Shelter shelter, int free, Instant countedAt, String by) {

        static ShelterItem of(ShelterId id, Facilities.Counted counted) {
            Shelter shelter = counted.shelter();
            int free = shelter.open() ? Math.max(0, shelter.capacity() - shelter.people()) : 0;
            return new ShelterItem(id, shelter, free, counted.at(), counted.by());
        }
    }

    record Shelters(int shelters, int capacity, int people, int free, List<ShelterItem> items) {}

    @GetMapping
    Mono<Shelters> list(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.SEE_INCIDENT, Relation.NONE, of.mode());
            List<ShelterItem> items = book.of(of.id()).shelters().entrySet().stream()
                    .map(entry -> ShelterItem.of(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(
                                    (ShelterItem item) -> item.shelter().name())
                            .thenComparing(item -> item.id().value()))
                    .toList();
            return new Shelters(
                    items.size(),
                    items.stream().mapToInt(item -> item.shelter().capacity()).sum(),
                    items.stream().mapToInt(item -> item.shelter().people()).sum(),
                    items.stream().mapToInt(ShelterItem::free).sum(),
                    items);
        });
    }

    @PostMapping
    Mono<ResponseEntity<ShelterItem>> add(
            @PathVariable String incident, @RequestBody ShelterRequest request, Caller caller) {
        return Mono.defer(() -> {
                    Incident of = running(incident, caller);
                    ShelterId id = Optional.ofNullable(request.id()).orElseGet(ShelterId::random);
                    Shelter shelter = request.check(Optional.empty());
                    return Optional.ofNullable(book.of(of.id()).shelters().get(id))
                            .map(held -> asHeld(id, held, shelter))
                            .orElseGet(() -> tell(of, id, shelter, caller));
                })
                .map(item -> ResponseEntity.created(URI.create("/api/incidents/" + incident + "/shelters/" + item.id()))
                        .body(item));
    }

    /** Sent again after a lost answer; what somebody counted there since is not undone by it. */
    private static Mono<ShelterItem> asHeld(ShelterId id, Facilities.Counted held, Shelter again) {
        if (!held.shelter().equals(again)) {
            throw Problem.of(IncidentProblem.TOLD_OTHERWISE).refused();
        }
        return Mono.just(ShelterItem.of(id, held));
    }

    @PatchMapping("/{shelter}")
    Mono<ShelterItem> count(
            @PathVariable String incident,
            @PathVariable String shelter,
            @RequestBody ShelterRequest request,
            Caller caller) {
        return Mono.defer(() -> {
            Incident of = running(incident, caller);
            ShelterId id = id(shelter);
            Optional<Shelter> before =
                    Optional.ofNullable(book.of(of.id()).shelters().get(id)).map(Facilities.Counted::shelter);
            if (before.isEmpty()) {
                throw Problem.of(CommonProblem.NOT_FOUND).refused();
            }
            return tell(of, id, request.check(before), caller);
        });
    }

    private Incident running(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.RUN_INCIDENT, Relation.NONE, of.mode());
        return facts.running(of.id());
    }

    private Mono<ShelterItem> tell(Incident of, ShelterId id, Shelter shelter, Caller caller) {
        var fact = new IncidentEvent.ShelterCounted(of.id(), id, shelter, facts.now(of), CallerAccess.actor(caller));
        return facts.tell(fact)
                .map(_ -> ShelterItem.of(
                        id, new Facilities.Counted(shelter, fact.at(), fact.by().displayName())));
    }

    private static ShelterId id(String text) {
        try {
            return ShelterId.of(text);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }
}
