package jp.anpi.safety.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;

/**
 * An incident as callers see it.
 *
 * @param roster people per group; while it opens, as many as are in scope
 * @param keptUntil the day until which a closed incident is kept
 * @param progress while it opens: people whose row is frozen, of people in scope
 * @param asking once it is open and until nobody is left: people who were asked about, of those whom the policy has asked
 *     about
 * @param citizensPage whether citizens may report about themselves without signing in
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record IncidentView(
        IncidentId id,
        Incident.State state,
        IncidentKind kind,
        Mode mode,
        String title,
        Area area,
        List<PriorityGroup> groups,
        Instant onsetAt,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<LocalDate> keptUntil,
        String openedBy,
        String policy,
        Map<PriorityGroup, Integer> roster,
        Instant incidentNow,
        double speed,
        Optional<Progress> progress,
        Optional<Progress> asking,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean citizensPage) {

    record Progress(int done, int of) {}

    static IncidentView of(
            Incident incident,
            Map<PriorityGroup, Integer> roster,
            Optional<Progress> progress,
            Optional<Progress> asking,
            Instant now,
            Retention retention) {
        var opened = incident.opened();
        return new IncidentView(
                incident.id(),
                incident.state(),
                opened.kind(),
                opened.mode(),
                opened.title(),
                opened.area(),
                opened.groups().stream().sorted(Comparator.naturalOrder()).toList(),
                opened.onsetAt(),
                opened.openedAt(),
                incident.facts().closedAt(),
                incident.facts()
                        .closedAt()
                        .map(incident.facts().clock()::wallTime)
                        .map(at -> retention.keptUntil(
                                opened.mode(),
                                at.atZone(incident.facts().zone()).toLocalDate())),
                opened.by().displayName(),
                incident.facts().policy().name(),
                new TreeMap<>(roster),
                incident.facts().clock().incidentTime(now),
                opened.speed(),
                progress,
                asking,
                incident.facts().doors().citizens());
    }
}
