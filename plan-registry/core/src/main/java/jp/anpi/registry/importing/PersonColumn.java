package jp.anpi.registry.importing;

/** The columns of a list of persons, and the headings under which cities have them. */
public enum PersonColumn implements ListColumn {
    RESIDENT_NUMBER(Headings.required("宛名番号", "住民コード", "住民番号", "個人番号コード", "整理番号")),
    NAME(Headings.required("氏名", "名前", "氏名（漢字）", "対象者氏名")),
    KANA(Headings.optional("フリガナ", "ふりがな", "カナ氏名", "氏名カナ", "氏名（カナ）")),
    ALIASES(Headings.optional("別名", "通称", "通称名", "旧氏名", "屋号")),
    BIRTH_DATE(Headings.optional("生年月日")),
    ADDRESS(Headings.required("住所", "居所", "現住所", "住所又は居所")),
    DISTRICT(Headings.optional("地区", "地区コード", "地区名", "町会", "自治会")),
    LAT(Headings.optional("緯度")),
    LON(Headings.optional("経度")),
    PHONE(Headings.optional("電話番号", "電話", "連絡先")),
    LIFECYCLE(Headings.optional("状態", "在宅区分", "異動区分")),
    PROTECTED(Headings.optional("閲覧制限", "支援措置", "DV等支援措置")),
    CARE_LEVEL(Headings.optional("要介護度", "要介護状態区分", "介護度")),
    CARE_VALID_TO(Headings.optional("認定有効期限", "認定有効期間終了日", "有効期限")),
    INSURER(Headings.optional("保険者番号")),
    INSURED(Headings.optional("被保険者番号", "介護保険被保険者番号"));

    private final Headings known;

    PersonColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
