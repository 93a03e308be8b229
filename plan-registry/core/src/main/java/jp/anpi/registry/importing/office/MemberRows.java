package jp.anpi.registry.importing.office;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.sheet.SheetRow;

/** Reads rows of a list of members of offices; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class MemberRows {

    private static final MemberColumn[] COLUMNS = MemberColumn.values();
    private static final Map<String, Role> ROLES = Map.ofEntries(
            entry("care_manager", Role.CARE_MANAGER),
            entry("介護支援専門員", Role.CARE_MANAGER),
            entry("主任介護支援専門員", Role.CARE_MANAGER),
            entry("相談支援専門員", Role.CARE_MANAGER),
            entry("介護支援専門員・相談支援専門員", Role.CARE_MANAGER),
            entry("ケアマネジャー", Role.CARE_MANAGER),
            entry("ケアマネージャー", Role.CARE_MANAGER),
            entry("ケアマネ", Role.CARE_MANAGER),
            entry("medical_visitor", Role.MEDICAL_VISITOR),
            entry("看護師", Role.MEDICAL_VISITOR),
            entry("訪問看護・訪問診療", Role.MEDICAL_VISITOR),
            entry("訪問看護", Role.MEDICAL_VISITOR),
            entry("訪問看護師", Role.MEDICAL_VISITOR),
            entry("医師", Role.MEDICAL_VISITOR),
            entry("訪問診療", Role.MEDICAL_VISITOR),
            entry("provider_staff", Role.PROVIDER_STAFF),
            entry("サービス事業者", Role.PROVIDER_STAFF),
            entry("事業所職員", Role.PROVIDER_STAFF),
            entry("介護職員", Role.PROVIDER_STAFF),
            entry("訪問介護員", Role.PROVIDER_STAFF),
            entry("ヘルパー", Role.PROVIDER_STAFF),
            entry("生活相談員", Role.PROVIDER_STAFF),
            entry("管理者", Role.PROVIDER_STAFF),
            entry("supporter", Role.SUPPORTER),
            entry("支援者", Role.SUPPORTER),
            entry("避難支援等実施者", Role.SUPPORTER),
            entry("民生委員", Role.SUPPORTER));

    private final HeaderMapping<MemberColumn> mapping;
    private final Consumer<RowFault> faults;

    public MemberRows(HeaderMapping<MemberColumn> mapping, Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    /** The member of a row; empty when a fault makes it useless. */
    public Optional<MemberRow> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        OfficeRef office = OfficeRef.in(cells, MemberColumn.OFFICE_ID, MemberColumn.OFFICE_NUMBER, MemberColumn.OFFICE);
        return cells.result(new MemberRow(
                cells.number(),
                cells.line(MemberColumn.ID),
                office,
                cells.line(MemberColumn.NAME).orElse(""),
                cells.said(MemberColumn.ROLE, cell -> cells.word(MemberColumn.ROLE, cell, ROLES)),
                cells.said(MemberColumn.PHONE, cell -> cells.phone(MemberColumn.PHONE, cell)),
                cells.said(MemberColumn.MAIL),
                cells.said(MemberColumn.HOURS),
                cells.said(MemberColumn.DEPUTY_ID),
                cells.said(MemberColumn.DEPUTY)));
    }
}
