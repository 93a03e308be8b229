package jp.anpi.registry.importing.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.importing.list.Fitting;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListMerge;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.office.MemberBook.Entry;
import jp.anpi.registry.search.SearchKey;

/** Brings a list of members and those that are registered together; a deputy may be anybody who is there or comes with the list. */
public final class MemberMerge {

    private final OfficeBook offices;
    private final MemberBook known;
    private final Map<MemberId, MemberState> members;
    private final HeaderMapping<MemberColumn> mapping;
    private final LocalDate today;
    private final Consumer<RowFault> faults;
    private final Map<MemberId, Draft> drafts = new LinkedHashMap<>();
    private final Set<String> coming = new HashSet<>();

    private MemberMerge(
            OfficeBook offices,
            List<MemberState> members,
            HeaderMapping<MemberColumn> mapping,
            LocalDate today,
            Consumer<RowFault> faults) {
        this.offices = offices;
        this.known = MemberBook.of(members);
        this.members = members.stream().collect(Collectors.toMap(MemberState::id, Function.identity()));
        this.mapping = mapping;
        this.today = today;
        this.faults = faults;
    }

    /** Somebody with the office and before their deputy is known. */
    private record Draft(MemberRow row, Entry entry, Optional<MemberState> before, Role role) {}

    /** What the list comes to; a fault that only shows beside what is registered goes to whoever asked. */
    public static ListMerge<MemberState> of(
            OfficeBook offices,
            List<MemberState> members,
            List<MemberRow> rows,
            HeaderMapping<MemberColumn> mapping,
            LocalDate today,
            Consumer<RowFault> faults) {
        var merge = new MemberMerge(offices, members, mapping, today, faults);
        rows.forEach(merge::draft);
        return merge.result();
    }

    private void draft(MemberRow row) {
        Fitting.only(offices.find(row.office()), reason -> wrongOffice(row, reason))
                .ifPresent(office -> draft(row, office));
    }

    private void draft(MemberRow row, OfficeState office) {
        List<Entry> fitting = known.find(row.id(), Optional.of(row.name()), office.id());
        if (fitting.isEmpty() && row.id().isEmpty()) {
            fresh(row, office);
        } else {
            Fitting.only(fitting, reason -> wrong(row, MemberColumn.NAME, reason, row.name()))
                    .flatMap(entry -> Optional.ofNullable(members.get(entry.id())))
                    .ifPresent(before -> put(new Draft(
                            row,
                            new Entry(
                                    before.id(),
                                    office.id(),
                                    row.name(),
                                    before.untilIn(office.id(), offices.until(before.office()))),
                            Optional.of(before),
                            row.role().value().orElse(before.role()))));
        }
    }

    /** Whoever stands in the list twice without a number of their own is one, and the second row is a fault. */
    private void fresh(MemberRow row, OfficeState office) {
        if (row.role().value().isEmpty()) {
            wrong(row, MemberColumn.ROLE, Reason.NEEDED_WHEN_NEW, row.name());
        } else if (!coming.add(office.id() + SearchKey.of(row.name()))) {
            wrong(row, MemberColumn.NAME, Reason.DOUBLED_ENTRY, row.name());
        } else {
            var entry = new Entry(MemberId.random(), office.id(), row.name(), Optional.empty());
            put(new Draft(row, entry, Optional.empty(), row.role().value().get()));
        }
    }

    private void put(Draft draft) {
        if (drafts.putIfAbsent(draft.entry().id(), draft) != null) {
            wrong(
                    draft.row(),
                    MemberColumn.NAME,
                    Reason.DOUBLED_ENTRY,
                    draft.row().name());
        }
    }

    private ListMerge<MemberState> result() {
        List<Entry> everybody =
                new ArrayList<>(drafts.values().stream().map(Draft::entry).toList());
        members.values().stream()
                .filter(member -> !drafts.containsKey(member.id()))
                .map(Entry::of)
                .forEach(everybody::add);
        var book = new MemberBook(everybody);
        List<Change<MemberState>> changes = new ArrayList<>();
        int unchanged = 0;
        for (Draft draft : drafts.values()) {
            Optional<MemberState> after = after(draft, book);
            if (after.isPresent() && after.equals(draft.before())) {
                unchanged++;
            } else {
                after.map(state -> draft.before()
                                .map(before -> Change.of(
                                        before,
                                        state.withVersion(before.version() + 1),
                                        draft.row().number()))
                                .orElseGet(() -> Change.fresh(state, draft.row().number())))
                        .ifPresent(changes::add);
            }
        }
        long met = drafts.values().stream()
                .filter(draft -> draft.before().isPresent())
                .count();
        return new ListMerge<>(changes, unchanged, members.size() - (int) met);
    }

    /** Empty when the row names a deputy that nobody can be found for. */
    private Optional<MemberState> after(Draft draft, MemberBook book) {
        MemberRow row = draft.row();
        Optional<MemberState> before = draft.before();
        Optional<MemberId> deputy = before.flatMap(MemberState::deputy);
        if (row.deputyId().column() || row.deputy().column()) {
            Optional<String> id = row.deputyId().value().map(String::strip);
            Optional<String> name = row.deputy().value();
            deputy = Optional.empty();
            if (id.isPresent() || name.isPresent()) {
                List<Entry> others = book.findAnywhere(id, name, draft.entry().office()).stream()
                        .filter(one -> !one.id().equals(draft.entry().id()))
                        .toList();
                deputy = Fitting.only(
                                others,
                                reason -> wrong(
                                        row,
                                        id.isPresent() ? MemberColumn.DEPUTY_ID : MemberColumn.DEPUTY,
                                        reason,
                                        id.or(() -> name).orElse("")))
                        .map(Entry::id);
                if (deputy.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new MemberState(
                draft.entry().id(),
                before.map(MemberState::version).orElse(1L),
                draft.entry().office(),
                row.name(),
                draft.role(),
                row.phone().over(before.flatMap(MemberState::phone)),
                row.mail().over(before.flatMap(MemberState::mail)),
                deputy,
                row.hours().over(before.flatMap(MemberState::hours)),
                draft.entry().until(),
                before.flatMap(member -> member.formerIn(draft.entry().office(), today))));
    }

    private void wrongOffice(MemberRow row, Reason reason) {
        OfficeRef office = row.office();
        MemberColumn column = office.column(MemberColumn.OFFICE_ID, MemberColumn.OFFICE_NUMBER, MemberColumn.OFFICE);
        wrong(row, column, reason, office.said().orElse(""));
    }

    private void wrong(MemberRow row, MemberColumn column, Reason reason, String found) {
        faults.accept(mapping.fault(row.number(), column, reason, found));
    }
}
