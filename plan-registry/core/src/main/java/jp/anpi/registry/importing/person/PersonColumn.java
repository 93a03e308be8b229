package jp.anpi.registry.importing.person;

import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/** The columns of a list of persons, and the headings under which cities have them. */
public enum PersonColumn implements ListColumn {
    RESIDENT_NUMBER(Headings.anyOf("person", "宛名番号", "住民コード", "住民番号", "個人番号コード", "整理番号")),
    PERSON_ID(Headings.anyOf("person", "対象者ID")),
    NAME(Headings.required("氏名", "名前", "氏名（漢字）", "対象者氏名")),
    KANA(Headings.optional("フリガナ", "ふりがな", "カナ氏名", "氏名カナ", "氏名（カナ）")),
    ALIASES(Headings.optional("別名", "通称", "通称名", "旧氏名", "屋号")),
    BIRTH_DATE(Headings.optional("生年月日")),
    ADDRESS(Headings.required("住所", "居所", "現住所", "住所又は居所")),
    DISTRICT(Headings.optional("地区", "地区コード", "地区名", "町会", "自治会")),
    LAT(Headings.optional("緯度")),
    LON(Headings.optional("経度")),
    PRECISION(Headings.optional("位置の精度", "位置精度", "位置レベル", "match_level")),
    PHONE(Headings.optional("電話番号", "電話", "連絡先")),
    LIFECYCLE(Headings.optional("状態", "在宅区分", "異動区分")),
    PROTECTED(Headings.optional("閲覧制限", "支援措置", "DV等支援措置")),
    CARE_LEVEL(Headings.optional("要介護度", "要介護状態区分", "介護度")),
    CARE_VALID_TO(Headings.optional("認定有効期限", "認定有効期間終了日", "有効期限")),
    INSURER(Headings.optional("保険者番号")),
    INSURED(Headings.optional("被保険者番号", "介護保険被保険者番号")),
    SEX(Headings.optional("性別")),
    REGISTERED_ADDRESS(Headings.optional("住民票の住所", "住民票住所", "住民登録地")),
    STAYING_ADDRESS(Headings.optional("滞在先", "滞在先の住所", "入所先", "入院先")),
    MOBILE(Headings.optional("携帯電話", "携帯", "携帯番号")),
    FAX(Headings.optional("FAX", "ファックス", "FAX番号")),
    MAIL(Headings.optional("メール", "メールアドレス", "E-mail")),
    HOURS(Headings.optional("連絡可能時間", "連絡がとれる時間", "連絡可能な時間")),
    FLOOR(Headings.optional("階", "居住階", "階数")),
    ELEVATOR(Headings.optional("エレベーター", "EV")),
    ROOM(Headings.optional("寝室の位置", "寝室位置", "居室の位置")),
    ALONE(Headings.optional("独居", "一人暮らし")),
    ALONE_BY_DAY(Headings.optional("日中独居")),
    OTHERS(Headings.optional("同居人数", "同居者数")),
    COMMUNICATION(Headings.optional("意思疎通方法", "意思疎通の方法", "コミュニケーション手段")),
    KEY(Headings.optional("鍵の場所", "鍵の保管場所")),
    SINCE(Headings.optional("異動日", "異動年月日", "状態の開始日")),
    PHYSICAL(Headings.optional("身体障害者手帳", "身障手帳", "身体障害者手帳等級", "身体障害等級")),
    INTELLECTUAL(Headings.optional("療育手帳", "療育手帳の程度", "療育手帳等級", "療育手帳の判定")),
    MENTAL(Headings.optional("精神障害者保健福祉手帳", "精神手帳", "精神障害者保健福祉手帳等級", "精神障害等級")),
    DEVICES(Headings.optional("医療機器", "電源が必要な医療機器", "使用している医療機器")),
    DIALYSIS(Headings.optional("透析曜日", "人工透析", "透析")),
    MEDICINES(Headings.optional("中断できない薬", "中断できない薬剤", "必須薬剤")),
    ILLNESS(Headings.optional("難病", "指定難病", "難病名", "難病の病名")),
    DEVICE_MODEL(Headings.optional("医療機器の型式", "機器の型式", "医療機器の機種")),
    SUPPLIER(Headings.optional("医療機器の業者", "機器業者", "機器の供給業者", "酸素業者")),
    SUPPLIER_PHONE(Headings.optional("医療機器の業者の電話", "機器業者の電話", "酸素業者の電話")),
    CLINIC(Headings.optional("透析医療機関", "透析施設", "透析病院")),
    CLINIC_PHONE(Headings.optional("透析医療機関の電話", "透析施設の電話", "透析病院の電話")),
    OXYGEN_FLOW(Headings.optional("酸素流量", "酸素の流量", "酸素投与量")),
    OXYGEN_LITRES(Headings.optional("酸素の使える量", "酸素残量")),
    CYLINDER(Headings.optional("酸素ボンベの種類", "ボンベの種類")),
    CYLINDERS(Headings.optional("酸素ボンベの本数", "ボンベの本数")),
    DEMAND_VALVE(Headings.optional("呼吸同調器", "デマンドバルブ")),
    DIALYSIS_FORM(Headings.optional("透析の種類", "透析方法", "透析の方法")),
    MEDICINE_ROUTES(Headings.optional("薬の使い方", "薬の投与経路", "投与経路", "薬の投与方法")),
    PROCEDURES(Headings.optional("医療的ケア", "医療的ケアの内容", "医療処置")),
    REASONS(Headings.optional("避難支援等を必要とする事由", "支援を必要とする事由", "避難支援を必要とする理由")),
    REASON(Headings.optional("個別の事由", "個別事由", "事由の詳細")),
    DOCTOR(Headings.optional("主治医", "かかりつけ医", "主治医氏名")),
    HOSPITAL(Headings.optional("主治医の医療機関", "かかりつけ医療機関", "かかりつけ病院")),
    HOSPITAL_PHONE(Headings.optional("主治医の医療機関の電話", "かかりつけ医療機関の電話", "かかりつけ病院の電話")),
    PHONE_OWNER(Headings.optional("電話の持ち主", "電話番号の持ち主", "電話の名義")),
    POSITION_SOURCE(Headings.optional("位置の出典", "位置の取得方法", "位置情報の出典")),
    CONSENT_LIST(Headings.optional("同意（名簿提供）", "名簿情報提供の同意", "名簿提供同意", "名簿提供の同意")),
    CONSENT_MAKING(Headings.optional("同意（計画作成）", "計画作成の同意", "計画作成同意", "個別避難計画作成の同意")),
    CONSENT_PLAN(Headings.optional("同意（計画提供）", "計画提供の同意", "計画提供同意", "個別避難計画提供の同意")),
    CONSENT_ON(Headings.optional("同意日", "同意年月日", "同意の日")),
    CONSENT_FROM(Headings.optional("同意者", "同意した人", "意思表示者")),
    CONSENT_MANNER(Headings.optional("同意の方法", "同意方法", "同意の取得方法")),
    CONSENT_TEXT(Headings.optional("同意の説明書", "説明書", "説明書の版", "説明文書")),
    CONSENT_DOCUMENT(Headings.optional("同意書番号", "同意書の文書番号", "同意書の文書ID"));

    private final Headings known;

    PersonColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
