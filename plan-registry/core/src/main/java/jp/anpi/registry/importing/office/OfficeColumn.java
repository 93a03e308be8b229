package jp.anpi.registry.importing.office;

import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/** The columns of a list of offices. An office is known by its id, else by its number or its name, together with its kind. */
public enum OfficeColumn implements ListColumn {
    ID(Headings.optional("事業所ID")),
    NUMBER(Headings.optional("事業所番号", "介護保険事業所番号", "指定事業所番号")),
    NAME(Headings.required("名称", "事業所名", "事業所の名称", "事業所名称")),
    KIND(Headings.optional("種別", "サービス種別", "サービスの種類", "サービス種類")),
    DISTRICT(Headings.optional("地区", "地区コード", "地区名", "区域")),
    ADDRESS(Headings.optional("住所", "所在地")),
    LAT(Headings.optional("緯度")),
    LON(Headings.optional("経度")),
    PHONE(Headings.optional("電話番号", "電話")),
    MAIL(Headings.optional("メール", "メールアドレス", "E-mail")),
    HOURS(Headings.optional("連絡可能時間", "連絡がとれる時間", "連絡可能な時間", "営業時間")),
    FLOOD(Headings.optional("浸水想定区域内", "浸水想定区域")),
    SERVES(Headings.optional("サービス提供地域", "提供地域", "対応地区", "営業区域", "担当地区", "通常の事業の実施地域"));

    private final Headings known;

    OfficeColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
