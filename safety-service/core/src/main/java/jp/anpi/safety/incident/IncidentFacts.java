package jp.anpi.safety.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Mode;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.ladder.CannotAct;

/**
 * What is known about a whole incident, folded from {@link IncidentEvent}s in their order. Instants are incident time.
 *
 * @param openedAt when it was opened
 * @param absences reporters who cannot act
 * @param deskSeen when somebody at the desk last acknowledged what was handed to it
 * @param doors what the desk opened to people who have otherwise nothing to do with it
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
        Absences absences,
        List<Outage> outages,
        Optional<DeskSeen> deskSeen,
        OpenDoors doors,
        Optional<Instant> closedAt) {

    public IncidentFacts {
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
                Absences.NONE,
                List.of(),
                Optional.empty(),
                OpenDoors.NONE,
                Optional.empty());
    }

    /** Somebody at the desk has seen everything that was handed to it up to then. */
    public record DeskSeen(Instant at, String by) {}

    /** The facts after one more event; folding an event twice changes nothing more. */
    public IncidentFacts with(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Opened _,
                    IncidentEvent.RosterFrozen _,
                    IncidentEvent.Ready _,
                    IncidentEvent.StatusCarriedOver _,
                    IncidentEvent.CarryOverTakenBack _,
                    IncidentEvent.Exported _,
                    IncidentEvent.Deleted _,
                    IncidentEvent.AboutFacilities _ -> this;
            case IncidentEvent.AboutAccess access -> with(doors.with(access));
            case IncidentEvent.OutageDeclared outage -> withOutage(outage);
            case IncidentEvent.MemberUnavailable member -> with(absences.with(member));
            case IncidentEvent.MemberAvailable member -> with(absences.with(member));
            case IncidentEvent.OfficeUnavailable office -> with(absences.with(office));
            case IncidentEvent.OfficeAvailable office -> with(absences.with(office));
            case IncidentEvent.DeskAcknowledged seen -> withSeen(seen);
            case IncidentEvent.Closed closed ->
                closedAt.isPresent() ? this : copy(absences, outages, deskSeen, doors, Optional.of(closed.at()));
            case IncidentEvent.Reopened _ -> copy(absences, outages, deskSeen, doors, Optional.empty());
        };
    }

    public boolean closed() {
        return closedAt.isPresent();
    }

    /** The outages at that home that have begun by {@code now}, also those that are over. */
    public Stream<Outage> outagesBegun(Home home, Instant now) {
        return outages.stream()
                .filter(outage -> !outage.startedAt().isAfter(now))
                .filter(outage -> outage.territory().holds(home));
    }

    /** When the power goes or comes back at that home next, as far as is declared. */
    public Optional<Instant> nextPowerChange(Home home, Instant now) {
        return outages.stream()
                .filter(outage -> outage.territory().holds(home))
                .flatMap(outage -> Stream.concat(Stream.of(outage.startedAt()), outage.endedAt().stream()))
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    /** Who cannot act, and who stands in by the policy. */
    public CannotAct cannotAct() {
        return new CannotAct(absences.members().keySet(), absences.offices().keySet(), policy.deputies());
    }

    /** Whether somebody at the desk has seen what was handed to it at that moment. */
    public boolean deskHasSeen(Instant handedOver) {
        return deskSeen.filter(seen -> !seen.at().isBefore(handedOver)).isPresent();
    }

    private IncidentFacts withOutage(IncidentEvent.OutageDeclared event) {
        List<Outage> now = new ArrayList<>(outages);
        now.removeIf(outage -> outage.id().equals(event.outage()));
        now.add(new Outage(event.outage(), Territory.of(event.area()), event.startedAt(), event.endedAt()));
        return copy(absences, now, deskSeen, doors, closedAt);
    }

    private IncidentFacts withSeen(IncidentEvent.DeskAcknowledged event) {
        boolean newer = deskSeen.filter(seen -> !seen.at().isBefore(event.at())).isEmpty();
        return newer
                ? copy(
                        absences,
                        outages,
                        Optional.of(new DeskSeen(event.at(), event.by().displayName())),
                        doors,
                        closedAt)
                : this;
    }

    private IncidentFacts with(Absences now) {
        return copy(now, outages, deskSeen, doors, closedAt);
    }

    private IncidentFacts with(OpenDoors now) {
        return copy(absences, outages, deskSeen, now, closedAt);
    }

    private IncidentFacts copy(
            Absences away, List<Outage> power, Optional<DeskSeen> seen, OpenDoors open, Optional<Instant> closed) {
        return new IncidentFacts(
                id, kind, mode, title, clock, onsetAt, openedAt, policy, zone, away, power, seen, open, closed);
    }
}
