package jp.anpi.registry.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Occasion;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Relation;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.disclosure.Tie;
import jp.anpi.registry.http.access.Caller;

/**
 * A sheet for whoever enters it, today.
 *
 * @param age days since it was made
 * @param asked the row whose code was typed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SheetToEnter(
        SheetId sheet, SheetList list, LocalDate madeOn, long age, int pages, Optional<Integer> asked, List<Row> rows) {

    /**
     * A row of the paper. Whose it is is absent when the caller may not know it, or when nobody does any more.
     *
     * @param row counted from 1 through the whole sheet
     * @param listed whether the person would stand on the same list today
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            int row,
            int page,
            RowCode code,
            Optional<PersonId> personId,
            Optional<String> name,
            Optional<PriorityGroup> group,
            Optional<Boolean> listed) {}

    static SheetToEnter of(
            Sheet sheet,
            Optional<RowCode> typed,
            Map<String, PersonState> people,
            Caller caller,
            LocalDate today,
            ZoneId zone) {
        List<Row> rows = IntStream.range(0, sheet.rows().size())
                .mapToObj(i -> {
                    SheetRow row = sheet.rows().get(i);
                    Optional<PersonState> person = Optional.ofNullable(
                                    people.get(row.person().toString()))
                            .filter(one -> sight(caller, one, today).shows(PersonField.RECORD));
                    return new Row(
                            i + 1,
                            Sheet.pageOf(i),
                            row.code(),
                            person.map(PersonState::id),
                            person.map(one -> one.name().written()),
                            person.map(one -> one.placement().group()),
                            person.map(one -> sheet.list().holds(one, today)));
                })
                .toList();
        Optional<Integer> asked = rows.stream()
                .filter(row -> typed.filter(row.code()::equals).isPresent())
                .map(Row::row)
                .findFirst();
        return new SheetToEnter(
                sheet.id(), sheet.list(), sheet.madeOn(zone), sheet.age(today, zone), sheet.pages(), asked, rows);
    }

    /** Whoever enters a sheet holds it already, and knows of it whom they are in charge of still. */
    private static Sight sight(Caller caller, PersonState person, LocalDate today) {
        var tie = new Tie(Relation.to(person, caller.member(), caller.office(), today), person.agreed());
        return Disclosure.sight(caller.role(), tie, Occasion.PEACETIME, Purpose.SAFETY_CHECK);
    }
}
