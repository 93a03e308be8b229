package jp.anpi.safety.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;

/**
 * What is known about a whole incident, folded from {@link IncidentEvent}s in their order. Instants are incident time.
 *
 * @param openedAt when it was opened
 * @param unavailable members who cannot act, and since when
 * @param zone in which weekdays, schedules and printed times are read
 */
public record IncidentFacts(
        IncidentId id,
        IncidentKind kind,
        Mode mode,
        String title,
        IncidentClock clock,
        Instant onsetAt,
        Instant openedAt,
        Policy policy,
        ZoneId zone,
        Map<MemberId, Instant> unavailable,
        List<Outage> outages,
        Optional<Instant> closedAt) {

    public IncidentFacts {
        unavailable = Map.copyOf(unavailable);
        outages = List.copyOf(outages);
    }

    /** The facts right after the opening. */
    public static IncidentFacts opened(IncidentEvent.Opened event, Policy policy, ZoneId zone) {
        IncidentClock clock = IncidentClock.of(event.mode(), event.onsetAt(), event.openedAt(), event.speed());
        return new IncidentFacts(
                event.incident(),
                event.kind(),
                event.mode(),
                event.title(),
                clock,
                event.onsetAt(),
                clock.incidentTime(event.openedAt()),
                policy,
                zone,
                Map.of(),
                List.of(),
                Optional.empty());
    }

    /** The facts after one more event; folding an event twice changes nothing more. */
    public IncidentFacts with(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Opened _,
                    IncidentEvent.RosterFrozen _,
                    IncidentEvent.Ready _,
                    IncidentEvent.StatusCarriedOver _,
                    IncidentEvent.Exported _,
                    IncidentEvent.AboutFacilities _ -> this;
            case IncidentEvent.OutageDeclared outage -> withOutage(outage);
            case IncidentEvent.MemberUnavailable member -> withUnavailable(member);
            case IncidentEvent.Closed closed ->
                closedAt.isPresent() ? this : copy(unavailable, outages, Optional.of(closed.at()));
            case IncidentEvent.Reopened _ -> copy(unavailable, outages, Optional.empty());
        };
    }

    public boolean closed() {
        return closedAt.isPresent();
    }

    /** When the outages began that hold at that home at {@code now}. */
    public Stream<Instant> outagesAt(Home home, Instant now) {
        return outages.stream()
                .filter(outage -> outage.holdsAt(now) && outage.territory().holds(home))
                .map(Outage::startedAt);
    }

    /** Since when the power has been out at that home; empty when no outage holds there at {@code now}. */
    public Optional<Instant> powerOutSince(Home home, Instant now) {
        return outagesAt(home, now).min(Instant::compareTo);
    }

    /** When the power goes or comes back at that home next, as far as is declared. */
    public Optional<Instant> nextPowerChange(Home home, Instant now) {
        return outages.stream()
                .filter(outage -> outage.territory().holds(home))
                .flatMap(outage -> Stream.concat(Stream.of(outage.startedAt()), outage.endedAt().stream()))
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    public Set<MemberId> unavailableMembers() {
        return unavailable.keySet();
    }

    private IncidentFacts withOutage(IncidentEvent.OutageDeclared event) {
        List<Outage> now = new ArrayList<>(outages);
        now.removeIf(outage -> outage.id().equals(event.outage()));
        now.add(new Outage(event.outage(), Territory.of(event.area()), event.startedAt(), event.endedAt()));
        return copy(unavailable, now, closedAt);
    }

    private IncidentFacts withUnavailable(IncidentEvent.MemberUnavailable event) {
        Map<MemberId, Instant> now = new HashMap<>(unavailable);
        now.putIfAbsent(event.member(), event.at());
        return copy(now, outages, closedAt);
    }

    private IncidentFacts copy(Map<MemberId, Instant> members, List<Outage> power, Optional<Instant> closed) {
        return new IncidentFacts(id, kind, mode, title, clock, onsetAt, openedAt, policy, zone, members, power, closed);
    }
}
