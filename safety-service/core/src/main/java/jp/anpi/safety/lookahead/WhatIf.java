package jp.anpi.safety.lookahead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.safety.check.CheckContext;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.OutageId;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.Territory;
import jp.anpi.safety.ladder.PeopleAround;
import jp.anpi.safety.ladder.StepTaken;

/**
 * "District X loses power at 18:00: who crosses zero by 22:00?" The outage is supposed, each check is taken from where it
 * stands and moved to the end by the product's own rules as if nobody answered; nothing is written and nobody is asked.
 */
public final class WhatIf {

    private static final OutageId SUPPOSED = new OutageId(new UUID(0, 0));
    private static final Actor NOBODY = new Actor("", "", Role.SCRIPT, Optional.empty(), Optional.empty());
    private static final int MOST_STEPS = 1_000;

    private final IncidentFacts incident;
    private final IncidentFacts supposed;
    private final PowerLoss loss;
    private final Territory territory;
    private final PeopleAround people;
    private final Assumptions assumptions;

    /** @param incident as it is; closed incidents ask nobody, also in supposition */
    public WhatIf(IncidentFacts incident, PowerLoss loss, PeopleAround people, Assumptions assumptions) {
        this.incident = incident;
        this.loss = loss;
        this.territory = Territory.of(loss.area());
        this.people = people;
        this.assumptions = assumptions;
        this.supposed = incident.with(new IncidentEvent.OutageDeclared(
                incident.id(), SUPPOSED, loss.area(), loss.from(), Optional.empty(), NOBODY));
    }

    /** Where the power is supposed to go out. */
    public Territory territory() {
        return territory;
    }

    /**
     * What would become of one person; empty when none of their clocks reaches zero after {@code now} in the time looked at.
     *
     * @param check as it stands
     * @param now incident time
     */
    public Optional<Prospect> of(SafetyCheck check, PersonState person, Instant now) {
        SafetyCheck dark = moved(check, person, supposed, now);
        List<RunningClock> ending = ending(dark, now);
        if (ending.isEmpty()) {
            return Optional.empty();
        }
        boolean anyway = ending(moved(check, person, incident, now), now).contains(ending.getFirst());
        List<StepTaken> steps = dark.steps().stream()
                .filter(step -> !step.at().isBefore(now))
                .filter(step -> !check.steps().contains(step))
                .toList();
        return Optional.of(new Prospect(
                check.row().person(),
                check.row().group(),
                ending,
                anyway,
                steps.stream().flatMap(step -> asked(step).stream()).toList(),
                steps.stream()
                        .filter(step -> step.role() == AskedRole.CITY_DESK)
                        .map(StepTaken::at)
                        .findFirst()));
    }

    private List<RunningClock> ending(SafetyCheck check, Instant now) {
        return check.clocks().stream()
                .filter(clock -> clock.endsAt().isAfter(now) && !clock.endsAt().isAfter(loss.until()))
                .toList();
    }

    private SafetyCheck moved(SafetyCheck check, PersonState person, IncidentFacts facts, Instant now) {
        var context = new CheckContext(facts, person, people, assumptions);
        SafetyCheck moved = CheckRules.fold(check, new CheckEvent.IncidentChanged(), context, now)
                .check();
        Optional<Instant> due = moved.nextDueAt();
        for (int step = 0; step < MOST_STEPS && due.isPresent() && !due.get().isAfter(loss.until()); step++) {
            Instant at = due.get().isAfter(now) ? due.get() : now;
            moved = CheckRules.due(moved, context, at).check();
            due = moved.nextDueAt();
        }
        return moved;
    }

    private static Optional<Prospect.Asked> asked(StepTaken step) {
        List<String> who = new ArrayList<>(step.who());
        boolean asks = switch (step.what()) {
            case ASKED, HANDED_TO_DESK, DESK_TOLD, DUTY_CALLED -> true;
            case TOLD, SKIPPED, ENDED -> false;
        };
        return asks ? Optional.of(new Prospect.Asked(step.at(), step.role(), who, step.why())) : Optional.empty();
    }
}
