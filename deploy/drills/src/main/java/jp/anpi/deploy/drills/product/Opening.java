package jp.anpi.deploy.drills.product;

import java.time.Instant;
import java.util.List;
import jp.anpi.deploy.drills.scenario.Area;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import jp.anpi.deploy.drills.scenario.Scenario;

/**
 * What it takes to open a drill.
 *
 * @param groups empty: all
 * @param speed  incident time per wall time, 1 or more
 */
public record Opening(
        Scenario.Kind kind, String title, Area area, List<PriorityGroup> groups, Instant onset, int speed) {
    public Opening {
        groups = List.copyOf(groups);
        if (speed < 1) throw new IllegalArgumentException("speed is 1 or more: " + speed);
    }
}
