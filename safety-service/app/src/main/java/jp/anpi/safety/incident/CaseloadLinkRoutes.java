package jp.anpi.safety.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.AccessRules;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CaseloadLinkId;
import jp.anpi.safety.contract.CaseloadToken;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Links by which a member's whole caseload is reported on without signing in, for somebody whose phone was never enrolled or is
 * lost. The desk makes one, hands it over and may take it back; what it carries is told once and kept nowhere.
 */
@RestController
@RequestMapping("/api/incidents/{incident}/caseload-links")
final class CaseloadLinkRoutes {

    private static final int MOST_PEOPLE = 80;
    private static final long LONGEST_HOURS = 72;
    private static final Text WHO = new Text("台帳にある職員を指定してください。", "Name a member who is in the registry.");
    private static final Text NOBODY = new Text(
            "この職員がこの災害で担当している人がいません（訓練では、同意を得た人だけです）。",
            "This member looks after nobody in this incident; in a drill, nobody who agreed to it.");
    private static final Text TOO_MANY =
            new Text("担当が{0}人を超えています。端末を招待してください。", "More than {0} people: invite the member's phone instead.");
    private static final Text HOURS = new Text("1〜{0} 時間で指定してください。", "Give 1 to {0} hours.");

    private final Incidents incidents;
    private final FactLog facts;
    private final Roster roster;
    private final SecretKey key;
    private final InstantSource clock;

    CaseloadLinkRoutes(Incidents incidents, FactLog facts, Roster roster, SecretKey key, InstantSource clock) {
        this.incidents = incidents;
        this.facts = facts;
        this.roster = roster;
        this.key = key;
        this.clock = clock;
    }

    /**
     * For whom a link is made.
     *
     * @param id made by the sender, so that sending it again after a lost answer makes no second one
     * @param hours of the wall's clock, however fast a drill runs
     */
    record LinkRequest(
            @Nullable CaseloadLinkId id,
            @Nullable String memberId,
            @Nullable Integer hours) {}

    /**
     * A link that is made.
     *
     * @param people whom its page names, so that the trail knows to whom else they were told
     * @param until wall time
     * @param fragment what stands behind the # of the page's address; told to who made it alone
     */
    record Made(CaseloadLinkId id, String member, List<Whom> people, Instant until, String fragment) {}

    record Whom(PersonId personId, String name) {}

    /** A link in the list. @param until incident time */
    record Item(CaseloadLinkId id, String member, int people, Instant from, Instant until, String by, boolean open) {}

    record Items(List<Item> items) {}

    @GetMapping
    Mono<Items> list(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> {
            Incident of = demand(incident, caller);
            return new Items(of.facts().doors().links().stream()
                    .map(link -> item(link, of))
                    .toList());
        });
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> make(@PathVariable String incident, @RequestBody LinkRequest request, Caller caller) {
        return Mono.defer(() -> {
                    IncidentId of = facts.running(demand(incident, caller).id()).id();
                    return facts.sentBefore(
                                    Optional.ofNullable(request.id()),
                                    id -> facts.running(of).facts().doors().findLink(id))
                            .map(held -> made(facts.running(of), held, request, caller))
                            .switchIfEmpty(Mono.defer(() -> tell(facts.running(of), request, caller)));
                })
                .subscribeOn(Schedulers.parallel());
    }

    private Mono<Made> tell(Incident of, LinkRequest request, Caller caller) {
        var fact = fact(of, request, caller);
        return facts.tell(fact)
                .map(told ->
                        made(told, told.facts().doors().findLink(fact.link()).orElseThrow(), request, caller));
    }

    /**
     * Whoever sent another under the same id was first, and what somebody else made is told to them alone; one that is over by now
     * is no link to hand to anybody.
     */
    private Made made(Incident of, CaseloadLink held, LinkRequest wanted, Caller caller) {
        boolean own = held.by().username().equals(caller.username());
        if (!own || !held.member().toString().equals(wanted.memberId()) || hours(of, held) != hours(wanted)) {
            throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
        }
        if (!held.holdsAt(facts.now(of))) {
            throw Problem.of(IncidentProblem.CHANGED_SINCE).refused();
        }
        return made(of, held);
    }

