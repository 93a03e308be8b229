package jp.anpi.registry.importing.plan;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.person.PersonRef;
import jp.anpi.registry.plan.Agreement;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.shelter.DesignatedPlace;

/** Reads rows of a list of plans; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class PlanRows {

    private static final PlanColumn[] COLUMNS = PlanColumn.values();
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[、，,・;；\\n\\r]+");
    private static final String WHO_IS_NOT_SAID = "本人";
    private static final String HOW_IS_NOT_SAID = "市の一覧による";
    private static final Map<String, Leaving.Start> STARTS = Map.ofEntries(
            entry("警戒レベル3", Leaving.Start.WARNING_LEVEL_3),
            entry("警戒レベル3高齢者等避難", Leaving.Start.WARNING_LEVEL_3),
            entry("レベル3", Leaving.Start.WARNING_LEVEL_3),
            entry("高齢者等避難", Leaving.Start.WARNING_LEVEL_3),
            entry("警戒レベル4", Leaving.Start.WARNING_LEVEL_4),
            entry("警戒レベル4避難指示", Leaving.Start.WARNING_LEVEL_4),
            entry("レベル4", Leaving.Start.WARNING_LEVEL_4),
            entry("避難指示", Leaving.Start.WARNING_LEVEL_4),
            entry("停電", Leaving.Start.POWER_CUT),
            entry("停電時", Leaving.Start.POWER_CUT),
            entry("支援者・市の連絡", Leaving.Start.ON_REQUEST),
            entry("連絡があったとき", Leaving.Start.ON_REQUEST));
    private static final Map<String, Agreement.State> AGREEMENTS = Map.ofEntries(
            entry("同意", Agreement.State.AGREED),
            entry("同意あり", Agreement.State.AGREED),
            entry("有", Agreement.State.AGREED),
            entry("あり", Agreement.State.AGREED),
            entry("○", Agreement.State.AGREED),
            entry("〇", Agreement.State.AGREED),
            entry("1", Agreement.State.AGREED),
            entry("拒否", Agreement.State.REFUSED),
            entry("不同意", Agreement.State.REFUSED),
            entry("×", Agreement.State.REFUSED),
            entry("0", Agreement.State.NO_ANSWER),
            entry("未回答", Agreement.State.NO_ANSWER),
            entry("無", Agreement.State.NO_ANSWER),
            entry("なし", Agreement.State.NO_ANSWER),
            entry("条例による同意", Agreement.State.PRESUMED));
    private static final Map<String, Confirmation.By> WHO = Map.of(
            "本人", Confirmation.By.PERSON,
            "代理", Confirmation.By.PROXY,
            "代理人", Confirmation.By.PROXY,
            "家族", Confirmation.By.PROXY);
    private static final Map<String, EmergencyCard.BloodType> BLOOD = Map.of(
            "a", EmergencyCard.BloodType.A,
            "a型", EmergencyCard.BloodType.A,
            "b", EmergencyCard.BloodType.B,
            "b型", EmergencyCard.BloodType.B,
            "o", EmergencyCard.BloodType.O,
            "o型", EmergencyCard.BloodType.O,
            "ab", EmergencyCard.BloodType.AB,
            "ab型", EmergencyCard.BloodType.AB);

    private final HeaderMapping<PlanColumn> mapping;
    private final Function<String, Optional<DesignatedPlace>> places;
    private final LocalDate today;
    private final Consumer<RowFault> faults;

    /** @param places finds a designated place by its name as written */
    public PlanRows(
            HeaderMapping<PlanColumn> mapping,
            Function<String, Optional<DesignatedPlace>> places,
            LocalDate today,
            Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.places = places;
        this.today = today;
        this.faults = faults;
    }

    /** The plan of a row; empty when a fault makes it useless. */
    public Optional<PlanRow> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        PersonRef person = PersonRef.in(cells, PlanColumn.RESIDENT_NUMBER, PlanColumn.PERSON_ID, PlanColumn.PERSON);
        return cells.result(new PlanRow(
                cells.number(),
                person,
                cells.said(PlanColumn.MADE_ON, cell -> cells.past(PlanColumn.MADE_ON, cell, today))
                        .value(),
                confirmed(cells, person),
                people(cells, line -> contact(cells, line), PlanColumn.CONTACT_1, PlanColumn.CONTACT_2),
                people(cells, line -> supporter(cells, line), PlanColumn.SUPPORTER_1, PlanColumn.SUPPORTER_2),
                cells.said(PlanColumn.CHECKER),
                destinations(cells),
                way(cells),
                cells.said(PlanColumn.WISHES),
                card(cells)));
    }

    /** A day makes the plan one that counts; whose word it was is the person's unless the list says otherwise. */
    private Optional<Confirmation> confirmed(RowReading<PlanColumn> cells, PersonRef person) {
        return cells.said(PlanColumn.CONFIRMED_ON, cell -> cells.past(PlanColumn.CONFIRMED_ON, cell, today))
                .value()
                .map(on -> new Confirmation(
                        cells.said(PlanColumn.CONFIRMED_BY, cell -> cells.word(PlanColumn.CONFIRMED_BY, cell, WHO))
                                .value()
                                .orElse(Confirmation.By.PERSON),
                        cells.line(PlanColumn.CONFIRMED_NAME).or(person::name).orElse(WHO_IS_NOT_SAID),
                        cells.line(PlanColumn.CONFIRMED_HOW).orElse(HOW_IS_NOT_SAID),
                        on));
    }

    private static <T> PlanLines<T> people(
            RowReading<PlanColumn> cells, Function<PlanColumn, PlanLines.Line<T>> reader, PlanColumn... lines) {
        return new PlanLines<>(
                (int) Arrays.stream(lines).filter(cells::has).count(), filled(cells, reader, Arrays.stream(lines)));
    }

    /** Each numbered line of the form whose first cell says something. */
    private static <T> Said<List<T>> lines(
            RowReading<PlanColumn> cells, Function<PlanColumn, T> reader, PlanColumn... lines) {
        return Arrays.stream(lines).anyMatch(cells::has)
                ? Said.of(Optional.of(filled(cells, reader, Arrays.stream(lines))))
                : Said.nothing();
    }

    private static <T> List<T> filled(
            RowReading<PlanColumn> cells, Function<PlanColumn, T> reader, Stream<PlanColumn> lines) {
        return lines.filter(line -> cells.line(line).isPresent()).map(reader).toList();
    }

    private static Said<String> said(RowReading<PlanColumn> cells, PlanColumn line, String what) {
        return cells.said(more(line, what), cell -> Optional.of(cell.strip()));
    }

    private static Said<String> phone(RowReading<PlanColumn> cells, PlanColumn line) {
        PlanColumn column = more(line, "PHONE");
        return cells.said(column, cell -> cells.phone(column, cell.strip()));
    }

    /** The column of the same numbered line that says something more of it. */
    private static PlanColumn more(PlanColumn line, String what) {
        return PlanColumn.valueOf(line.name() + "_" + what);
    }

    private static ContactLine contact(RowReading<PlanColumn> cells, PlanColumn line) {
        return new ContactLine(
                cells.line(line).orElse(""),
                said(cells, line, "RELATION"),
                phone(cells, line),
                said(cells, line, "ADDRESS"),
                said(cells, line, "HOURS"),
                said(cells, line, "KANA"),
                cells.said(more(line, "MOBILE"), cell -> cells.phone(more(line, "MOBILE"), cell)));
    }

    private static SupporterLine supporter(RowReading<PlanColumn> cells, PlanColumn line) {
        PlanColumn agreed = more(line, "AGREED");
        return new SupporterLine(
                cells.line(line).orElse(""),
                said(cells, line, "RELATION"),
                said(cells, line, "ADDRESS"),
                phone(cells, line),
                cells.said(agreed, cell -> cells.word(agreed, cell, AGREEMENTS)),
                day(cells, more(line, "FROM")),
                day(cells, more(line, "TO")));
    }

    private static Said<LocalDate> day(RowReading<PlanColumn> cells, PlanColumn column) {
        return cells.said(column, cell -> cells.date(column, cell));
    }

    private PlanPlaces destinations(RowReading<PlanColumn> cells) {
        Map<PlanColumn, Hazard> hazards = new EnumMap<>(PlanColumn.class);
        Stream.of(Hazard.values()).forEach(hazard -> hazards.put(column(hazard), hazard));
        hazards.keySet().removeIf(column -> !cells.says(column));
        return new PlanPlaces(
                Set.copyOf(hazards.values()),
                hazards.entrySet().stream()
                        .flatMap(one -> cells.line(one.getKey()).stream()
                                .flatMap(String::lines)
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .map(name -> destination(name, one.getKey(), Set.of(one.getValue()))))
                        .toList());
    }

    /** Where the places for a hazard stand, one per line of the cell. */
    static PlanColumn column(Hazard hazard) {
        return switch (hazard) {
            case FLOOD -> PlanColumn.DESTINATION_FLOOD;
            case LANDSLIDE -> PlanColumn.DESTINATION_LANDSLIDE;
            case STORM_SURGE -> PlanColumn.DESTINATION_STORM_SURGE;
            case EARTHQUAKE -> PlanColumn.DESTINATION_EARTHQUAKE;
            case TSUNAMI -> PlanColumn.DESTINATION_TSUNAMI;
            case FIRE -> PlanColumn.DESTINATION_FIRE;
            case INLAND_FLOOD -> PlanColumn.DESTINATION_INLAND_FLOOD;
            case VOLCANO -> PlanColumn.DESTINATION_VOLCANO;
        };
    }

    /** With the kind, the address and the place on the map that the city's own list has. */
    private PlanPlaces.Named destination(String name, PlanColumn column, Set<Hazard> hazards) {
        Optional<DesignatedPlace> listed = places.apply(name);
        if (listed.isPresent()) {
            Destination.Kind kind = switch (listed.get().kind()) {
                case EMERGENCY_PLACE -> Destination.Kind.EMERGENCY_PLACE;
                case SHELTER ->
                    listed.get().accepts().isPresent() ? Destination.Kind.WELFARE_SHELTER : Destination.Kind.SHELTER;
            };
            var place = new Destination(
                    hazards,
                    kind,
                    name,
                    Optional.of(listed.get().address()),
                    listed.get().position());
            return new PlanPlaces.Named(column, place, false);
        }
        Optional<Destination.Kind> kind = kind(name);
        var place = new Destination(
                hazards, kind.orElse(Destination.Kind.SHELTER), name, Optional.empty(), Optional.empty());
        return new PlanPlaces.Named(column, place, kind.isEmpty());
    }

    /** What a name tells of the kind of place; empty when it tells nothing. */
    private static Optional<Destination.Kind> kind(String name) {
        return Stream.of(
                        entry("自宅", Destination.Kind.AT_HOME),
                        entry("在宅", Destination.Kind.AT_HOME),
                        entry("福祉避難所", Destination.Kind.WELFARE_SHELTER),
                        entry("病院", Destination.Kind.HOSPITAL),
                        entry("親族", Destination.Kind.RELATIVES),
                        entry("親戚", Destination.Kind.RELATIVES),
                        entry("知人", Destination.Kind.RELATIVES),
                        entry("ショートステイ", Destination.Kind.SHORT_STAY),
                        entry("短期入所", Destination.Kind.SHORT_STAY))
                .filter(known -> name.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private PlanRow.Way way(RowReading<PlanColumn> cells) {
        return new PlanRow.Way(
                cells.said(PlanColumn.START, cell -> cells.word(PlanColumn.START, cell, STARTS)),
                cells.said(PlanColumn.ROUTE),
                cells.said(PlanColumn.TRANSPORT),
                cells.said(PlanColumn.HELPERS, cell -> helpers(cells, cell)),
                cells.said(PlanColumn.ITEMS, cell -> Optional.of(items(cell))),
                cells.said(PlanColumn.PETS));
    }

    /** What one cell has of things. */
    static List<String> items(String cell) {
        return BETWEEN_ITEMS
                .splitAsStream(cell)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Optional<Integer> helpers(RowReading<PlanColumn> cells, String cell) {
        String number = Heading.folded(cell).replaceFirst("人$|名$|\\.0$", "");
        return cells.orWrong(
                PlanColumn.HELPERS,
                Optional.of(number).filter(text -> text.matches("1?\\d|20")).map(Integer::valueOf),
                Reason.NUMBER);
    }

    private static PlanRow.Card card(RowReading<PlanColumn> cells) {
        return new PlanRow.Card(
                cells.said(PlanColumn.VOLUNTEER),
                cells.said(PlanColumn.ASSOCIATION),
                cells.said(PlanColumn.BLOOD, cell -> cells.word(PlanColumn.BLOOD, cell, BLOOD)),
                lines(
                        cells,
                        line -> new EmergencyCard.Illness(
                                cells.line(line).orElse(""),
                                cells.line(more(line, "SURGERY")),
                                cells.line(more(line, "HOSPITAL")),
                                cells.line(more(line, "DOCTOR"))),
                        PlanColumn.ILLNESS_1,
                        PlanColumn.ILLNESS_2),
                cells.said(PlanColumn.ALLERGIES),
                lines(
                        cells,
                        line -> new EmergencyCard.Neighbour(
                                cells.line(line).orElse(""),
                                cells.line(more(line, "RELATION")).orElse(ContactLine.RELATION_NOT_SAID),
                                phone(cells, line).value()),
                        PlanColumn.NEIGHBOUR_1,
                        PlanColumn.NEIGHBOUR_2),
                cells.said(PlanColumn.MESSAGE));
    }
}
