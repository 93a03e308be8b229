package jp.anpi.registry.importing.serving;

import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/** The columns of a list of who serves whom. */
public enum AssignmentColumn implements ListColumn {
    RESIDENT_NUMBER(Headings.anyOf("person", "宛名番号", "住民コード", "住民番号", "個人番号コード", "整理番号")),
    PERSON_ID(Headings.anyOf("person", "対象者ID")),
    PERSON(Headings.optional("氏名", "対象者氏名", "利用者氏名", "利用者名")),
    ROLE(Headings.required("役割", "担当区分", "担当の種類")),
    OFFICE_ID(Headings.anyOf("office", "事業所ID")),
    OFFICE_NUMBER(Headings.anyOf("office", "事業所番号", "介護保険事業所番号", "指定事業所番号")),
    OFFICE(Headings.anyOf("office", "事業所名", "事業所")),
    MEMBER_ID(Headings.optional("職員ID")),
    MEMBER(Headings.optional("職員名", "担当者名", "担当者", "担当職員")),
    FROM(Headings.optional("担当開始日", "開始日")),
    TO(Headings.optional("担当終了日", "終了日"));

    private final Headings known;

    AssignmentColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
