package jp.anpi.safety.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.incident.Absences;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.store.StoreReads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is asked about people, who answers, and who cannot act: the reporters of an incident as the desk sees them. */
@RestController
final class ReporterListRoutes {

    private final Incidents incidents;
    private final Roster roster;
    private final ReporterWatch reporters;

    ReporterListRoutes(Incidents incidents, Roster roster, ReporterWatch reporters) {
        this.incidents = incidents;
        this.roster = roster;
        this.reporters = reporters;
    }

    /**
     * The reporters, those who cannot act first, then those who leave most questions without an answer.
     *
     * @param offices only those that cannot act
     */
    record Reporters(List<Member> members, List<Office> offices) {}

    /** @param clients people the member serves or stands in for */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Member(
            MemberId memberId,
            String name,
            Role role,
            OfficeId officeId,
            String office,
            int clients,
            int asked,
            int answered,
            int waiting,
            int silent,
            Optional<Unavailable> unavailable) {}

    record Office(OfficeId officeId, String name, Unavailable unavailable) {}

    /** @param sign how the product itself noticed; absent when a person said so */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Unavailable(Instant since, String because, String by, Optional<IncidentEvent.MemberUnavailable.Sign> sign) {}

    @GetMapping("/api/incidents/{incident}/reporters")
    Mono<Reporters> reporters(@PathVariable String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.WORK_ON_CHECK, Relation.NONE, of.mode());
        Absences absences = of.facts().absences();
        List<Office> offices = absences.offices().entrySet().stream()
                .map(entry -> new Office(
                        entry.getKey(),
                        officeName(entry.getKey()),
                        new Unavailable(
                                entry.getValue().since(),
                                entry.getValue().because(),
                                entry.getValue().by(),
                                Optional.empty())))
                .sorted(Comparator.comparing(Office::name))
                .toList();
        return StoreReads.answer(Flux.fromStream(this::askable)
                .concatMap(member -> reporters
                        .standing(of, member)
                        .filter(standing ->
                                standing.asked() > 0 || absences.members().containsKey(member.id()))
                        .map(standing -> view(member, standing, absences)))
                .sort(Comparator.comparing(
                                (Member member) -> member.unavailable().isEmpty())
                        .thenComparing(Comparator.comparingInt(Member::silent).reversed())
                        .thenComparing(Member::name))
                .collectList()
                .map(members -> new Reporters(members, offices)));
    }

    private Stream<MemberState> askable() {
        return roster.members().stream()
                .filter(member -> !roster.everServedBy(member.id()).isEmpty());
    }

    private Member view(MemberState member, ReporterStanding standing, Absences absences) {
        return new Member(
                member.id(),
                member.name(),
                member.role(),
                member.office(),
                officeName(member.office()),
                roster.everServedBy(member.id()).size(),
                standing.asked(),
                standing.answered(),
                standing.waiting(),
                standing.silent(),
                Optional.ofNullable(absences.members().get(member.id()))
                        .map(away -> new Unavailable(away.since(), away.because(), away.by(), away.sign())));
    }

    private String officeName(OfficeId office) {
        return roster.findOffice(office).map(OfficeState::name).orElse("—");
    }
}
