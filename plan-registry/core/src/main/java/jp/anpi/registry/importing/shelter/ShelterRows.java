package jp.anpi.registry.importing.shelter;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.shelter.DesignatedPlace;
import jp.anpi.registry.shelter.MunicipalityCode;

/** Reads rows of a list of shelters; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class ShelterRows {

    private static final ShelterColumn[] COLUMNS = ShelterColumn.values();

    private final HeaderMapping<ShelterColumn> mapping;
    private final Consumer<RowFault> faults;
    private final Set<MunicipalityCode> ours;
    private final DesignatedPlace.Kind kind;
    private final Set<String> seen = new HashSet<>();

    /** @param ours whose places are taken in; none where nobody knows whose registry this is */
    public ShelterRows(HeaderMapping<ShelterColumn> mapping, Set<MunicipalityCode> ours, Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.ours = ours;
        this.faults = faults;
        this.kind = kind(mapping);
    }

    /** A list that speaks of hazards is one of places to flee to. */
    public static DesignatedPlace.Kind kind(HeaderMapping<ShelterColumn> mapping) {
        return ShelterColumn.ofHazards().stream().anyMatch(mapping::has)
                ? DesignatedPlace.Kind.EMERGENCY_PLACE
                : DesignatedPlace.Kind.SHELTER;
    }

    /** The place of a row; empty when a fault makes it useless. */
    public Optional<DesignatedPlace> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        String id = cells.text(ShelterColumn.ID).strip();
        String name = cells.text(ShelterColumn.NAME).strip();
        String address = cells.text(ShelterColumn.ADDRESS).strip();
        String key = key(id, name, address);
        Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
        for (ShelterColumn column : ShelterColumn.ofHazards()) {
            if (cells.yesOrNo(column).orElse(false)) {
                column.hazard().ifPresent(hazards::add);
            }
        }
        var place = new DesignatedPlace(
                key,
                kind,
                name,
                cells.text(ShelterColumn.KANA).strip(),
                address,
                cells.position(ShelterColumn.LAT, ShelterColumn.LON),
                hazards,
                capacity(cells),
                cells.yesOrNo(ShelterColumn.ALSO_THE_OTHER).orElse(false),
                cells.line(ShelterColumn.ACCEPTS),
                city(cells));
        if (cells.result(place).isPresent() && !seen.add(key)) {
            cells.wrong(id.isEmpty() ? ShelterColumn.NAME : ShelterColumn.ID, Reason.DOUBLED_PLACE);
        }
        return cells.result(place);
    }

    /** As one of its columns says, else its id; a place of another city is a fault. */
    private Optional<MunicipalityCode> city(RowReading<ShelterColumn> cells) {
        Optional<ShelterColumn> said = Stream.of(ShelterColumn.CITY, ShelterColumn.CITY_OF_THE_PLACE)
                .filter(column -> cells.line(column).isPresent())
                .findFirst();
        Optional<MunicipalityCode> city = said.isPresent()
                ? MunicipalityCode.read(cells.text(said.get()))
                : MunicipalityCode.inId(cells.text(ShelterColumn.ID));
        if (!ours.isEmpty() && city.filter(one -> !ours.contains(one)).isPresent()) {
            cells.wrong(said.orElse(ShelterColumn.ID), Reason.OTHER_CITY);
        }
        return city;
    }

    private static Optional<Integer> capacity(RowReading<ShelterColumn> cells) {
        String number = Heading.folded(cells.text(ShelterColumn.CAPACITY))
                .replace(",", "")
                .replaceFirst("人$|\\.0$", "");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return cells.orWrong(
                ShelterColumn.CAPACITY,
                Optional.of(number).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf),
                Reason.NUMBER);
    }

    /** By which a place is known again: its id, else where it is and what it is called. */
    static String key(String id, String name, String address) {
        return id.isEmpty() ? folded(name) + " " + folded(address) : folded(id);
    }

    private static String folded(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("[\\s\\u3000]", "");
    }
}
