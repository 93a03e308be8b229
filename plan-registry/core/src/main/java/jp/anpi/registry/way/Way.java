package jp.anpi.registry.way;

import java.util.List;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Position;

/**
 * A way along streets.
 *
 * @param from where it is left from, which may lie beside the street
 * @param to where it leads, likewise
 * @param stretches in the order of walking; none where both lie at the same spot of a street
 */
public record Way(Position from, Position to, List<Stretch> stretches) {

    /** Metres a second where no street leads: slower than on one. */
    private static final double BESIDE_STREETS = 1;

    public Way {
        stretches = List.copyOf(stretches);
    }

    /** From door to door, the steps to the first street and from the last with it. */
    public List<Position> line() {
        return Stream.of(Stream.of(from), stretches.stream().flatMap(stretch -> stretch.line().stream()), Stream.of(to))
                .flatMap(places -> places)
                .toList();
    }

    /** From door to door, as {@link #line()} is. */
    public int metres() {
        return (int) Math.round(stretches.stream().mapToDouble(Stretch::metres).sum() + beside());
    }

    /** From door to door likewise, as somebody goes who is in good health. */
    public double seconds() {
        return stretches.stream().mapToDouble(Stretch::seconds).sum() + beside() / BESIDE_STREETS;
    }

    /** Metres to the first street in a straight line; 0 where no street is followed at all. */
    double toStreet() {
        return stretches.isEmpty()
                ? 0
                : Bearing.metres(from, stretches.getFirst().line().getFirst());
    }

    /** Metres from the last street in a straight line; from door to door where no street is followed at all. */
    double fromStreet() {
        return Bearing.metres(
                stretches.isEmpty() ? from : stretches.getLast().line().getLast(), to);
    }

    private double beside() {
        return toStreet() + fromStreet();
    }
}
