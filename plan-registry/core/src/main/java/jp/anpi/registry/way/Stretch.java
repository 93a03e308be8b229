package jp.anpi.registry.way;

import java.util.List;
import jp.anpi.registry.contract.Position;

/**
 * A part of a way from one crossing to the next.
 *
 * @param street its name; empty when it has none
 * @param line in the direction of walking, two places at least
 */
public record Stretch(String street, Footing footing, List<Position> line, double metres, double seconds) {

    /** What is under the feet, as far as somebody must know beforehand. */
    public enum Footing {
        USUAL,
        STEPS,
        BRIDGE
    }

    public Stretch {
        line = List.copyOf(line);
        if (line.size() < 2) {
            throw new IllegalArgumentException("a stretch has two places at least");
        }
    }
}
