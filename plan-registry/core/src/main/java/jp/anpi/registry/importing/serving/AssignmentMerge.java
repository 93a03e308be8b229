package jp.anpi.registry.importing.serving;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.importing.list.Fitting;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.MemberBook.Entry;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * Brings what a list says about who serves whom and what is registered together. An assignment is known by role, office and member
 * and the time it overlaps; one that the list does not have stays, since nobody said that it ended.
 */
public final class AssignmentMerge {

    private final OfficeBook offices;
    private final MemberBook members;
    private final HeaderMapping<AssignmentColumn> mapping;
    private final TextEncoding encoding;
    private final LocalDate today;
    private final Consumer<RowFault> faults;

    public AssignmentMerge(
            OfficeBook offices,
            MemberBook members,
            HeaderMapping<AssignmentColumn> mapping,
            TextEncoding encoding,
            LocalDate today,
            Consumer<RowFault> faults) {
        this.offices = offices;
        this.members = members;
        this.mapping = mapping;
        this.encoding = encoding;
        this.today = today;
        this.faults = faults;
    }

    /**
     * What a list makes of one person.
     *
     * @param change empty when nothing differs
     * @param found those that hold today and that the list has
     */
    public record Result(Optional<Change<PersonState>> change, int unchanged, int found) {}

    /** How many hold today. */
    public static int holding(PersonState person, LocalDate today) {
        return (int)
                person.assignments().stream().filter(one -> one.holdsOn(today)).count();
    }

    /** Nobody can be found under the number of these rows, for this reason. */
    public void nobody(List<AssignmentRow> rows, Reason why) {
        rows.forEach(row -> {
            boolean byId = row.person().id().isPresent();
            wrong(
                    row,
                    byId ? AssignmentColumn.PERSON_ID : AssignmentColumn.RESIDENT_NUMBER,
                    why,
                    byId ? row.person().id() : row.person().resident());
        });
    }

    /** @param rows all that the list says of the person */
    public Result of(PersonState person, List<AssignmentRow> rows) {
        List<Assignment> known = person.assignments();
        List<Assignment> now = new ArrayList<>(known);
        boolean[] said = new boolean[known.size()];
        List<Integer> saying = new ArrayList<>();
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        for (AssignmentRow row : rows) {
            Optional<Read> found = read(person, row);
            if (found.isEmpty()) {
                continue;
            }
            Assignment read = found.get().assignment();
            int at = place(now, row, read);
            if (at < 0) {
                if (found.get().outlasts(read)) {
                    wrongOffice(row, Reason.HAS_ENDED);
                    continue;
                }
                now.add(read);
                added++;
                saying.add(row.number());
                continue;
            }
            Assignment same = new Assignment(
                    read.role(),
                    read.office(),
                    read.member(),
                    row.from().value().orElse(now.get(at).from()),
                    row.to().over(now.get(at).to()));
            if (at >= known.size() || said[at]) {
                wrongOffice(row, Reason.DOUBLED_ENTRY);
                continue;
            }
            said[at] = true;
            if (found.get().outlasts(same)) {
                wrongOffice(row, Reason.HAS_ENDED);
                continue;
            }
            if (same.equals(now.set(at, same))) {
                unchanged++;
            } else {
                changed++;
                saying.add(row.number());
            }
        }
        int holding = 0;
        for (int i = 0; i < said.length; i++) {
            holding += said[i] && known.get(i).holdsOn(today) ? 1 : 0;
        }
        Optional<Change<PersonState>> change = added + changed == 0
                ? Optional.empty()
                : Optional.of(new Change<>(Optional.of(person), person.withAssignments(now), added, changed, saying));
        return new Result(change, unchanged, holding);
    }

    /** The one that is meant: of the same role, office and member, in a time that overlaps; else none. */
    private static int place(List<Assignment> now, AssignmentRow row, Assignment read) {
        for (int i = 0; i < now.size(); i++) {
            Assignment one = now.get(i);
            boolean same = one.role() == read.role()
                    && one.office().equals(read.office())
                    && one.member().equals(read.member());
            boolean overlaps = one.to().filter(read.from()::isAfter).isEmpty()
                    && read.to().filter(one.from()::isAfter).isEmpty();
            if (same && overlaps) {
                return i;
            }
        }
        return -1;
    }

    /** As if it were new: from the day the list says, else from today, and of what is over only its last day. */
    private Optional<Read> read(PersonState person, AssignmentRow row) {
        if (!row.person().fits(person, encoding)) {
            wrong(row, AssignmentColumn.PERSON, Reason.OTHER_NAME, row.person().name());
            return Optional.empty();
        }
        return Fitting.only(offices.find(row.office()), reason -> wrongOffice(row, reason))
                .flatMap(office -> member(row, office.id())
                        .map(member -> new Read(
                                new Assignment(
                                        row.role(),
                                        office.id(),
                                        member.map(Entry::id),
                                        row.from()
                                                .value()
                                                .or(() -> row.to().value().filter(today::isAfter))
                                                .orElse(today),
                                        row.to().value()),
                                Stream.concat(office.until().stream(), member.flatMap(Entry::until).stream())
                                        .min(Comparator.naturalOrder()))));
    }

    /** @param last the last day of the office or the member, when there is one */
    private record Read(Assignment assignment, Optional<LocalDate> last) {

        /** Whether it goes on when they no longer work. */
        boolean outlasts(Assignment one) {
            return last.filter(day -> one.to().map(day::isBefore).orElse(true)).isPresent();
        }
    }

    /** Empty when the row names somebody who cannot be found; nobody in it when the office as a whole serves. */
    private Optional<Optional<Entry>> member(AssignmentRow row, OfficeId office) {
        if (row.memberId().isEmpty() && row.member().isEmpty()) {
            return Optional.of(Optional.empty());
        }
        List<Entry> fitting = members.find(row.memberId(), row.member(), office);
        if (fitting.size() == 1 && !fitting.getFirst().office().equals(office)) {
            wrongMember(row, Reason.OTHER_OFFICE);
            return Optional.empty();
        }
        return Fitting.only(fitting, reason -> wrongMember(row, reason)).map(Optional::of);
    }

    private void wrong(AssignmentRow row, AssignmentColumn column, Reason reason, Optional<String> found) {
        faults.accept(mapping.fault(row.number(), column, reason, found.orElse("")));
    }

    private void wrongOffice(AssignmentRow row, Reason reason) {
        AssignmentColumn column = row.office()
                .column(AssignmentColumn.OFFICE_ID, AssignmentColumn.OFFICE_NUMBER, AssignmentColumn.OFFICE);
        wrong(row, column, reason, row.office().said());
    }

    private void wrongMember(AssignmentRow row, Reason reason) {
        AssignmentColumn column = row.memberId().isPresent() ? AssignmentColumn.MEMBER_ID : AssignmentColumn.MEMBER;
        wrong(row, column, reason, row.memberId().or(row::member));
    }
}
