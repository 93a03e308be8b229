package jp.anpi.registry.importing.office;

import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/** The columns of a list of members of offices. A member is known by id, else by the name within the office. */
public enum MemberColumn implements ListColumn {
    ID(Headings.optional("職員ID")),
    OFFICE_ID(Headings.anyOf("office", "事業所ID")),
    OFFICE_NUMBER(Headings.anyOf("office", "事業所番号", "介護保険事業所番号", "指定事業所番号")),
    OFFICE(Headings.anyOf("office", "事業所名", "事業所", "所属", "勤務先")),
    NAME(Headings.required("氏名", "職員名", "職員氏名", "名前")),
    ROLE(Headings.optional("役割", "職種")),
    PHONE(Headings.optional("電話番号", "電話", "携帯電話")),
    MAIL(Headings.optional("メール", "メールアドレス", "E-mail")),
    HOURS(Headings.optional("連絡可能時間", "連絡がとれる時間", "連絡可能な時間", "勤務時間")),
    DEPUTY_ID(Headings.optional("代理の職員ID")),
    DEPUTY(Headings.optional("代理の職員", "代理", "代理者", "代理の氏名"));

    private final Headings known;

    MemberColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
