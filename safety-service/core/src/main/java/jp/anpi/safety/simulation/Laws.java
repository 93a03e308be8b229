package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.board.StatusCount;
import jp.anpi.safety.check.NoticeSent;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.clock.LifeSupportClocks;
import jp.anpi.safety.clock.PowerCourse;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Recipient;
import jp.anpi.safety.incident.Absences;
import jp.anpi.safety.incident.GroupPolicy;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.ladder.Ladder;
import jp.anpi.safety.ladder.Rung;
import jp.anpi.safety.ladder.StepTaken;
import jp.anpi.safety.report.Received;

/** Looks, after a step of one night, for what must never be. */
final class Laws {

    private final Night night;
    private final Map<PersonId, Frozen> frozen = new HashMap<>();

    Laws(Night night) {
        this.night = night;
        for (SafetyCheck check : night.store().checks()) {
            frozen.put(check.row().person(), Frozen.of(check.row().ladder()));
        }
    }

    /** What never changes about a ladder. */
    private record Frozen(boolean asks, Duration toTheDesk, Duration longestRung) {

        static Frozen of(Ladder ladder) {
            Duration longest = ladder.rungs().stream()
                    .map(Rung::patience)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            return new Frozen(ladder.asksSomebody(), ladder.toTheDesk(), longest);
        }
    }

    /** Throws the first breach; does nothing while the owner is away, for then nobody could have acted. */
    void look() {
        if (!night.settled()) {
            return;
        }
        Set<PersonId> touched = night.store().touched();
        boolean open = !night.incident().closed();
        for (SafetyCheck check : night.store().checks()) {
            PersonId person = check.row().person();
            Ledger.Page page = night.ledger().of(person);
            forgotten(check, person, page);
            if (open) {
                clocks(person, page);
                stale(check, person);
            }
            if (touched.contains(person)) {
                askedTwice(check, person);
                lost(check, person, page);
                calledSafe(check, person, page);
                if (open) {
                    danger(person, page);
                }
            }
        }
        if (!touched.isEmpty()) {
            counts();
        }
    }

    private void forgotten(SafetyCheck check, PersonId person, Ledger.Page page) {
        Instant now = night.now();
        Optional<Instant> due = night.store().dueAt(person);
        if (due.filter(at -> !at.isAfter(now)).isPresent()) {
            throw Breach.of(Law.NOBODY_IS_FORGOTTEN, person, "fell due at " + due.get());
        }
        Frozen ladder = Objects.requireNonNull(frozen.get(person));
        boolean mustBeAsked = !night.incident().closed() && ladder.asks();
        if (!mustBeAsked || now.isBefore(check.row().askedFrom())) {
            return;
        }
        if (!check.reading().answered() && check.asking().isEmpty()) {
            throw Breach.of(Law.NOBODY_IS_FORGOTTEN, person, "is silent and unasked");
        }
        Optional<Instant> seen = page.lastSeen();
        if (seen.isEmpty() && !page.anybodyAsked()) {
            throw Breach.of(Law.NOBODY_IS_FORGOTTEN, person, "nobody was ever asked");
        }
        GroupPolicy policy = night.incident().policy().of(check.row().group());
        if (deskHas(check) || (seen.isPresent() && !policy.recheck())) {
            return;
        }
        Instant begun = page.lastUndone()
                .filter(check.row().askedFrom()::isBefore)
                .orElse(check.row().askedFrom());
        Instant since = seen.filter(begun::isBefore).orElse(begun);
        // Who stands in for a victim on a rung has that rung's whole time.
        Instant deskBy = seen.map(at -> at.plus(policy.confirmedFor()))
                .filter(begun::isBefore)
                .orElse(begun)
                .plus(ladder.toTheDesk())
                .plus(night.downtime())
                .plus(ladder.longestRung().multipliedBy(victims(night.incident().absences())));
        if (!now.isBefore(deskBy) && !page.deskToldSince(since)) {
            throw Breach.of(Law.NOBODY_IS_FORGOTTEN, person, "the desk should have heard by " + deskBy);
        }
    }

    /** Everybody who could not act at some time, whether they are back or not. */
    private static int victims(Absences absences) {
        return absences.members().size() + absences.membersBack().size();
    }

    private static boolean deskHas(SafetyCheck check) {
        return check.asking()
                .filter(asking -> asking.rung() == check.row().ladder().deskRung())
                .isPresent();
    }

    private void askedTwice(SafetyCheck check, PersonId person) {
        Set<String> asked = new HashSet<>();
        for (NoticeSent notice : check.notices()) {
            boolean desk = notice.recipient().kind() == Recipient.Kind.DESK;
            boolean onlyTold = !notice.why().wantsAnswer();
            boolean askedAnew = notice.why() == AskReason.REPORTER_BACK;
            if (!desk
                    && !onlyTold
                    && !askedAnew
                    && !asked.add(notice.cycle() + " " + notice.recipient().key())) {
                throw Breach.of(Law.NOBODY_IS_ASKED_TWICE, person, "asks again in one cycle: " + notice.id());
            }
        }
        Set<String> rungs = new HashSet<>();
        for (StepTaken step : check.steps()) {
            boolean asks = step.what() == StepTaken.What.ASKED;
            if (asks && !rungs.add(step.cycle() + " " + step.rung() + " " + step.why() + " " + step.who())) {
                throw Breach.of(Law.NOBODY_IS_ASKED_TWICE, person, "asks a rung again for one reason: " + step);
            }
        }
    }

