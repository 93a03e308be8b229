package jp.anpi.deploy.drills.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A drill from a file.
 *
 * @param onset    empty: the instant the drill starts
 * @param length   incident time after which the drill ends
 * @param patience incident time an expectation is given to come true, because the product works asynchronously
 * @param keepOpen leave the drill's incident open at the end
 */
public record Scenario(
        String title,
        Kind kind,
        Optional<Instant> onset,
        OptionalInt speed,
        OptionalLong seed,
        Area area,
        List<PriorityGroup> groups,
        Duration length,
        Duration patience,
        boolean keepOpen,
        List<Step> steps,
        List<Expectation> atEnd) {
    public Scenario {
        groups = List.copyOf(groups);
        steps = List.copyOf(steps);
        atEnd = List.copyOf(atEnd);
    }

    public enum Kind {
        EARTHQUAKE,
        FLOOD,
        TYPHOON,
        POWER_OUTAGE,
        OTHER
    }

    /** Whether a step ends or restarts the product, which only works on one the runner has started itself. */
    public boolean hasFaults() {
        return steps.stream().anyMatch(step -> step.act() instanceof Act.Kill || step.act() instanceof Act.Restart);
    }

    /** Whether a step needs the list of offices. */
    public boolean choosesOffices() {
        return steps.stream().anyMatch(step -> step.act() instanceof Act.Offices);
    }

    /** Whether a step needs the list of members. */
    public boolean choosesMembers() {
        return steps.stream()
                .anyMatch(step ->
                        step.act() instanceof Act.Unavailable(var members) && members instanceof Act.Members.OfRole);
    }
}
