package jp.anpi.safety.facility;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.access.SentAt;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.Facility;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.Measure;
import jp.anpi.safety.incident.AreaRequest;
import jp.anpi.safety.incident.CityGround;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.IncidentProblem;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How offices stand: the desk sees and enters all, members their own. */
@RestController
@RequestMapping("/api/incidents/{incident}/facilities")
final class FacilityRoutes {

    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text NO_FLOOD =
            new Text("水害ではない災害では範囲を指定してください。", "Say which area floods: this incident is no flood or typhoon.");

    private final Incidents incidents;
    private final FacilityBook book;
    private final FactLog facts;
    private final Roster roster;

    FacilityRoutes(Incidents incidents, FacilityBook book, FactLog facts, Roster roster) {
        this.incidents = incidents;
        this.book = book;
        this.facts = facts;
        this.roster = roster;
    }

    /**
     * Each number counts the items that say so.
     *
     * @param offices how many there are: the denominator
     * @param states how many said so; the rest is silent
     */
    record Summary(
            int offices, Map<Facility.Status, Integer> states, int silent, int asked, int unanswered, int freePlaces) {}

    record FacilityList(Summary summary, List<FacilityItem> items) {}

    /** @param id made by the sender, so that sending it again after a lost answer asks nobody twice */
    record AskRequest(
            @Nullable CommandId id,
            @Nullable Measure measure,
            @Nullable AreaRequest area) implements AreaRequest.Carrier {}

    record Asked(int asked, List<OfficeId> offices) {}

