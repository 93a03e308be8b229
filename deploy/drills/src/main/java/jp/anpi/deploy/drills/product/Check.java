package jp.anpi.deploy.drills.product;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import jp.anpi.deploy.drills.scenario.CheckState;
import jp.anpi.deploy.drills.scenario.PriorityGroup;

/**
 * One row of the list of checks.
 *
 * @param rung  who is asked now, 1 is the first; empty when nobody is
 * @param dueAt until when the question waits, incident time
 */
public record Check(
        PersonId person,
        String name,
        PriorityGroup group,
        String district,
        CheckState state,
        OptionalInt rung,
        Optional<Instant> dueAt) {}
