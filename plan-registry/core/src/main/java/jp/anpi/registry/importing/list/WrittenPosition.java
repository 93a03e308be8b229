package jp.anpi.registry.importing.list;

import java.util.Set;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Japan;
import jp.anpi.registry.importing.list.RowFault.Reason;

/** What two cells say of a place. */
sealed interface WrittenPosition {

    /** Without 0, which is a degree. */
    Set<String> NOTHING = Set.of("", "なし", "無", "無し", "不明", "-");

    record Known(Position position) implements WrittenPosition {}

    /** Both cells say that it is not known. */
    record Unknown() implements WrittenPosition {}

    /** @param lat whether the fault is in the cell of the latitude, else of the longitude */
    record Wrong(boolean lat, Reason reason) implements WrittenPosition {}

    /** Reads degrees of any width; what lies outside Japan is a fault of the list and no place. */
    static WrittenPosition read(String lat, String lon) {
        String north = Heading.folded(lat);
        String east = Heading.folded(lon);
        boolean noNorth = NOTHING.contains(north);
        boolean noEast = NOTHING.contains(east);
        if (noNorth && noEast) {
            return new Unknown();
        }
        if (noNorth || noEast) {
            return new Wrong(noNorth, Reason.HALF_A_PLACE);
        }
        double y = degrees(north);
        double x = degrees(east);
        if (Double.isNaN(y) || Double.isNaN(x)) {
            return new Wrong(Double.isNaN(y), Reason.NUMBER);
        }
        if (Japan.has(y, x)) {
            return new Known(new Position(y, x));
        }
        return new Wrong(true, Japan.has(x, y) ? Reason.SWAPPED : Reason.OUTSIDE);
    }

    private static double degrees(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
