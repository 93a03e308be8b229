package jp.anpi.registry.importing;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.RowFault.Reason;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.shelter.DesignatedPlace;

/** Reads rows of a list of shelters; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class ShelterRows {

    private static final Set<String> YES = Set.of("1", "○", "〇", "◯", "有", "あり");
    private static final Set<String> NO = Set.of("", "0", "×", "無", "なし", "-");

    private final HeaderMapping<ShelterColumn> mapping;
    private final Consumer<RowFault> faults;
    private final DesignatedPlace.Kind kind;
    private final Set<String> seen = new HashSet<>();

    public ShelterRows(HeaderMapping<ShelterColumn> mapping, Consumer<RowFault> faults) {
        this.mapping = mapping;
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
        return new Reading(row).read();
    }

    private final class Reading {

        private final SheetRow row;
        private boolean usable = true;

        Reading(SheetRow row) {
            this.row = row;
        }

        Optional<DesignatedPlace> read() {
            row.damage().ifPresent(damage -> wrong(0, Reason.of(damage), ""));
            for (ShelterColumn column : ShelterColumn.values()) {
                Reason.inCell(mapping.cell(row, column), column.required()).ifPresent(reason -> wrong(column, reason));
            }
            String id = text(ShelterColumn.ID);
            String name = text(ShelterColumn.NAME);
            String address = text(ShelterColumn.ADDRESS);
            String key = id.isEmpty() ? folded(name) + " " + folded(address) : folded(id);
            Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
            for (ShelterColumn column : ShelterColumn.ofHazards()) {
                if (yes(column)) {
                    column.hazard().ifPresent(hazards::add);
                }
            }
            var place = new DesignatedPlace(
                    key,
                    kind,
                    name,
                    text(ShelterColumn.KANA),
                    address,
                    position(),
                    hazards,
                    capacity(),
                    yes(ShelterColumn.ALSO_THE_OTHER));
            if (usable && !seen.add(key)) {
                wrong(id.isEmpty() ? ShelterColumn.NAME : ShelterColumn.ID, Reason.DOUBLED_PLACE);
            }
            return usable ? Optional.of(place) : Optional.empty();
        }

        private String text(ShelterColumn column) {
            return mapping.cell(row, column).strip();
        }

        private boolean yes(ShelterColumn column) {
            String word = folded(text(column));
            if (!YES.contains(word) && !NO.contains(word)) {
                wrong(column, Reason.UNKNOWN_WORD);
            }
            return YES.contains(word);
        }

        private Optional<Integer> capacity() {
            String number =
                    folded(text(ShelterColumn.CAPACITY)).replace(",", "").replaceFirst("人$|\\.0$", "");
            if (number.isEmpty()) {
                return Optional.empty();
            }
            if (!number.matches("\\d{1,6}")) {
                wrong(ShelterColumn.CAPACITY, Reason.NUMBER);
                return Optional.empty();
            }
            return Optional.of(Integer.parseInt(number));
        }

        private Optional<Position> position() {
            return switch (WrittenPosition.read(text(ShelterColumn.LAT), text(ShelterColumn.LON))) {
                case WrittenPosition.Known(Position position) -> Optional.of(position);
                case WrittenPosition.Unknown _ -> Optional.empty();
                case WrittenPosition.Wrong(boolean lat, Reason reason) -> {
                    wrong(lat ? ShelterColumn.LAT : ShelterColumn.LON, reason);
                    yield Optional.empty();
                }
            };
        }

        private void wrong(ShelterColumn column, Reason reason) {
            wrong(mapping.at(column), reason, mapping.cell(row, column));
        }

        private void wrong(int column, Reason reason, String found) {
            usable &= !reason.rowLost();
            faults.accept(new RowFault(row.number(), column, reason, found));
        }
    }

    private static String folded(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("[\\s\\u3000]", "");
    }
}
