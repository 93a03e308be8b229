package jp.anpi.registry.importing;

import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Japan;
import jp.anpi.registry.importing.RowFault.Reason;

/** What two cells say of a place. */
sealed interface WrittenPosition {

    record Known(Position position) implements WrittenPosition {}

    /** Both cells are empty. */
    record Unknown() implements WrittenPosition {}

    /** @param lat whether the fault is in the cell of the latitude, else of the longitude */
    record Wrong(boolean lat, Reason reason) implements WrittenPosition {}

    /** Reads degrees of any width; what lies outside Japan is a fault of the list and no place. */
    static WrittenPosition read(String lat, String lon) {
        String north = Heading.folded(lat);
        String east = Heading.folded(lon);
        if (north.isEmpty() && east.isEmpty()) {
            return new Unknown();
        }
        if (north.isEmpty() || east.isEmpty()) {
            return new Wrong(north.isEmpty(), Reason.HALF_A_PLACE);
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
