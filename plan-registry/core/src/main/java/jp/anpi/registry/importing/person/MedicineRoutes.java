package jp.anpi.registry.importing.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.Medicine.Route;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.Said;

/**
 * How medicines that must not stop are given, as a cell says it: 注射 of all of them, or インスリン：注射、ステロイド：飲み薬 where they differ.
 *
 * @param others of those that are not named
 */
record MedicineRoutes(Optional<Route> others, Map<String, Route> named) {

    private static final Map<String, Route> WORDS = Map.ofEntries(
            Map.entry("飲み薬", Route.MOUTH),
            Map.entry("内服", Route.MOUTH),
            Map.entry("経口", Route.MOUTH),
            Map.entry("注射", Route.INJECTION),
            Map.entry("自己注射", Route.INJECTION),
            Map.entry("皮下注射", Route.INJECTION),
            Map.entry("点滴", Route.INJECTION),
            Map.entry("吸入", Route.INHALATION),
            Map.entry("貼り薬", Route.SKIN),
            Map.entry("塗り薬", Route.SKIN),
            Map.entry("外用", Route.SKIN),
            Map.entry("管から", Route.TUBE),
            Map.entry("経管", Route.TUBE),
            Map.entry("胃ろう", Route.TUBE),
            Map.entry("その他", Route.OTHER));

    MedicineRoutes {
        named = Map.copyOf(named);
    }

    /** Empty when a part of it cannot be read. */
    static Optional<MedicineRoutes> read(String cell) {
        Optional<Route> others = Optional.empty();
        Map<String, Route> named = new LinkedHashMap<>();
        for (String part : cell.split(PersonNeeds.BETWEEN)) {
            String[] both = part.split("[:：]", 2);
            Route route = WORDS.get(Heading.folded(both[both.length - 1]));
            if (route == null) {
                return Optional.empty();
            }
            if (both.length == 1) {
                others = Optional.of(route);
            } else {
                named.put(both[0].strip(), route);
            }
        }
        return Optional.of(new MedicineRoutes(others, named));
    }

    /** As {@link #read} reads it. */
    static String written(List<Medicine> medicines) {
        return medicines.stream()
                .filter(Medicine::mustNotStop)
                .flatMap(one -> one.route().map(route -> one.name() + "：" + word(route)).stream())
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String word(Route route) {
        return switch (route) {
            case MOUTH -> "飲み薬";
            case INJECTION -> "注射";
            case INHALATION -> "吸入";
            case SKIN -> "貼り薬";
            case TUBE -> "管から";
            case OTHER -> "その他";
        };
    }

    /** Names as a cell cannot tell them apart stay as they are known. */
    static List<Medicine> over(Said<MedicineRoutes> said, List<Medicine> known) {
        boolean same = !said.column() || said.value().equals(read(written(known)));
        return same
                ? known
                : known.stream()
                        .map(one -> one.mustNotStop()
                                ? one.given(said.value().flatMap(routes -> routes.of(one.name())))
                                : one)
                        .toList();
    }

    private Optional<Route> of(String name) {
        return Optional.ofNullable(named.get(name)).or(() -> others);
    }

    /** Equal for cells that say the same; to be digested and never shown. */
    String text() {
        return Stream.concat(
                        others.map(Route::name).stream(),
                        named.entrySet().stream().map(Object::toString).sorted())
                .collect(Collectors.joining("\n"));
    }

    /** Says nothing: all of it is about a person's health. */
    @Override
    public String toString() {
        return "MedicineRoutes";
    }
}
