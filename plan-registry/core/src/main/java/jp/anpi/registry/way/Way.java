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

    public Way {
        stretches = List.copyOf(stretches);
    }

    /** From door to door, the steps to the first street and from the last with it. */
    public List<Position> line() {
        return Stream.of(Stream.of(from), stretches.stream().flatMap(stretch -> stretch.line().stream()), Stream.of(to))
                .flatMap(places -> places)
                .toList();
    }

    public int metres() {
        return (int) Math.round(stretches.stream().mapToDouble(Stretch::metres).sum());
    }

    public double seconds() {
        return stretches.stream().mapToDouble(Stretch::seconds).sum();
    }
}
