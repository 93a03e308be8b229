package jp.anpi.registry.importing.serving;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.importing.list.Fitting;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * Brings what a list says of weeks and what is registered together. An office sends its own people: of whom it names, all that is
 * kept by hand with an office that the list names beside them becomes what the list says, as long as every row of the list can be
 * used; else nothing goes that the row may have meant. What other offices do, and what the exchange tells, stays.
 */
public final class WeekMerge {

    /** More a person has not, by the form either. */
    static final int MOST = 60;

    private final OfficeBook offices;
    private final HeaderMapping<WeekColumn> mapping;
    private final TextEncoding encoding;
    private final LocalDate today;
    private final Consumer<RowFault> faults;

    public WeekMerge(
            OfficeBook offices,
            HeaderMapping<WeekColumn> mapping,
            TextEncoding encoding,
            LocalDate today,
            Consumer<RowFault> faults) {
        this.offices = offices;
        this.mapping = mapping;
        this.encoding = encoding;
        this.today = today;
        this.faults = faults;
    }

    /**
     * What a list makes of one person.
     *
     * @param change empty when nothing differs
     * @param unchanged rows that say what is registered already
     * @param missing services kept by hand with an office of the list that the list does not have; they stay
     */
    public record Result(Optional<Change<PersonState>> change, int unchanged, int missing) {}

    /** Nobody can be found under the number of these rows, for this reason. */
    public void nobody(List<WeekRow> rows, Reason why) {
        rows.forEach(row -> {
            boolean byId = row.person().id().isPresent();
            wrong(
                    row,
                    byId ? WeekColumn.PERSON_ID : WeekColumn.RESIDENT_NUMBER,
                    why,
                    byId ? row.person().id() : row.person().resident());
        });
    }

    /**
     * @param told what the exchange tells of the person
     * @param rows all that the list says of the person
     * @param whole whether every row of the list can be used
     */
    public Result of(PersonState person, List<WeeklyService> told, List<WeekRow> rows, boolean whole) {
        Set<WeeklyService> known = new HashSet<>(person.services());
        Set<WeeklyService> said = new LinkedHashSet<>();
        Set<OfficeId> named = new HashSet<>();
        List<Integer> saying = new ArrayList<>();
        boolean isWhole = whole;
        int unchanged = 0;
        for (WeekRow row : rows) {
            Optional<OfficeId> office = office(person, row);
            isWhole &= office.isPresent();
            if (office.isEmpty()) {
                continue;
            }
            named.add(office.get());
            List<WeeklyService> some = row.of(office.get());
            if (!said.addAll(some)) {
                wrong(row, WeekColumn.DAY, Reason.DOUBLED_ENTRY, Optional.empty());
            } else if (known.containsAll(some)) {
                unchanged++;
            } else {
                saying.add(row.number());
            }
        }
        List<WeeklyService> lacking = person.services().stream()
                .filter(service -> named.contains(service.office()))
                .filter(service -> !said.contains(service) && !told.contains(service))
                .toList();
        List<WeeklyService> going = isWhole ? lacking : List.of();
        List<WeeklyService> week = new ArrayList<>(person.services());
        week.removeAll(going);
        said.stream().filter(service -> !known.contains(service)).forEach(week::add);
        int missing = lacking.size() - going.size();
        if (week.size() > MOST && week.size() > person.services().size()) {
            rows.forEach(row -> wrong(row, WeekColumn.DAY, Reason.TOO_MANY_SERVICES, Optional.empty()));
            return new Result(Optional.empty(), 0, missing);
        }
        if (week.equals(person.services())) {
            return new Result(Optional.empty(), unchanged, missing);
        }
        int changed = going.isEmpty() ? 0 : Math.max(1, Math.min(going.size(), saying.size()));
        return new Result(
                Optional.of(new Change<>(
                        Optional.of(person),
                        person.withSchedule(week, person.changes()),
                        Math.max(0, saying.size() - changed),
                        changed,
                        saying.isEmpty() ? rows.stream().map(WeekRow::number).toList() : saying)),
                unchanged,
                missing);
    }

    /** Whether each of these rows is about the person and names one office, which works on. */
    public boolean usesAll(PersonState person, List<WeekRow> rows) {
        return rows.stream()
                .allMatch(row -> row.person().fits(person, encoding)
                        && Fitting.only(offices.find(row.office()), _ -> {})
                                .filter(office -> office.worksOn(today))
                                .isPresent());
    }

    private Optional<OfficeId> office(PersonState person, WeekRow row) {
        if (!row.person().fits(person, encoding)) {
            wrong(row, WeekColumn.PERSON, Reason.OTHER_NAME, row.person().name());
            return Optional.empty();
        }
        Optional<OfficeState> office = Fitting.only(offices.find(row.office()), reason -> wrongOffice(row, reason));
        if (office.isPresent() && !office.get().worksOn(today)) {
            wrongOffice(row, Reason.OFFICE_CLOSED);
            return Optional.empty();
        }
        return office.map(OfficeState::id);
    }

    private void wrongOffice(WeekRow row, Reason reason) {
        WeekColumn column = row.office().column(WeekColumn.OFFICE_ID, WeekColumn.OFFICE_NUMBER, WeekColumn.OFFICE);
        wrong(row, column, reason, row.office().said());
    }

    private void wrong(WeekRow row, WeekColumn column, Reason reason, Optional<String> found) {
        faults.accept(mapping.fault(row.number(), column, reason, found.orElse("")));
    }
}
