package jp.anpi.registry.importing.office;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;

/**
 * How a list names an office; what it does not say is empty.
 *
 * @param number 事業所番号
 */
public record OfficeRef(
        Optional<String> id, Optional<String> number, Optional<String> name, Optional<OfficeState.Kind> kind) {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{10}");

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** As a row names it; that it names none is a fault. */
    public static <C extends Enum<C> & ListColumn> OfficeRef in(RowReading<C> cells, C id, C number, C name) {
        var ref = new OfficeRef(
                cells.line(id), cells.line(number).map(Heading::capitals), cells.line(name), Optional.empty());
        if (ref.said().isEmpty()) {
            cells.wrong(cells.has(name) ? name : cells.has(number) ? number : id, Reason.MISSING);
        }
        return ref;
    }

    /** The column that counts. */
    public <C> C column(C ofId, C ofNumber, C ofName) {
        return id.isPresent() ? ofId : number.isPresent() ? ofNumber : ofName;
    }

    /** What stands there. */
    public Optional<String> said() {
        return id.or(() -> number).or(() -> name);
    }
}
