package jp.anpi.safety.building;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeEvent.NoticeWithdrawn;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.StepTaken;

/** One person's check under a clock that tests move: every deadline on the way falls due at its instant. */
public final class OnDuty {

    private static final int STANDING_STILL = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Around around;
    private final List<NoticeEvent> published = new ArrayList<>();
    private IncidentFacts incident;
    private PersonState person;
    private SafetyCheck check;
    private Instant now;

    private OnDuty(PersonState person, Around around, IncidentFacts incident) {
        this.person = person;
        this.around = around;
        this.incident = incident;
        this.check = SafetyCheck.of(RosterRow.freeze(incident, person, 0));
        this.now = incident.openedAt();
    }

    /** The incident has just been opened and nothing has been due yet. */
    public static OnDuty of(APerson person, Around around) {
        return of(person, around, AnIncident.real());
    }

    public static OnDuty of(APerson person, Around around, IncidentFacts incident) {
        return new OnDuty(person.build(), around, incident);
    }

    public OnDuty opens() {
        return forwardTo(now);
    }

    public OnDuty forward(Duration by) {
        return forwardTo(now.plus(by));
    }

    /** Moves to that time of the day of the onset, local time. */
    public OnDuty until(String time) {
        return forwardTo(at(time));
    }

    /** That time of the day of the onset, local time. */
    public Instant at(String time) {
        return AnIncident.ONSET
                .atZone(AnIncident.ZONE)
                .with(LocalTime.parse(time))
                .toInstant();
    }

    private OnDuty forwardTo(Instant end) {
        int turns = 0;
        Optional<Instant> due = check.nextDueAt();
        while (due.isPresent() && !due.get().isAfter(end)) {
            if (++turns > STANDING_STILL) {
                throw new AssertionError("time stands still at " + now + " in " + check);
            }
            now = due.get().isAfter(now) ? due.get() : now;
            apply(CheckRules.due(check, context(), now));
            due = check.nextDueAt();
        }
        now = end;
        return this;
    }

    /** The report is observed and received now. */
    public OnDuty hears(AReport report) {
        return hears(report, now);
    }

    /** The report was observed then and is received now. */
    public OnDuty hears(AReport report, Instant observedAt) {
        return happens(new CheckEvent.Reported(report.received(observedAt, now), Optional.empty()));
    }

    public OnDuty happens(CheckEvent event) {
        apply(CheckRules.fold(check, event, context(), now));
        return this;
    }

    /** Something about the whole incident; the check looks again at once. */
    public OnDuty happens(IncidentEvent event) {
        incident = incident.with(event);
        return switch (event) {
            case IncidentEvent.MemberUnavailable gone -> happens(new CheckEvent.ReporterUnavailable(gone.member()));
            case IncidentEvent.MemberAvailable back -> happens(new CheckEvent.ReporterAvailable(back.member()));
            case IncidentEvent.OfficeUnavailable gone -> happens(new CheckEvent.OfficeUnavailable(gone.office()));
            case IncidentEvent.OfficeAvailable back -> happens(new CheckEvent.OfficeAvailable(back.office()));
            // An acknowledgement is for the whole incident: nobody tells each check, it sees it when it looks.
            case IncidentEvent.DeskAcknowledged _ -> this;
            default -> happens(new CheckEvent.IncidentChanged());
        };
    }

    private void apply(Decision decision) {
        boolean changed = decision.check().version() == check.version() + 1;
        if (!changed && !(decision.check().equals(check) && decision.notices().isEmpty())) {
            throw new AssertionError("a change without a version, or a version without a change");
        }
        check = decision.check();
        published.addAll(decision.notices());
    }

    public CheckContext context() {
        return new CheckContext(incident, person, around, Assumptions.STANDARD);
    }

    public SafetyCheck check() {
        return check;
    }

    public Instant now() {
        return now;
    }

    public List<NoticeEvent> published() {
        return published;
    }

    public List<NoticeRequested> requested() {
        return published.stream()
                .filter(NoticeRequested.class::isInstance)
                .map(NoticeRequested.class::cast)
                .toList();
    }

    public List<NoticeWithdrawn> withdrawn() {
        return published.stream()
                .filter(NoticeWithdrawn.class::isInstance)
                .map(NoticeWithdrawn.class::cast)
                .toList();
    }

    /** The whole climb as a person would read it off a board. */
    public String climb() {
        return check.steps().stream().map(OnDuty::line).collect(Collectors.joining(" | "));
    }

    private static String line(StepTaken step) {
        String what = switch (step.what()) {
            case ASKED -> step.role() + " " + String.join("+", step.who());
            case SKIPPED -> step.role() + " nobody";
            case HANDED_TO_DESK -> "desk";
            case DESK_TOLD -> "desk told";
            case TOLD -> step.role() + " told " + String.join("+", step.who());
            case DUTY_CALLED -> "duty " + String.join("+", step.who());
            case ENDED -> "ended";
        };
        return TIME.format(step.at().atZone(AnIncident.ZONE)) + " " + what;
    }
}
