package jp.anpi.registry.importing.person;

import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * How a list names a person who is registered.
 *
 * @param resident 宛名番号, under which a list of persons brought them
 * @param id 対象者ID
 * @param name beside the number: that of somebody else tells that the number is wrong
 */
public record PersonRef(Optional<String> resident, Optional<String> id, Optional<String> name) {

    /** As a row names them; that it has neither number nor id is a fault. */
    public static <C extends Enum<C> & ListColumn> PersonRef in(RowReading<C> cells, C resident, C id, C name) {
        var ref = new PersonRef(cells.line(resident), cells.line(id), cells.line(name));
        if (ref.resident.isEmpty() && ref.id.isEmpty()) {
            cells.wrong(cells.has(resident) ? resident : id, RowFault.Reason.MISSING);
        }
        return ref;
    }

    /** Whether the name, when there is one, is that of the person: also another of their names, or what an encoding left of it. */
    public boolean fits(PersonState person, TextEncoding encoding) {
        return name.isEmpty()
                || Stream.concat(Stream.of(person.name()), person.aliases().stream())
                        .map(PersonName::written)
                        .anyMatch(known -> SearchKey.of(known).equals(SearchKey.of(name.get()))
                                || DegradedName.is(known, name.get(), encoding));
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PersonRef";
    }
}
