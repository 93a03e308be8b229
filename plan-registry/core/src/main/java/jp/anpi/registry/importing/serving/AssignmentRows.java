package jp.anpi.registry.importing.serving;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.office.OfficeRef;
import jp.anpi.registry.importing.person.PersonRef;
import jp.anpi.registry.sheet.SheetRow;

/** Reads rows of a list of who serves whom; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class AssignmentRows {

    private static final AssignmentColumn[] COLUMNS = AssignmentColumn.values();
    private static final Map<String, Assignment.Role> ROLES = Map.ofEntries(
            entry("care_manager", Assignment.Role.CARE_MANAGER),
            entry("介護支援専門員・相談支援専門員", Assignment.Role.CARE_MANAGER),
            entry("介護支援専門員", Assignment.Role.CARE_MANAGER),
            entry("相談支援専門員", Assignment.Role.CARE_MANAGER),
            entry("居宅介護支援", Assignment.Role.CARE_MANAGER),
            entry("ケアマネジャー", Assignment.Role.CARE_MANAGER),
            entry("ケアマネ", Assignment.Role.CARE_MANAGER),
            entry("visiting_nurse", Assignment.Role.VISITING_NURSE),
            entry("訪問看護", Assignment.Role.VISITING_NURSE),
            entry("訪問看護師", Assignment.Role.VISITING_NURSE),
            entry("visiting_doctor", Assignment.Role.VISITING_DOCTOR),
            entry("訪問診療", Assignment.Role.VISITING_DOCTOR),
            entry("主治医", Assignment.Role.VISITING_DOCTOR),
            entry("provider", Assignment.Role.PROVIDER),
            entry("サービス事業者", Assignment.Role.PROVIDER),
            entry("通所介護", Assignment.Role.PROVIDER),
            entry("訪問介護", Assignment.Role.PROVIDER),
            entry("短期入所", Assignment.Role.PROVIDER));

    private final HeaderMapping<AssignmentColumn> mapping;
    private final Consumer<RowFault> faults;

    public AssignmentRows(HeaderMapping<AssignmentColumn> mapping, Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    /** The row; empty when a fault makes it useless. */
    public Optional<AssignmentRow> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        PersonRef person = PersonRef.in(
                cells, AssignmentColumn.RESIDENT_NUMBER, AssignmentColumn.PERSON_ID, AssignmentColumn.PERSON);
        OfficeRef office = OfficeRef.in(
                cells, AssignmentColumn.OFFICE_ID, AssignmentColumn.OFFICE_NUMBER, AssignmentColumn.OFFICE);
        Said<LocalDate> from = cells.said(AssignmentColumn.FROM, cell -> cells.date(AssignmentColumn.FROM, cell));
        Said<LocalDate> to = cells.said(AssignmentColumn.TO, cell -> cells.date(AssignmentColumn.TO, cell));
        if (from.value().flatMap(first -> to.value().filter(first::isAfter)).isPresent()) {
            cells.wrong(AssignmentColumn.TO, Reason.LAST_BEFORE_FIRST);
        }
        Assignment.Role role = cells.line(AssignmentColumn.ROLE)
                .flatMap(cell -> cells.word(AssignmentColumn.ROLE, cell, ROLES))
                .orElse(Assignment.Role.PROVIDER);
        return cells.result(new AssignmentRow(
                cells.number(),
                person,
                role,
                office,
                cells.line(AssignmentColumn.MEMBER_ID),
                cells.line(AssignmentColumn.MEMBER),
                from,
                to));
    }
}
