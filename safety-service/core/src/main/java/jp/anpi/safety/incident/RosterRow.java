package jp.anpi.safety.incident;

import java.time.Instant;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.ladder.Ladder;

/**
 * One person of an incident, frozen when it opened. Until the first rung starts or the first fact arrives, the row is the
 * check.
 *
 * @param slot 0 to 255: which owner folds the person's check
 * @param ladder order and length of the rungs; who is asked is found when a rung starts
 * @param askedFrom when the first rung is due, incident time
 * @param hasPlan a badge, nothing more
 * @param located whether the home has a position; people without one are counted beside every map
 * @param confidential whether the address is hidden outside a restricted role
 */
public record RosterRow(
        IncidentId incident,
        PersonId person,
        PriorityGroup group,
        DistrictId district,
        int slot,
        Ladder ladder,
        Instant askedFrom,
        boolean namedChecker,
        boolean hasPlan,
        boolean located,
        boolean confidential) {

    public RosterRow {
        if (slot < 0 || slot > 255) {
            throw new IllegalArgumentException("a slot lies in 0..255: " + slot);
        }
    }

    /** The row of a person in scope, as of now. */
    public static RosterRow freeze(IncidentFacts incident, PersonState person, int slot) {
        PriorityGroup group = person.placement().group();
        boolean namedChecker = !person.checkers().isEmpty();
        return new RosterRow(
                incident.id(),
                person.id(),
                group,
                person.home().district(),
                slot,
                incident.policy().ladderFor(group, namedChecker),
                incident.openedAt(),
                namedChecker,
                person.hasPlan(),
                person.home().position().isPresent(),
                person.home().confidential());
    }
}
