package jp.anpi.registry.importing.person;

import static jp.anpi.registry.importing.list.ListText.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;

/** Lists of persons as their text. */
abstract class ReadsPeople {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final DistrictId RIVERSIDE = new DistrictId("d01");

    /** Of all that was read. */
    final List<RowFault> faults = new ArrayList<>();

    /** The usable rows below the headings, which are the first line. */
    List<PersonRow> read(String... lines) {
        List<SheetRow> rows = rows(String.join("\n", lines) + "\n");
        var mapping = mapped(lines[0] + "\n");
        var reader = new PersonRows(
                mapping,
                text -> List.of("川端", "d01").contains(text) ? Optional.of(RIVERSIDE) : Optional.empty(),
                CityClerk.recording(TODAY),
                faults::add);
        return rows.stream().skip(1).map(reader::read).flatMap(Optional::stream).collect(Collectors.toList());
    }

    /** Somebody whom a list brings. */
    PersonState person(String headings, String row) {
        return PersonMerge.first(PersonId.random(), read(headings, row).getFirst())
                .orElseThrow();
    }

    /** Somebody of that name who is registered. */
    static PersonState known(String name) {
        return new PersonState(
                PersonId.random(),
                3,
                new PersonName(name, "ハナ"),
                Optional.of(LocalDate.of(1941, 5, 3)),
                new Home("川端2-3-4", RIVERSIDE, Optional.of(new Position(35.8, 139.9)), false),
                Optional.of("04-7100-0000"),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** What the row of such a list makes of them. */
    PersonState merged(PersonState known, String... lines) {
        return PersonMerge.merged(known, read(lines).getFirst(), TextEncoding.UTF_8);
    }

    private static HeaderMapping<PersonColumn> mapped(String text) {
        return ListText.mapped(PersonColumn.class, text);
    }
}
