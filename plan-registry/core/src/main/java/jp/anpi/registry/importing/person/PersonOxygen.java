package jp.anpi.registry.importing.person;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;

/**
 * What a row says of oxygen in cylinders. A blank cell takes nothing away, and neither flow nor litres alone make a clock: of somebody
 * of whom no oxygen is known both are needed.
 */
public record PersonOxygen(
        Optional<Double> flow,
        Optional<Double> litres,
        Optional<String> cylinder,
        Optional<Integer> cylinders,
        Optional<Boolean> demandValve) {

    private static final double MOST_FLOW = 99;
    private static final double MOST_LITRES = 99_999;

    static PersonOxygen in(RowReading<PersonColumn> cells) {
        Optional<Double> flow =
                measure(cells, PersonColumn.OXYGEN_FLOW, MOST_FLOW).filter(each -> each > 0);
        Optional<Double> litres = measure(cells, PersonColumn.OXYGEN_LITRES, MOST_LITRES);
        return new PersonOxygen(
                flow,
                litres,
                cells.line(PersonColumn.CYLINDER),
                cells.line(PersonColumn.CYLINDERS).flatMap(cell -> cells.number(PersonColumn.CYLINDERS, cell, "本")),
                cells.line(PersonColumn.DEMAND_VALVE)
                        .flatMap(cell ->
                                cells.saidYesOrNo(PersonColumn.DEMAND_VALVE).value()));
    }

    /** With or without the unit behind it. */
    private static Optional<Double> measure(RowReading<PersonColumn> cells, PersonColumn column, double most) {
        return cells.line(column).flatMap(cell -> {
            String number = Heading.folded(cell).replaceFirst("(l|リットル)?(/?(分|min))?$", "");
            return cells.orWrong(
                    column,
                    Optional.of(number)
                            .filter(text -> text.matches("\\d{1,5}(\\.\\d{1,3})?"))
                            .map(Double::valueOf)
                            .filter(each -> each <= most),
                    Reason.NUMBER);
        });
    }

    private Stream<Optional<?>> all() {
        return Stream.of(flow, litres, cylinder, cylinders, demandValve);
    }

    boolean isSaid() {
        return all().anyMatch(Optional::isPresent);
    }

    /** Equal for rows that say the same of it; to be digested and never shown. */
    String text() {
        return all().map(Object::toString).collect(Collectors.joining("\n"));
    }

    Optional<Oxygen> over(Optional<Oxygen> known) {
        Optional<Double> then = flow.or(() -> known.map(Oxygen::litresPerMinute));
        Optional<Double> there = litres.or(() -> known.map(Oxygen::usableLitres));
        return then.flatMap(perMinute -> there.map(usable -> new Oxygen(
                perMinute,
                usable,
                over(cylinder, known, Oxygen::cylinder),
                over(cylinders, known, Oxygen::cylinders),
                over(demandValve, known, Oxygen::demandValve))));
    }

    private static <T> Optional<T> over(Optional<T> said, Optional<Oxygen> known, Function<Oxygen, Optional<T>> was) {
        return said.or(() -> known.flatMap(was));
    }

    /** Says nothing: all of it is about a person's health. */
    @Override
    public String toString() {
        return "PersonOxygen";
    }
}
