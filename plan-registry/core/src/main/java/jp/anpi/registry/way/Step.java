package jp.anpi.registry.way;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody does next on a way: set out or turn, and then follow a street.
 *
 * @param turn empty for the first, which sets out
 * @param compass where the street leads, 0 to 7: north, north-east and so on
 * @param street empty when it has no name
 */
public record Step(
        Optional<Turn> turn, int compass, Optional<String> street, double metres, Set<Stretch.Footing> footings) {

    private static final double BEND = 30;
    private static final double CORNER = 60;
    private static final double BACK = 135;

    /** Which way to turn. */
    public enum Turn {
        STRAIGHT,
        SLIGHT_RIGHT,
        RIGHT,
        SHARP_RIGHT,
        SLIGHT_LEFT,
        LEFT,
        SHARP_LEFT;

        static Turn of(double degrees) {
            double much = Math.abs(degrees);
            boolean right = degrees > 0;
            if (much < BEND) {
                return STRAIGHT;
            }
            if (much < CORNER) {
                return right ? SLIGHT_RIGHT : SLIGHT_LEFT;
            }
            if (much < BACK) {
                return right ? RIGHT : LEFT;
            }
            return right ? SHARP_RIGHT : SHARP_LEFT;
        }

        boolean isSlight() {
            return this == SLIGHT_LEFT || this == SLIGHT_RIGHT;
        }
    }

    public Step {
        footings = Set.copyOf(footings);
    }

    /** The steps of a way: stretches that only go on are one. */
    public static List<Step> of(List<Stretch> stretches) {
        List<Step> steps = new ArrayList<>();
        List<Stretch> together = new ArrayList<>();
        Optional<Turn> turned = Optional.empty();
        for (Stretch next : stretches) {
            if (!together.isEmpty()) {
                Stretch last = together.getLast();
                Turn turn = Turn.of(Bearing.turn(Bearing.atEnd(last.line()), Bearing.atStart(next.line())));
                if (!goesOn(last, next, turn)) {
                    steps.add(step(turned, together));
                    together.clear();
                    turned = Optional.of(turn);
                }
            }
            together.add(next);
        }
        if (!together.isEmpty()) {
            steps.add(step(turned, together));
        }
        return steps;
    }

    /** A street that bends is no turn; one that gets another name is told, one that loses its name is not. */
    private static boolean goesOn(Stretch last, Stretch next, Turn turn) {
        boolean sameName = last.street().equals(next.street());
        return turn == Turn.STRAIGHT && (sameName || next.street().isEmpty())
                || turn.isSlight() && sameName && !next.street().isEmpty();
    }

    private static Step step(Optional<Turn> turned, List<Stretch> together) {
        Stretch first = together.getFirst();
        Set<Stretch.Footing> footings = EnumSet.noneOf(Stretch.Footing.class);
        together.forEach(stretch -> footings.add(stretch.footing()));
        footings.remove(Stretch.Footing.USUAL);
        double metres = together.stream().mapToDouble(Stretch::metres).sum();
        int compass = Math.floorMod((int) Math.round(Bearing.atStart(first.line()) / 45), 8);
        return new Step(turned, compass, Optional.of(first.street()).filter(name -> !name.isEmpty()), metres, footings);
    }
}