    @PostMapping("/{link}/revoke")
    Mono<Item> revoke(@PathVariable String incident, @PathVariable String link, Caller caller) {
        return Mono.defer(() -> {
            Incident of = demand(incident, caller);
            CaseloadLinkId id = known(of, link).id();
            var fact = new IncidentEvent.CaseloadLinkRevoked(of.id(), id, facts.now(of), CallerAccess.actor(caller));
            return facts.tell(fact)
                    .map(told -> item(told.facts().doors().findLink(id).orElseThrow(), told));
        });
    }

    private IncidentEvent.CaseloadLinkMade fact(Incident of, LinkRequest request, Caller caller) {
        MemberState member = member(request.memberId());
        int hours = hours(request);
        if (hours < 1 || hours > LONGEST_HOURS) {
            throw Problem.field("hours", HOURS, LONGEST_HOURS).refused();
        }
        Instant now = clock.instant();
        IncidentClock time = of.facts().clock();
        return new IncidentEvent.CaseloadLinkMade(
                of.id(),
                Optional.ofNullable(request.id()).orElseGet(CaseloadLinkId::random),
                member.id(),
                member.office(),
                caseload(of, member, now),
                time.incidentTime(now.plus(Duration.ofHours(hours))),
                time.incidentTime(now),
                CallerAccess.actor(caller));
    }

    private static int hours(LinkRequest request) {
        return request.hours() == null ? 0 : request.hours();
    }

    private static long hours(Incident of, CaseloadLink held) {
        IncidentClock time = of.facts().clock();
        Duration lasts = Duration.between(time.wallTime(held.from()), time.wallTime(held.until()));
        return lasts.plusMinutes(30).toHours();
    }

    private Made made(Incident of, CaseloadLink link) {
        Instant until = of.facts().clock().wallTime(link.until());
        List<CaseloadToken.Named> people = link.people().stream()
                .flatMap(id -> roster.findRow(id).stream())
                .sorted(Comparator.comparing(PersonRow::group).thenComparing(PersonRow::name))
                .map(row -> new CaseloadToken.Named(row.id(), row.name()))
                .toList();
        String token =
                CaseloadToken.of(of.id(), link.id(), of.mode(), until, people).signed(key);
        return new Made(
                link.id(),
                name(link),
                people.stream().map(one -> new Whom(one.person(), one.name())).toList(),
                until,
                token + "." + CaseloadToken.names(people));
    }

    private String name(CaseloadLink link) {
        return roster.findMember(link.member()).map(MemberState::name).orElse("—");
    }

    /** Whom the member would see in this incident after signing in, and nobody else. */
    private Set<PersonId> caseload(Incident of, MemberState member, Instant now) {
        var actor = new Actor(
                "caseload-link", member.name(), member.role(), Optional.of(member.id()), Optional.of(member.office()));
        Set<PersonId> people = roster
                .clients(actor, now.atZone(of.facts().zone()).toLocalDate())
                .stream()
                .filter(of::covers)
                .filter(row -> AccessRules.decide(member.role(), Action.SEE_CHECK, of.tie(row, actor, now), of.mode())
                        .allowed())
                .map(PersonRow::id)
                .collect(Collectors.toSet());
        if (people.isEmpty()) {
            throw Problem.field("memberId", NOBODY).refused();
        }
        if (people.size() > MOST_PEOPLE) {
            throw Problem.field("memberId", TOO_MANY, MOST_PEOPLE).refused();
        }
        return people;
    }

    private MemberState member(@Nullable String id) {
        try {
            return Optional.ofNullable(id)
                    .map(MemberId::of)
                    .flatMap(roster::findMember)
                    .orElseThrow(() -> Problem.field("memberId", WHO).refused());
        } catch (IllegalArgumentException noUuid) {
            throw Problem.field("memberId", WHO).refused();
        }
    }

    private Incident demand(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.RUN_INCIDENT, Relation.NONE, of.mode());
        return of;
    }

    private static CaseloadLink known(Incident of, String id) {
        try {
            return of.facts()
                    .doors()
                    .findLink(CaseloadLinkId.of(id))
                    .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }

    private Item item(CaseloadLink link, Incident of) {
        boolean open = of.state() != Incident.State.CLOSED && link.holdsAt(facts.now(of));
        return new Item(
                link.id(),
                name(link),
                link.people().size(),
                link.from(),
                link.revokedAt().orElse(link.until()),
                link.by().displayName(),
                open);
    }
}
