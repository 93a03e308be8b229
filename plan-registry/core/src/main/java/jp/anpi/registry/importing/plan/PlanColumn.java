package jp.anpi.registry.importing.plan;

import jp.anpi.registry.importing.list.Headings;
import jp.anpi.registry.importing.list.ListColumn;

/**
 * The columns of a list of 個別避難計画, the front of the city's 救急情報カード among them. Lines of a form that stand several times have
 * their number in the heading; a destination stands under the hazard that it is meant for, since no place is right for all.
 */
public enum PlanColumn implements ListColumn {
    RESIDENT_NUMBER(Headings.anyOf("person", "宛名番号", "住民コード", "住民番号", "個人番号コード", "整理番号")),
    PERSON_ID(Headings.anyOf("person", "対象者ID")),
    PERSON(Headings.optional("氏名", "対象者氏名", "本人氏名", "名前")),
    MADE_ON(Headings.optional("作成日", "記入日", "計画作成日")),
    CONFIRMED_ON(Headings.optional("本人確認日", "確認日")),
    CONFIRMED_BY(Headings.optional("確認者の区分", "確認者区分")),
    CONFIRMED_NAME(Headings.optional("確認者氏名", "確認者")),
    CONFIRMED_HOW(Headings.optional("確認方法", "確認の方法")),
    CONTACT_1(Headings.optional("緊急連絡先1氏名", "緊急連絡先1", "緊急連絡先1の氏名")),
    CONTACT_1_RELATION(Headings.optional("緊急連絡先1関係", "緊急連絡先1続柄", "緊急連絡先1の関係")),
    CONTACT_1_PHONE(Headings.optional("緊急連絡先1電話", "緊急連絡先1電話番号", "緊急連絡先1の電話")),
    CONTACT_1_ADDRESS(Headings.optional("緊急連絡先1住所", "緊急連絡先1の住所")),
    CONTACT_1_HOURS(Headings.optional("緊急連絡先1連絡可能時間", "緊急連絡先1の連絡可能時間")),
    CONTACT_1_KANA(Headings.optional("緊急連絡先1フリガナ", "緊急連絡先1のフリガナ", "緊急連絡先1氏名カナ")),
    CONTACT_1_MOBILE(Headings.optional("緊急連絡先1携帯", "緊急連絡先1携帯電話", "緊急連絡先1の携帯")),
    CONTACT_2(Headings.optional("緊急連絡先2氏名", "緊急連絡先2", "緊急連絡先2の氏名")),
    CONTACT_2_RELATION(Headings.optional("緊急連絡先2関係", "緊急連絡先2続柄", "緊急連絡先2の関係")),
    CONTACT_2_PHONE(Headings.optional("緊急連絡先2電話", "緊急連絡先2電話番号", "緊急連絡先2の電話")),
    CONTACT_2_ADDRESS(Headings.optional("緊急連絡先2住所", "緊急連絡先2の住所")),
    CONTACT_2_HOURS(Headings.optional("緊急連絡先2連絡可能時間", "緊急連絡先2の連絡可能時間")),
    CONTACT_2_KANA(Headings.optional("緊急連絡先2フリガナ", "緊急連絡先2のフリガナ", "緊急連絡先2氏名カナ")),
    CONTACT_2_MOBILE(Headings.optional("緊急連絡先2携帯", "緊急連絡先2携帯電話", "緊急連絡先2の携帯")),
    SUPPORTER_1(Headings.optional("支援者1氏名", "支援者1", "避難支援等実施者1", "支援者1の氏名")),
    SUPPORTER_1_RELATION(Headings.optional("支援者1関係", "支援者1続柄", "支援者1の関係")),
    SUPPORTER_1_PHONE(Headings.optional("支援者1電話", "支援者1電話番号", "支援者1の電話")),
    SUPPORTER_1_ADDRESS(Headings.optional("支援者1住所", "支援者1の住所")),
    SUPPORTER_1_AGREED(Headings.optional("支援者1同意", "支援者1の同意")),
    SUPPORTER_1_FROM(Headings.optional("支援者1開始日", "支援者1の開始日")),
    SUPPORTER_1_TO(Headings.optional("支援者1終了日", "支援者1の終了日")),
    SUPPORTER_2(Headings.optional("支援者2氏名", "支援者2", "避難支援等実施者2", "支援者2の氏名")),
    SUPPORTER_2_RELATION(Headings.optional("支援者2関係", "支援者2続柄", "支援者2の関係")),
    SUPPORTER_2_PHONE(Headings.optional("支援者2電話", "支援者2電話番号", "支援者2の電話")),
    SUPPORTER_2_ADDRESS(Headings.optional("支援者2住所", "支援者2の住所")),
    SUPPORTER_2_AGREED(Headings.optional("支援者2同意", "支援者2の同意")),
    SUPPORTER_2_FROM(Headings.optional("支援者2開始日", "支援者2の開始日")),
    SUPPORTER_2_TO(Headings.optional("支援者2終了日", "支援者2の終了日")),
    CHECKER(Headings.optional("安否確認者", "災害時の安否確認者", "安否確認をする人")),
    DESTINATION_FLOOD(Headings.optional("避難先（洪水）", "洪水時の避難先", "避難先（水害）", "水害時の避難先")),
    DESTINATION_EARTHQUAKE(Headings.optional("避難先（地震）", "地震時の避難先", "避難先（震災）", "震災時の避難先")),
    DESTINATION_LANDSLIDE(Headings.optional("避難先（土砂災害）", "土砂災害時の避難先", "避難先（土砂）", "土砂時の避難先")),
    DESTINATION_STORM_SURGE(Headings.optional("避難先（高潮）", "高潮時の避難先")),
    DESTINATION_TSUNAMI(Headings.optional("避難先（津波）", "津波時の避難先")),
    DESTINATION_FIRE(Headings.optional("避難先（大規模な火事）", "避難先（火災）", "火災時の避難先")),
    DESTINATION_INLAND_FLOOD(Headings.optional("避難先（内水氾濫）", "内水氾濫時の避難先")),
    DESTINATION_VOLCANO(Headings.optional("避難先（火山現象）", "火山災害時の避難先")),
    START(Headings.optional("避難開始の目安", "避難のタイミング", "避難開始の時期")),
    ROUTE(Headings.optional("避難経路", "経路")),
    TRANSPORT(Headings.optional("移動手段", "避難手段", "移動方法")),
    HELPERS(Headings.optional("必要な人数", "必要人数", "支援に必要な人数")),
    ITEMS(Headings.optional("持出品", "持ち出し品", "非常持出品")),
    PETS(Headings.optional("ペット")),
    WISHES(Headings.optional("急変時の取り決め", "急変時の対応")),
    VOLUNTEER(Headings.optional("担当民生委員", "民生委員", "民生委員氏名")),
    ASSOCIATION(Headings.optional("自治会", "自治会名")),
    BLOOD(Headings.optional("血液型")),
    ILLNESS_1(Headings.optional("病名1", "病名")),
    ILLNESS_1_SURGERY(Headings.optional("手術歴1", "手術歴")),
    ILLNESS_1_HOSPITAL(Headings.optional("かかりつけ病院1", "かかりつけ病院")),
    ILLNESS_1_DOCTOR(Headings.optional("医師1", "かかりつけ医師1", "医師", "かかりつけ医")),
    ILLNESS_2(Headings.optional("病名2")),
    ILLNESS_2_SURGERY(Headings.optional("手術歴2")),
    ILLNESS_2_HOSPITAL(Headings.optional("かかりつけ病院2")),
    ILLNESS_2_DOCTOR(Headings.optional("医師2", "かかりつけ医師2")),
    ALLERGIES(Headings.optional("アレルギー", "アレルギーの有無", "アレルギー品目")),
    NEIGHBOUR_1(Headings.optional("ご近所・支援機関1", "ご近所・支援機関1名前", "ご近所1氏名")),
    NEIGHBOUR_1_RELATION(Headings.optional("ご近所・支援機関1関係", "ご近所・支援機関1関係性", "ご近所1関係")),
    NEIGHBOUR_1_PHONE(Headings.optional("ご近所・支援機関1電話", "ご近所1電話")),
    NEIGHBOUR_2(Headings.optional("ご近所・支援機関2", "ご近所・支援機関2名前", "ご近所2氏名")),
    NEIGHBOUR_2_RELATION(Headings.optional("ご近所・支援機関2関係", "ご近所・支援機関2関係性", "ご近所2関係")),
    NEIGHBOUR_2_PHONE(Headings.optional("ご近所・支援機関2電話", "ご近所2電話")),
    MESSAGE(Headings.optional("伝えたいこと", "災害時の配慮"));

    private final Headings known;

    PlanColumn(Headings known) {
        this.known = known;
    }

    @Override
    public Headings known() {
        return known;
    }
}
