package jp.anpi.registry.importing.serving;

import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/** The columns of a list of weeks that are kept by hand. */
public enum WeekColumn implements ListColumn {
    RESIDENT_NUMBER(Headings.anyOf("person", "宛名番号", "住民コード", "住民番号", "個人番号コード", "整理番号")),
    PERSON_ID(Headings.anyOf("person", "対象者ID")),
    PERSON(Headings.optional("氏名", "対象者氏名", "利用者氏名", "利用者名")),
    OFFICE_ID(Headings.anyOf("office", "事業所ID")),
    OFFICE_NUMBER(Headings.anyOf("office", "事業所番号", "介護保険事業所番号", "指定事業所番号")),
    OFFICE(Headings.anyOf("office", "事業所名", "事業所")),
    KIND(Headings.required("種類", "サービス", "サービス種類", "サービスの種類")),
    DAY(Headings.required("曜日", "訪問曜日", "利用曜日")),
    WEEKS(Headings.optional("週", "第何週", "訪問週")),
    START(Headings.required("開始", "開始時刻", "開始時間")),
    END(Headings.required("終了", "終了時刻", "終了時間")),
    TRANSPORT(Headings.optional("送迎", "送迎（分）", "送迎時間"));

    private final Headings known;

    WeekColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
