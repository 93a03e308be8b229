package jp.anpi.registry.importing.person;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.group.Disability;
import jp.anpi.registry.importing.list.Heading;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.list.YesOrNo;

/**
 * What a row says of a person's needs beside the level of care. A blank cell of a certificate is none. A blank cell takes no
 * machine, no dialysis and no medicine away, since lists are filled in unevenly and somebody may live on it: なし does.
 *
 * @param medicines names of those that must not stop
 */
public record PersonNeeds(
        Said<Disability> physical,
        Said<Disability> intellectual,
        Said<Disability> mental,
        Said<List<PoweredDevice.Kind>> devices,
        Said<Dialysis> dialysis,
        Said<List<String>> medicines,
        Said<Dialysis.Form> dialysisForm,
        Said<MedicineRoutes> medicineRoutes,
        PersonOxygen oxygen) {

    private static final Map<String, Dialysis.Form> FORMS = Map.of(
            "血液透析", Dialysis.Form.BLOOD,
            "hd", Dialysis.Form.BLOOD,
            "腹膜透析", Dialysis.Form.PERITONEAL,
            "pd", Dialysis.Form.PERITONEAL,
            "capd", Dialysis.Form.PERITONEAL,
            "apd", Dialysis.Form.PERITONEAL);

    static final String BETWEEN = "[、,，・/／;；\\n]+";
    private static final int MOST = 20;

    private static final Map<String, PoweredDevice.Kind> DEVICES = Map.ofEntries(
            Map.entry("人工呼吸器", PoweredDevice.Kind.VENTILATOR),
            Map.entry("呼吸器", PoweredDevice.Kind.VENTILATOR),
            Map.entry("nppv", PoweredDevice.Kind.VENTILATOR),
            Map.entry("tppv", PoweredDevice.Kind.VENTILATOR),
            Map.entry("酸素濃縮器", PoweredDevice.Kind.OXYGEN_CONCENTRATOR),
            Map.entry("酸素濃縮装置", PoweredDevice.Kind.OXYGEN_CONCENTRATOR),
            Map.entry("在宅酸素", PoweredDevice.Kind.OXYGEN_CONCENTRATOR),
            Map.entry("吸引器", PoweredDevice.Kind.SUCTION),
            Map.entry("痰吸引器", PoweredDevice.Kind.SUCTION),
            Map.entry("たん吸引器", PoweredDevice.Kind.SUCTION),
            Map.entry("喀痰吸引器", PoweredDevice.Kind.SUCTION),
            Map.entry("経腸栄養ポンプ", PoweredDevice.Kind.TUBE_FEEDING),
            Map.entry("経管栄養ポンプ", PoweredDevice.Kind.TUBE_FEEDING),
            Map.entry("その他の電源機器", PoweredDevice.Kind.OTHER),
            Map.entry("その他", PoweredDevice.Kind.OTHER));

    private static final Map<Character, DayOfWeek> DAYS = Map.of(
            '月', DayOfWeek.MONDAY,
            '火', DayOfWeek.TUESDAY,
            '水', DayOfWeek.WEDNESDAY,
            '木', DayOfWeek.THURSDAY,
            '金', DayOfWeek.FRIDAY,
            '土', DayOfWeek.SATURDAY,
            '日', DayOfWeek.SUNDAY);

    static PersonNeeds in(RowReading<PersonColumn> cells) {
        return new PersonNeeds(
                certificate(cells, PersonColumn.PHYSICAL, Disability.Kind.PHYSICAL),
                certificate(cells, PersonColumn.INTELLECTUAL, Disability.Kind.INTELLECTUAL),
                certificate(cells, PersonColumn.MENTAL, Disability.Kind.MENTAL),
                unlessBlank(cells, PersonColumn.DEVICES, PersonNeeds::devices),
                unlessBlank(cells, PersonColumn.DIALYSIS, PersonNeeds::dialysis),
                unlessBlank(cells, PersonColumn.MEDICINES, PersonNeeds::medicines),
                unlessBlank(
                        cells,
                        PersonColumn.DIALYSIS_FORM,
                        cell -> Optional.ofNullable(FORMS.get(Heading.folded(cell)))),
                unlessBlank(cells, PersonColumn.MEDICINE_ROUTES, MedicineRoutes::read),
                PersonOxygen.in(cells));
    }

    private static Said<Disability> certificate(
            RowReading<PersonColumn> cells, PersonColumn column, Disability.Kind kind) {
        return cells.said(column, cell -> {
            String grade = Heading.folded(cell);
            if (YesOrNo.NO.contains(grade)) {
                return Optional.empty();
            }
            // 1 is a grade here, so it is asked for first.
            return cells.orWrong(
                    column,
                    CertificateGrade.severe(kind, grade)
                            .map(severe -> new Disability(kind, severe, Optional.of(cell.strip())))
                            .or(() ->
                                    Optional.of(new Disability(kind, false)).filter(_ -> YesOrNo.YES.contains(grade))),
                    Reason.UNKNOWN_WORD);
        });
    }

    /** Reads a cell that says something; なし is read as nothing there. */
    private interface Reader<T> {
        Optional<T> read(String cell);
    }

    private static <T> Said<T> unlessBlank(RowReading<PersonColumn> cells, PersonColumn column, Reader<T> reader) {
        if (cells.line(column).isEmpty()) {
            return Said.nothing();
        }
        return cells.said(
                column,
                cell -> YesOrNo.NO.contains(Heading.folded(cell))
                        ? Optional.empty()
                        : cells.orWrong(column, reader.read(cell), Reason.UNKNOWN_WORD));
    }

    private static Optional<List<PoweredDevice.Kind>> devices(String cell) {
        Set<PoweredDevice.Kind> kinds = new LinkedHashSet<>();
        for (String word : cell.split(BETWEEN)) {
            PoweredDevice.Kind kind = DEVICES.get(Heading.folded(word));
            if (kind == null) {
                return Optional.empty();
            }
            kinds.add(kind);
        }
        return Optional.of(List.copyOf(kinds));
    }

    private static Optional<Dialysis> dialysis(String cell) {
        String days = Heading.folded(cell).replaceAll("曜日|曜|[、,・/;]", "");
        if (YesOrNo.YES.contains(days)) {
            return Optional.of(new Dialysis(Set.of(), Optional.empty()));
        }
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (char letter : days.toCharArray()) {
            DayOfWeek day = DAYS.get(letter);
            if (day == null) {
                return Optional.empty();
            }
            weekdays.add(day);
        }
        return weekdays.isEmpty() ? Optional.empty() : Optional.of(new Dialysis(weekdays, Optional.empty()));
    }

    private static Optional<List<String>> medicines(String cell) {
        List<String> names = Stream.of(cell.split(BETWEEN))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return Optional.of(names).filter(some -> !some.isEmpty() && some.size() <= MOST);
    }

    private Stream<Said<?>> all() {
        return Stream.of(physical, intellectual, mental, devices, dialysis, medicines, dialysisForm, medicineRoutes);
    }

    /** Whether the row says any of it. */
    public boolean isSaid() {
        return oxygen.isSaid() || all().anyMatch(Said::column);
    }

    /** Whether the list has a column for a certificate. */
    public boolean saysCertificates() {
        return physical.column() || intellectual.column() || mental.column();
    }

    /** Equal for rows that say the same of it; to be digested and never shown. As it was before lists had more, where they have none. */
    public String text() {
        return Stream.of(
                        Stream.of(
                                physical.toString(),
                                intellectual.toString(),
                                mental.toString(),
                                devices.toString(),
                                dialysis.column() + days(),
                                medicines.toString()),
                        Stream.of(dialysisForm).filter(Said::column).map(Said::toString),
                        Stream.of(medicineRoutes).filter(Said::column).map(PersonNeeds::text),
                        Stream.of(oxygen).filter(PersonOxygen::isSaid).map(PersonOxygen::text))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Said<MedicineRoutes> routes) {
        return "routes " + routes.value().map(MedicineRoutes::text).orElse("-");
    }

    /** In the order of the week: a set has none. */
    private String days() {
        return dialysis.value()
                .map(some -> some.weekdays().stream().sorted().toList().toString())
                .orElse("-");
    }

    /** The certificates that somebody then has. A cell that says no more than that there is one takes no grade away. */
    public List<Disability> over(List<Disability> known) {
        List<Disability> all = new ArrayList<>();
        for (Disability.Kind kind : Disability.Kind.values()) {
            List<Disability> there =
                    known.stream().filter(one -> one.kind() == kind).toList();
            Said<Disability> said = certificate(kind);
            boolean saysNoMore = said.value()
                    .filter(one -> one.grade().isEmpty() && !there.isEmpty())
                    .isPresent();
            all.addAll(said.column() && !saysNoMore ? said.value().stream().toList() : there);
        }
        boolean same = all.size() == known.size() && all.containsAll(known);
        return same ? known : List.copyOf(all);
    }

    private Said<Disability> certificate(Disability.Kind kind) {
        return switch (kind) {
            case PHYSICAL -> physical;
            case INTELLECTUAL -> intellectual;
            case MENTAL -> mental;
        };
    }

    /** What then keeps somebody alive; what is known beyond the list's words, such as how long a battery lasts, stays. */
    public LifeSupport over(LifeSupport known) {
        return new LifeSupport(
                devices.column() ? devices(known.devices()) : known.devices(),
                oxygen.over(known.oxygen()),
                (dialysis.column() ? dialysis(known.dialysis()) : known.dialysis()).map(this::formed),
                MedicineRoutes.over(
                        medicineRoutes, medicines.column() ? medicines(known.medicines()) : known.medicines()));
    }

    private List<PoweredDevice> devices(List<PoweredDevice> known) {
        Set<PoweredDevice.Kind> there = known.stream().map(PoweredDevice::kind).collect(Collectors.toSet());
        if (there.equals(Set.copyOf(devices.value().orElse(List.of())))) {
            return known;
        }
        return devices.value().orElse(List.of()).stream()
                .flatMap(kind -> {
                    List<PoweredDevice> same =
                            known.stream().filter(one -> one.kind() == kind).toList();
                    return same.isEmpty()
                            ? Stream.of(new PoweredDevice(kind, Optional.empty(), Optional.empty(), Optional.empty()))
                            : same.stream();
                })
                .toList();
    }

    private Dialysis formed(Dialysis some) {
        return new Dialysis(some.weekdays(), some.lastSession(), dialysisForm.over(some.form()));
    }

    private Optional<Dialysis> dialysis(Optional<Dialysis> known) {
        return dialysis.value()
                .map(said -> known.map(was -> new Dialysis(
                                said.weekdays().isEmpty() ? was.weekdays() : said.weekdays(),
                                was.lastSession(),
                                was.form()))
                        .orElse(said));
    }

    private List<Medicine> medicines(List<Medicine> known) {
        List<String> names = medicines.value().orElse(List.of());
        if (medicines(NeedsWords.medicines(known)).orElse(List.of()).equals(names)) {
            return known;
        }
        List<Medicine> all = new ArrayList<>(known.stream()
                .filter(one -> !one.mustNotStop() && !names.contains(one.name()))
                .toList());
        names.forEach(name -> all.add(known.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> new Medicine(name, true, one.stockDays(), one.countedOn(), one.route()))
                .orElseGet(() -> new Medicine(name, true, Optional.empty(), Optional.empty()))));
        return List.copyOf(all);
    }

    /** Says nothing: all of it is about a person's health. */
    @Override
    public String toString() {
        return "PersonNeeds";
    }
}