    @GetMapping
    Mono<FacilityList> list(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> {
            Incident of = incidents.get(incident);
            boolean everyone = CallerAccess.may(caller, Action.SEE_FACILITY, Relation.NONE, of.mode());
            Facilities facilities = book.of(of.id());
            LocalDate today = facts.today(of);
            List<FacilityItem> items = roster.offices().stream()
                    .filter(office ->
                            office.worksOn(today) || facilities.offices().containsKey(office.id()))
                    .filter(office -> everyone || maySee(caller, office, of))
                    .map(office -> FacilityItem.of(office, facilities))
                    .sorted(FacilityItem.SILENT_FIRST)
                    .toList();
            return new FacilityList(summary(items), items);
        });
    }

    @PostMapping("/{office}")
    Mono<FacilityItem> report(
            @PathVariable String incident,
            @PathVariable String office,
            @RequestBody FacilityRequest request,
            Caller caller,
            ServerHttpRequest http) {
        return Mono.defer(() -> {
            Incident of = incidents.get(incident);
            OfficeState state = office(office);
            Duration waited = request.waited(SentAt.of(http));
            Actor by = CallerAccess.tellerOf(
                    state.id(), caller, facts.dayOnTheWall(of, waited), facts.dayOnTheWall(of, Duration.ZERO));
            CallerAccess.demand(caller, Action.REPORT_FACILITY, Relation.toColleague(state.id(), by), of.mode());
            facts.running(of.id());
            Facility facility = request.check();
            var fact = new IncidentEvent.FacilityReported(of.id(), state.id(), facility, facts.ago(of, waited), by);
            return facts.tell(fact).map(_ -> FacilityItem.of(state, book.of(of.id())));
        });
    }

    /** Asks those who lie in the flood area; without an area, those whom the registry knows to and who are in the incident. */
    @PostMapping("/ask")
    Mono<ResponseEntity<Asked>> ask(@PathVariable String incident, @RequestBody AskRequest request, Caller caller) {
        return Mono.defer(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.RUN_INCIDENT, Relation.NONE, of.mode());
            facts.running(of.id());
            List<ProblemItem> wrong = new ArrayList<>();
            if (request.measure() == null) {
                wrong.add(ProblemItem.field("measure", MISSING));
            }
            AreaRequest drawn = request.area();
            if (drawn == null && !FloodOffices.bringsWater(of.opened().kind())) {
                wrong.add(ProblemItem.field("area", NO_FLOOD));
            }
            Optional<Area> area = drawn == null
                    ? Optional.of(of.opened().area())
                    : drawn.read("area", CityGround.of(roster.districts()), wrong);
            FacilityRequest.refuse(wrong);
            Measure measure = java.util.Objects.requireNonNull(request.measure());
            Function<Facilities, List<OfficeId>> toAsk =
                    standing -> FloodOffices.toAsk(
                                    roster.officesOn(facts.today(of)),
                                    standing,
                                    area.orElseThrow(),
                                    drawn == null,
                                    measure)
                            .stream()
                            .map(OfficeState::id)
                            .toList();
            return facts.sentBefore(Optional.ofNullable(request.id()), id -> findAsked(of, id))
                    .map(before -> asTold(before, measure, toAsk.apply(Facilities.NONE), toAsk.apply(book.of(of.id()))))
                    .switchIfEmpty(Mono.defer(() -> {
                        List<OfficeId> offices = toAsk.apply(book.of(of.id()));
                        return offices.isEmpty()
                                ? Mono.just(ResponseEntity.ok(new Asked(0, offices)))
                                : tell(of, request, offices, measure, caller).thenReturn(asked(offices));
                    }));
        });
    }

    private Optional<IncidentEvent.OfficesAsked> findAsked(Incident of, CommandId command) {
        return facts.findTold(
                of.id(),
                IncidentEvent.OfficesAsked.class,
                asked -> asked.command().equals(command));
    }

    /**
     * Sent again after a lost answer; who has closed since was asked all the same.
     *
     * @param whoever could have been asked
     * @param now whom it would reach
     */
    private static ResponseEntity<Asked> asTold(
            IncidentEvent.OfficesAsked before, Measure measure, List<OfficeId> whoever, List<OfficeId> now) {
        if (before.measure() != measure || !whoever.containsAll(before.offices())) {
            throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
        }
        if (!before.offices().containsAll(now)) {
            throw Problem.of(IncidentProblem.CHANGED_SINCE).refused();
        }
        return asked(whoever.stream().filter(before.offices()::contains).toList());
    }

    private static ResponseEntity<Asked> asked(List<OfficeId> offices) {
        return ResponseEntity.accepted().body(new Asked(offices.size(), offices));
    }

    private Mono<Incident> tell(
            Incident of, AskRequest request, List<OfficeId> offices, Measure measure, Caller caller) {
        var fact = new IncidentEvent.OfficesAsked(
                of.id(),
                Optional.ofNullable(request.id()).orElseGet(CommandId::random),
                java.util.Set.copyOf(offices),
                measure,
                facts.now(of),
                CallerAccess.actor(caller));
        return facts.tell(fact)
                .doOnNext(_ -> findAsked(of, fact.command()).ifPresent(held -> {
                    // Whoever sent another under the same id meanwhile was first.
                    if (held.measure() != measure || !held.offices().equals(fact.offices())) {
                        throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
                    }
                }));
    }

    private static Summary summary(List<FacilityItem> items) {
        Map<Facility.Status, Integer> states = new EnumMap<>(Facility.Status.class);
        for (var status : Facility.Status.values()) {
            states.put(status, 0);
        }
        items.forEach(item -> item.reported().ifPresent(said -> states.merge(said.status(), 1, Integer::sum)));
        return new Summary(
                items.size(),
                states,
                (int) items.stream().filter(item -> item.reported().isEmpty()).count(),
                (int) items.stream().filter(item -> item.asked().isPresent()).count(),
                (int) items.stream().filter(item -> !item.answered()).count(),
                items.stream()
                        .flatMap(item -> item.reported().flatMap(Facility::freePlaces).stream())
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    private boolean maySee(Caller caller, OfficeState office, Incident of) {
        return CallerAccess.may(caller, Action.SEE_FACILITY, relation(caller, office), of.mode());
    }

    private static Relation relation(Caller caller, OfficeState office) {
        return Relation.toColleague(office.id(), CallerAccess.actor(caller));
    }

    private OfficeState office(String text) {
        try {
            return roster.findOffice(OfficeId.of(text))
                    .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }
}