    private void lost(SafetyCheck check, PersonId person, Ledger.Page page) {
        List<?> folded = check.folded();
        // What was taken back stays known, so that it is not taken again.
        boolean all = folded.size() >= SafetyCheck.MOST_FOLDED
                || (folded.size() == new HashSet<>(folded).size()
                        && new HashSet<>(folded).containsAll(page.held().keySet()));
        if (!all) {
            throw Breach.of(
                    Law.NO_REPORT_IS_LOST, person, "accepted " + page.held().keySet() + " but folded " + folded);
        }
    }

    private void calledSafe(SafetyCheck check, PersonId person, Ledger.Page page) {
        boolean said = page.held().values().stream()
                .map(Received::report)
                .anyMatch(report -> report.contact() == ContactAxis.REACHED
                        && (report.condition() == Condition.SAFE || report.condition() == Condition.MINOR_INJURY));
        if (check.status() == CheckStatus.CONFIRMED && !said) {
            throw Breach.of(Law.SILENCE_IS_NOT_SAFE, person, "is shown as confirmed and nobody said so");
        }
    }

    private void stale(SafetyCheck check, PersonId person) {
        boolean stands =
                check.reading().confirmedUntil().filter(night.now()::isBefore).isPresent();
        if (check.status() == CheckStatus.CONFIRMED && !stands) {
            throw Breach.of(Law.SILENCE_IS_NOT_SAFE, person, "is shown as confirmed for too long");
        }
    }

    /**
     * Worked out anew from what the registry and the outages say; power that a report says is lost comes on top and may end
     * a clock earlier. What the desk has heard it knows until somebody has seen the person, and for as long as power may
     * still be needed.
     */
    private void clocks(PersonId id, Ledger.Page page) {
        PersonState person = night.person(id);
        LifeSupport support = person.lifeSupport();
        boolean mayBeInHospital = person.lifecycle() == Lifecycle.IN_HOSPITAL || page.everIn(PlaceKind.HOSPITAL);
        // What was brought moves clocks by rules of its own; then the end cannot be worked out here.
        if (support.equals(LifeSupport.NONE) || mayBeInHospital || page.everSupplied()) {
            return;
        }
        IncidentFacts incident = night.incident();
        Instant now = night.now();
        Optional<Instant> seen = page.lastSeen();
        Instant heardSince = page.everNeeded(NeedKind.POWER)
                ? incident.onsetAt()
                : page.lastAnswer().orElse(incident.onsetAt());
        var clocks = new LifeSupportClocks(Assumptions.STANDARD, incident.onsetAt(), incident.zone());
        List<PowerCourse.Cause> outages = incident.outagesBegun(person.home(), now)
                .map(outage -> new PowerCourse.Cause(outage.startedAt(), outage.endedAt()))
                .toList();
        for (RunningClock clock : clocks.running(support, PowerCourse.of(outages, List.of(), now), List.of())) {
            if (now.isBefore(clock.endsAt())) {
                return;
            }
            boolean seenSince = seen.filter(at -> !at.isBefore(clock.endsAt())).isPresent();
            if (!seenSince && !page.deskToldOfClock(clock.kind().name(), heardSince)) {
                throw Breach.of(Law.NO_CLOCK_ENDS_UNSEEN, id, "nobody heard that it ran out: " + clock);
            }
        }
    }

    private void danger(PersonId person, Ledger.Page page) {
        boolean inDanger = page.newest()
                .filter(last -> last.report().needKinds().contains(NeedKind.RESCUE))
                .isPresent();
        if (inDanger && !page.deskToldOfDanger()) {
            throw Breach.of(Law.DANGER_IS_THE_DESKS_AT_ONCE, person, "rescue is needed and the desk does not know");
        }
    }

    private void counts() {
        Map<PriorityGroup, Map<CheckStatus, Integer>> counted = new EnumMap<>(PriorityGroup.class);
        for (SafetyCheck check : night.store().checks()) {
            counted.computeIfAbsent(check.row().group(), _ -> new EnumMap<>(CheckStatus.class))
                    .merge(check.status(), 1, Integer::sum);
        }
        Map<PriorityGroup, StatusCount> shown =
                night.board().snapshot(night.now()).counts();
        int everybody = 0;
        for (PriorityGroup group : PriorityGroup.values()) {
            StatusCount count = shown.get(group);
            for (CheckStatus status : CheckStatus.values()) {
                int expected = counted.getOrDefault(group, Map.of()).getOrDefault(status, 0);
                int found = count == null ? 0 : count.of(status);
                everybody += found;
                if (found != expected) {
                    throw Breach.of(
                            Law.COUNTS_SUM_TO_THE_ROSTER,
                            "%s %s: the board shows %d of %d".formatted(group, status, found, expected));
                }
            }
        }
        if (everybody != Cast.PEOPLE) {
            throw Breach.of(Law.COUNTS_SUM_TO_THE_ROSTER, everybody + " of " + Cast.PEOPLE + " people");
        }
    }
}
