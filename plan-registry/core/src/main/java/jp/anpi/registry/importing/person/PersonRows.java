package jp.anpi.registry.importing.person;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.list.YesOrNo;
import jp.anpi.registry.particulars.LifeWord;
import jp.anpi.registry.particulars.PrecisionWord;
import jp.anpi.registry.particulars.WrittenBirth;
import jp.anpi.registry.schedule.Insured;
import jp.anpi.registry.sheet.SheetRow;

/** Reads rows of a list of persons; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class PersonRows {

    private static final PersonColumn[] COLUMNS = PersonColumn.values();
    /** 認定なし and 事業対象者 are below any level that is certified. */
    private static final List<String> NO_CARE = List.of("", "自立", "事業対象者", "01", "06");

    private final HeaderMapping<PersonColumn> mapping;
    private final Function<String, Optional<DistrictId>> districts;
    private final PersonConsents.Recording recording;
    private final LocalDate today;
    private final Consumer<RowFault> faults;

    /** @param districts finds a district by its code or name as written */
    public PersonRows(
            HeaderMapping<PersonColumn> mapping,
            Function<String, Optional<DistrictId>> districts,
            PersonConsents.Recording recording,
            Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.districts = districts;
        this.recording = recording;
        this.today = recording.today();
        this.faults = faults;
    }

    /** The person of a row; empty when a fault makes it useless. */
    public Optional<PersonRow> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        PersonRef person = PersonRef.in(cells, PersonColumn.RESIDENT_NUMBER, PersonColumn.PERSON_ID, PersonColumn.NAME);
        return cells.result(new PersonRow(
                cells.number(),
                ResidentNumber.of(cells.text(PersonColumn.RESIDENT_NUMBER)).text(),
                person.id(),
                cells.text(PersonColumn.NAME),
                cells.said(PersonColumn.KANA),
                cells.said(
                        PersonColumn.ALIASES,
                        cell -> cells.orWrong(PersonColumn.ALIASES, Aliases.read(cell), Reason.ALIASES)),
                cells.said(PersonColumn.BIRTH_DATE, cell -> birth(cells, cell)),
                address(cells, person),
                cells.said(
                        PersonColumn.DISTRICT,
                        cell -> cells.orWrong(PersonColumn.DISTRICT, districts.apply(cell.strip()), Reason.DISTRICT)),
                position(cells),
                cells.said(PersonColumn.PRECISION, cell -> precision(cells, cell)),
                cells.said(PersonColumn.PHONE, cell -> cells.phone(PersonColumn.PHONE, cell)),
                cells.said(PersonColumn.LIFECYCLE, cell -> cells.word(PersonColumn.LIFECYCLE, cell, LifeWord.ALL)),
                cells.saidYesOrNo(PersonColumn.PROTECTED),
                cells.said(PersonColumn.CARE_LEVEL, cell -> care(cells, cell)),
                cells.said(PersonColumn.CARE_VALID_TO, cell -> cells.date(PersonColumn.CARE_VALID_TO, cell)),
                insured(cells),
                PersonMore.in(cells, today),
                PersonNeeds.in(cells),
                PersonCare.in(cells),
                PersonConsents.in(cells, recording)));
    }

    /** Blank cells take no place away that somebody put on the map: なし does. */
    private static Said<Position> position(RowReading<PersonColumn> cells) {
        boolean blank = cells.line(PersonColumn.LAT).isEmpty()
                && cells.line(PersonColumn.LON).isEmpty();
        return blank
                ? Said.nothing()
                : cells.together(
                        PersonColumn.LAT, PersonColumn.LON, () -> cells.position(PersonColumn.LAT, PersonColumn.LON));
    }

    private static Optional<Home.Precision> precision(RowReading<PersonColumn> cells, String cell) {
        return PrecisionWord.NONE.contains(Heading.folded(cell))
                ? Optional.empty()
                : cells.word(PersonColumn.PRECISION, cell, PrecisionWord.ALL);
    }

    private Optional<LocalDate> birth(RowReading<PersonColumn> cells, String cell) {
        return switch (WrittenBirth.read(cell)) {
            case WrittenBirth.On(LocalDate day) ->
                day.isAfter(today) ? noBirth(cells, Reason.DATE_AHEAD) : Optional.of(day);
            case WrittenBirth.About about ->
                noBirth(cells, about.first().isAfter(today) ? Reason.DATE_AHEAD : Reason.BIRTH_PARTLY);
            case WrittenBirth.NotKnown _ -> Optional.empty();
            case WrittenBirth.Impossible _ -> noBirth(cells, Reason.DATE_IMPOSSIBLE);
            case WrittenBirth.Unreadable _ -> noBirth(cells, Reason.DATE);
        };
    }

    private static Optional<LocalDate> noBirth(RowReading<PersonColumn> cells, Reason reason) {
        return cells.orWrong(PersonColumn.BIRTH_DATE, Optional.empty(), reason);
    }

    /** Whom a row is of that is of no other use; empty when it does not say. */
    public Optional<ResidentNumber> number(SheetRow row) {
        return Optional.of(ResidentNumber.of(mapping.cell(row, PersonColumn.RESIDENT_NUMBER)))
                .filter(number -> !number.text().isEmpty());
    }

    /** One of the two alone names several people, so it is as good as none. */
    private static Said<Insured> insured(RowReading<PersonColumn> cells) {
        if (!cells.has(PersonColumn.INSURER) || !cells.has(PersonColumn.INSURED)) {
            return Said.nothing();
        }
        String insurer = narrow(cells.text(PersonColumn.INSURER));
        String number = narrow(cells.text(PersonColumn.INSURED));
        if (insurer.isEmpty() && number.isEmpty()) {
            return Said.of(Optional.empty());
        }
        if (!Insured.isInsurer(insurer) || !Insured.isNumber(number)) {
            cells.wrong(PersonColumn.INSURED, Reason.INSURED);
            return Said.nothing();
        }
        return Said.of(Optional.of(new Insured(insurer, number)));
    }

    private static String narrow(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
    }

    private static Optional<CareLevel> care(RowReading<PersonColumn> cells, String cell) {
        String level = Heading.folded(cell).replaceFirst("\\.0$", "");
        return NO_CARE.contains(level) || YesOrNo.NO.contains(level)
                ? Optional.empty()
                : cells.orWrong(PersonColumn.CARE_LEVEL, careLevel(level), Reason.UNKNOWN_WORD);
    }

    /** By its name (要介護3) or the code of the care insurance (12, 13, 21 to 25). */
    private static Optional<CareLevel> careLevel(String text) {
        return switch (text) {
            case "要支援1", "12" -> Optional.of(CareLevel.SUPPORT_1);
            case "要支援2", "13" -> Optional.of(CareLevel.SUPPORT_2);
            case "要介護1", "21" -> Optional.of(CareLevel.CARE_1);
            case "要介護2", "22" -> Optional.of(CareLevel.CARE_2);
            case "要介護3", "23" -> Optional.of(CareLevel.CARE_3);
            case "要介護4", "24" -> Optional.of(CareLevel.CARE_4);
            case "要介護5", "25" -> Optional.of(CareLevel.CARE_5);
            default -> Optional.empty();
        };
    }

    /** What our own lists write for an address that is not shown is none, and leaves that of somebody who is registered. */
    private static Said<String> address(RowReading<PersonColumn> cells, PersonRef person) {
        Said<String> address = cells.said(PersonColumn.ADDRESS);
        if (!address.column() && person.id().isEmpty()) {
            cells.wrong(PersonColumn.ADDRESS, Reason.ADDRESS_HIDDEN);
        }
        return address;
    }
}
