package jp.anpi.registry.importing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.importing.PersonRow.Said;
import jp.anpi.registry.importing.RowFault.Reason;
import jp.anpi.registry.schedule.Insured;
import jp.anpi.registry.sheet.SheetRow;

/** Reads rows of a list of persons; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class PersonRows {

    private static final Map<String, Boolean> YES_OR_NO = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("○", true),
            Map.entry("〇", true),
            Map.entry("◯", true),
            Map.entry("有", true),
            Map.entry("あり", true),
            Map.entry("はい", true),
            Map.entry("該当", true),
            Map.entry("true", true),
            Map.entry("0", false),
            Map.entry("×", false),
            Map.entry("無", false),
            Map.entry("なし", false),
            Map.entry("いいえ", false),
            Map.entry("非該当", false),
            Map.entry("false", false),
            Map.entry("", false));
    private static final Map<String, Lifecycle> LIVES = Map.of(
            "在宅", Lifecycle.AT_HOME,
            "入院", Lifecycle.IN_HOSPITAL,
            "入所", Lifecycle.IN_FACILITY,
            "転出", Lifecycle.MOVED_AWAY,
            "死亡", Lifecycle.DIED);
    /** 認定なし and 事業対象者 are below any level that is certified. */
    private static final List<String> NO_CARE = List.of("", "なし", "無", "非該当", "自立", "事業対象者", "01", "06");

    private final HeaderMapping<PersonColumn> mapping;
    private final Function<String, Optional<DistrictId>> districts;
    private final LocalDate today;
    private final Consumer<RowFault> faults;

    /** @param districts finds a district by its code or name as written */
    public PersonRows(
            HeaderMapping<PersonColumn> mapping,
            Function<String, Optional<DistrictId>> districts,
            LocalDate today,
            Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.districts = districts;
        this.today = today;
        this.faults = faults;
    }

    /** The person of a row; empty when a fault makes it useless. */
    public Optional<PersonRow> read(SheetRow row) {
        return new Reading(row).read();
    }

    private final class Reading {

        private final SheetRow row;
        private boolean usable = true;

        Reading(SheetRow row) {
            this.row = row;
        }

        Optional<PersonRow> read() {
            row.damage().ifPresent(damage -> wrong(0, Reason.of(damage), ""));
            for (PersonColumn column : PersonColumn.values()) {
                check(column);
            }
            var person = new PersonRow(
                    row.number(),
                    text(PersonColumn.RESIDENT_NUMBER).strip(),
                    text(PersonColumn.NAME),
                    said(PersonColumn.KANA, Optional::of),
                    said(PersonColumn.ALIASES, this::aliases),
                    said(PersonColumn.BIRTH_DATE, cell -> date(PersonColumn.BIRTH_DATE, cell, false)),
                    text(PersonColumn.ADDRESS),
                    said(PersonColumn.DISTRICT, this::district),
                    position(),
                    said(PersonColumn.PHONE, Optional::of),
                    said(PersonColumn.LIFECYCLE, cell -> word(PersonColumn.LIFECYCLE, cell, LIVES)),
                    said(PersonColumn.PROTECTED, cell -> word(PersonColumn.PROTECTED, cell, YES_OR_NO)),
                    said(PersonColumn.CARE_LEVEL, this::care),
                    said(PersonColumn.CARE_VALID_TO, cell -> date(PersonColumn.CARE_VALID_TO, cell, true)),
                    insured());
            return usable ? Optional.of(person) : Optional.empty();
        }

        private void check(PersonColumn column) {
            String cell = text(column);
            Reason.inCell(cell, column.required())
                    .or(() -> cell.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE)
                            ? Optional.of(Reason.GAIJI)
                            : Optional.empty())
                    .ifPresent(reason -> wrong(column, reason));
        }

        private String text(PersonColumn column) {
            return mapping.cell(row, column);
        }

        private <T> Said<T> said(PersonColumn column, Function<String, Optional<T>> reader) {
            if (!mapping.has(column)) {
                return Said.nothing();
            }
            String cell = text(column);
            return Said.of(cell.isBlank() ? Optional.empty() : reader.apply(cell));
        }

        private Optional<LocalDate> date(PersonColumn column, String cell, boolean mayBeAhead) {
            return switch (DateCell.read(cell)) {
                case WrittenDate.Known(LocalDate day)
                when !mayBeAhead && day.isAfter(today) -> {
                    wrong(column, Reason.DATE_AHEAD);
                    yield Optional.empty();
                }
                case WrittenDate.Known(LocalDate day) -> Optional.of(day);
                case WrittenDate.Unknown _ -> Optional.empty();
                case WrittenDate.Impossible _ -> {
                    wrong(column, Reason.DATE_IMPOSSIBLE);
                    yield Optional.empty();
                }
                case WrittenDate.Unreadable _ -> {
                    wrong(column, Reason.DATE);
                    yield Optional.empty();
                }
            };
        }

        /** One of the two alone names several people, so it is as good as none. */
        private Said<Insured> insured() {
            if (!mapping.has(PersonColumn.INSURER) || !mapping.has(PersonColumn.INSURED)) {
                return Said.nothing();
            }
            String insurer = text(PersonColumn.INSURER).strip();
            String number = text(PersonColumn.INSURED).strip();
            if (insurer.isEmpty() && number.isEmpty()) {
                return Said.of(Optional.empty());
            }
            if (!Insured.isInsurer(insurer) || !Insured.isNumber(number)) {
                wrong(PersonColumn.INSURED, Reason.INSURED);
                return Said.nothing();
            }
            return Said.of(Optional.of(new Insured(insurer, number)));
        }

        private Optional<List<PersonName>> aliases(String cell) {
            Optional<List<PersonName>> names = Aliases.read(cell);
            if (names.isEmpty()) {
                wrong(PersonColumn.ALIASES, Reason.ALIASES);
            }
            return names;
        }

        private Optional<DistrictId> district(String cell) {
            Optional<DistrictId> found = districts.apply(cell.strip());
            if (found.isEmpty()) {
                wrong(PersonColumn.DISTRICT, Reason.DISTRICT);
            }
            return found;
        }

        private Said<Position> position() {
            if (!mapping.has(PersonColumn.LAT) || !mapping.has(PersonColumn.LON)) {
                return Said.nothing();
            }
            return Said.of(
                    switch (WrittenPosition.read(text(PersonColumn.LAT), text(PersonColumn.LON))) {
                        case WrittenPosition.Known(Position position) -> Optional.of(position);
                        case WrittenPosition.Unknown _ -> Optional.empty();
                        case WrittenPosition.Wrong(boolean lat, Reason reason) -> {
                            wrong(lat ? PersonColumn.LAT : PersonColumn.LON, reason);
                            yield Optional.empty();
                        }
                    });
        }

        private Optional<CareLevel> care(String cell) {
            String level = folded(cell).replaceFirst("\\.0$", "");
            if (NO_CARE.contains(level)) {
                return Optional.empty();
            }
            Optional<CareLevel> found = careLevel(level);
            if (found.isEmpty()) {
                wrong(PersonColumn.CARE_LEVEL, Reason.UNKNOWN_WORD);
            }
            return found;
        }

        private <T> Optional<T> word(PersonColumn column, String cell, Map<String, T> words) {
            T meant = words.get(folded(cell));
            if (meant == null) {
                wrong(column, Reason.UNKNOWN_WORD);
            }
            return Optional.ofNullable(meant);
        }

        private void wrong(PersonColumn column, Reason reason) {
            wrong(mapping.at(column), reason, text(column));
        }

        private void wrong(int column, Reason reason, String found) {
            usable &= !reason.rowLost();
            faults.accept(new RowFault(row.number(), column, reason, found));
        }
    }

    /** Any width, no spaces, small letters: for words and figures only, never for what is kept. */
    private static String folded(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u3000]", "")
                .toLowerCase(Locale.ROOT);
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
}
