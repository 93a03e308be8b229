package jp.anpi.registry.importing;

import java.util.List;

/** The columns of a list of persons, and the headings under which cities have them. */
public enum PersonColumn implements ListColumn {
    RESIDENT_NUMBER(true, "宛名番号", "住民コード", "住民番号", "個人番号コード", "整理番号"),
    NAME(true, "氏名", "名前", "氏名（漢字）", "対象者氏名"),
    KANA(false, "フリガナ", "ふりがな", "カナ氏名", "氏名カナ", "氏名（カナ）"),
    ALIASES(false, "別名", "通称", "通称名", "旧氏名", "屋号"),
    BIRTH_DATE(false, "生年月日"),
    ADDRESS(true, "住所", "居所", "現住所", "住所又は居所"),
    DISTRICT(false, "地区", "地区コード", "地区名", "町会", "自治会"),
    LAT(false, "緯度"),
    LON(false, "経度"),
    PHONE(false, "電話番号", "電話", "連絡先"),
    LIFECYCLE(false, "状態", "在宅区分", "異動区分"),
    PROTECTED(false, "閲覧制限", "支援措置", "DV等支援措置"),
    CARE_LEVEL(false, "要介護度", "要介護状態区分", "介護度"),
    CARE_VALID_TO(false, "認定有効期限", "認定有効期間終了日", "有効期限"),
    INSURER(false, "保険者番号"),
    INSURED(false, "被保険者番号", "介護保険被保険者番号");

    private final boolean required;
    private final List<String> headings;

    PersonColumn(boolean required, String... headings) {
        this.required = required;
        this.headings = List.of(headings);
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public String heading() {
        return headings.getFirst();
    }

    @Override
    public List<String> headings() {
        return headings;
    }
}
