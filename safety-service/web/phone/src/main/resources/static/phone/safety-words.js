// @ts-check
// Words of an incident that phone and desk share; the codes are those of the API.
import { codes, dictionary, language } from "/kit/words.js";

export const kindWord = codes(
  { EARTHQUAKE: "地震", FLOOD: "洪水", TYPHOON: "台風", POWER_OUTAGE: "停電", OTHER: "その他" },
  { EARTHQUAKE: "Earthquake", FLOOD: "Flood", TYPHOON: "Typhoon", POWER_OUTAGE: "Power outage", OTHER: "Other" },
);
export const KINDS = ["EARTHQUAKE", "FLOOD", "TYPHOON", "POWER_OUTAGE", "OTHER"];

export const clockWord = codes(
  {
    VENTILATOR: "人工呼吸器の電池",
    OXYGEN: "酸素",
    SUCTION: "吸引器の電池",
    TUBE_FEEDING: "経管栄養",
    OTHER_DEVICE: "医療機器の電池",
    DIALYSIS: "次の透析",
    MEDICINE: "薬の残り",
  },
  {
    VENTILATOR: "Ventilator battery",
    OXYGEN: "Oxygen",
    SUCTION: "Suction battery",
    TUBE_FEEDING: "Tube feeding",
    OTHER_DEVICE: "Device battery",
    DIALYSIS: "Next dialysis",
    MEDICINE: "Medicine left",
  },
);

export const SUPPLIES = [
  "POWER",
  "VENTILATOR",
  "OXYGEN",
  "SUCTION",
  "TUBE_FEEDING",
  "OTHER_DEVICE",
  "DIALYSIS",
  "MEDICINE",
];
export const supplyWord = codes(
  {
    POWER: "電気が使える（復旧・発電機）",
    VENTILATOR: "人工呼吸器の電池を交換",
    OXYGEN: "酸素ボンベを交換",
    SUCTION: "吸引器の電池を交換",
    TUBE_FEEDING: "経管栄養の電池を交換",
    OTHER_DEVICE: "医療機器の電池を交換",
    DIALYSIS: "透析を受けた",
    MEDICINE: "薬が届いた",
  },
  {
    POWER: "Power is on (back, or a generator)",
    VENTILATOR: "Ventilator battery changed",
    OXYGEN: "Oxygen cylinder changed",
    SUCTION: "Suction battery changed",
    TUBE_FEEDING: "Tube feeding battery changed",
    OTHER_DEVICE: "Device battery changed",
    DIALYSIS: "Dialysis session held",
    MEDICINE: "Medicine delivered",
  },
);
/** Whether a supply says how long it lasts: it must, it may, or it cannot. @param {string} kind */
export const supplyHours = (kind) => (kind === "DIALYSIS" ? "never" : kind === "POWER" ? "maybe" : "always");

export const facilityWord = codes(
  { OPEN: "通常", REDUCED: "縮小", CLOSED: "休止" },
  { OPEN: "Open", REDUCED: "Reduced", CLOSED: "Closed" },
);
export const FACILITY = ["OPEN", "REDUCED", "CLOSED"];

export const roleWord = codes(
  {
    NAMED_CHECKER: "指定の安否確認者",
    MEDICAL_VISITOR: "訪問看護・訪問診療",
    CARE_MANAGER: "ケアマネジャー",
    PROVIDER_IN_SERVICE: "サービス提供中の事業者",
    OTHER_PROVIDERS: "その他のサービス事業者",
    PERSON_AND_FAMILY: "本人・家族",
    SUPPORTERS: "避難支援等実施者",
    CARE_OFFICE: "ケア・障害福祉の事業所",
    CITY_DESK: "市 災害対策本部",
    DUTY_ROSTER: "市 災害対策本部の当直",
  },
  {
    NAMED_CHECKER: "Named checker",
    MEDICAL_VISITOR: "Visiting nurse or doctor",
    CARE_MANAGER: "Care manager",
    PROVIDER_IN_SERVICE: "Provider in service",
    OTHER_PROVIDERS: "Other providers",
    PERSON_AND_FAMILY: "Person and family",
    SUPPORTERS: "Supporters",
    CARE_OFFICE: "Care or disability office",
    CITY_DESK: "City desk",
    DUTY_ROSTER: "The desk's duty roster",
  },
);

export const reasonWord = codes(
  {
    INCIDENT_OPENED: "災害が発生したため",
    NO_ANSWER_IN_TIME: "前の依頼先から期限までに回答がないため",
    REPORTED_UNREACHABLE: "連絡が取れないとの報告があったため",
    NOBODY_TO_ASK: "前の段に依頼できる人がいないため",
    REPORTER_UNAVAILABLE: "前の依頼先が被災したため",
    UNDELIVERABLE: "前の依頼先に通知が届かないため",
    RECHECK_DUE: "再確認の時刻になったため",
    DANGER_REPORTED: "危険の知らせがあったため",
    CLOCK_RAN_OUT: "生命維持の残り時間がなくなったため",
    PROVIDER_HAS_PERSON: "サービスの利用中で、事業者に依頼したため（回答不要）",
    REPORTER_BACK: "担当者が動けるようになったため",
    SECOND_ANSWER_WANTED: "もう一人の確認が必要なため",
    TRIED_TOO_OFTEN: "何度も連絡がつかず、訪問が必要なため",
    NOBODY_AT_DESK: "災害対策本部が確認していないため",
  },
  {
    INCIDENT_OPENED: "because the incident opened",
    NO_ANSWER_IN_TIME: "because the one asked before did not answer in time",
    REPORTED_UNREACHABLE: "because they were reported unreachable",
    NOBODY_TO_ASK: "because the rung before had nobody to ask",
    REPORTER_UNAVAILABLE: "because the one asked before is a victim",
    UNDELIVERABLE: "because the notice before could not be delivered",
    RECHECK_DUE: "because a re-check is due",
    DANGER_REPORTED: "because danger was reported",
    CLOCK_RAN_OUT: "because the time on life support has run out",
    PROVIDER_HAS_PERSON: "for information: the provider who has them is asked",
    REPORTER_BACK: "because who was unable to act is back",
    SECOND_ANSWER_WANTED: "because a second word is wanted",
    TRIED_TOO_OFTEN: "because so many tried in vain that somebody has to go there",
    NOBODY_AT_DESK: "because nobody at the desk has seen it",
  },
);

export const needWord = codes(
  {
    RESCUE: "救助",
    POWER: "電源",
    OXYGEN: "酸素",
    DIALYSIS: "透析",
    MEDICINE: "薬",
    SUCTION_CARE: "吸引・介助",
    TRANSPORT: "移動手段",
    WATER_FOOD: "水・食料",
    WATCHING: "見守り",
    NONE: "必要なし",
  },
  {
    RESCUE: "Rescue",
    POWER: "Power",
    OXYGEN: "Oxygen",
    DIALYSIS: "Dialysis",
    MEDICINE: "Medicine",
    SUCTION_CARE: "Suction, care",
    TRANSPORT: "Transport",
    WATER_FOOD: "Water, food",
    WATCHING: "Watching over",
    NONE: "Nothing needed",
  },
);
export const NEEDS = [
  "RESCUE",
  "POWER",
  "OXYGEN",
  "DIALYSIS",
  "MEDICINE",
  "SUCTION_CARE",
  "TRANSPORT",
  "WATER_FOOD",
  "WATCHING",
  "NONE",
];

export const conditionWord = codes(
  {
    SAFE: "無事",
    MINOR_INJURY: "軽いけが",
    SERIOUS_INJURY: "重いけが",
    UNWELL: "体調不良",
    DEAD: "死亡の情報",
    UNKNOWN: "不明",
  },
  {
    SAFE: "Safe",
    MINOR_INJURY: "Minor injury",
    SERIOUS_INJURY: "Serious injury",
    UNWELL: "Unwell",
    DEAD: "Reported dead",
    UNKNOWN: "Unknown",
  },
);
export const CONDITIONS = ["SAFE", "MINOR_INJURY", "SERIOUS_INJURY", "UNWELL", "DEAD", "UNKNOWN"];

export const contactWord = codes(
  { REACHED: "連絡が取れた", UNREACHABLE: "連絡不能", TRYING: "連絡を試みている" },
  { REACHED: "Reached", UNREACHABLE: "Unreachable", TRYING: "Still trying" },
);
export const CONTACTS = ["REACHED", "UNREACHABLE", "TRYING"];

export const evidenceWord = codes(
  { DIRECT: "直接確かめた", HEARSAY: "人づてに聞いた" },
  { DIRECT: "Seen or spoken to", HEARSAY: "Heard from others" },
);

export const placeWord = codes(
  {
    HOME: "自宅",
    DAY_SERVICE: "通所先",
    SHORT_STAY: "ショートステイ",
    FACILITY: "施設",
    HOSPITAL: "病院",
    SHELTER: "避難所",
    WELFARE_SHELTER: "福祉避難所",
    RELATIVES: "親族・知人宅",
    CAR: "車中",
    IN_TRANSIT: "移動中",
    OUTSIDE_CITY: "市外",
    UNKNOWN: "不明",
  },
  {
    HOME: "Home",
    DAY_SERVICE: "Day service",
    SHORT_STAY: "Short stay",
    FACILITY: "Facility",
    HOSPITAL: "Hospital",
    SHELTER: "Shelter",
    WELFARE_SHELTER: "Welfare shelter",
    RELATIVES: "Relatives, friends",
    CAR: "In a car",
    IN_TRANSIT: "On the way",
    OUTSIDE_CITY: "Outside the city",
    UNKNOWN: "Unknown",
  },
);
export const PLACES = [
  "HOME",
  "SHELTER",
  "WELFARE_SHELTER",
  "DAY_SERVICE",
  "SHORT_STAY",
  "FACILITY",
  "HOSPITAL",
  "RELATIVES",
  "CAR",
  "IN_TRANSIT",
  "OUTSIDE_CITY",
  "UNKNOWN",
];

export const sourceWord = codes(
  {
    SELF: "本人",
    FAMILY: "家族",
    CARE_MANAGER: "ケアマネジャー",
    PROVIDER: "サービス事業者",
    VISITING_NURSE: "訪問看護師",
    DOCTOR: "医師",
    WELFARE_VOLUNTEER: "民生委員",
    OXYGEN_SUPPLIER: "酸素事業者",
    DESK: "市職員",
    OTHER: "その他",
  },
  {
    SELF: "The person",
    FAMILY: "Family",
    CARE_MANAGER: "Care manager",
    PROVIDER: "Service provider",
    VISITING_NURSE: "Visiting nurse",
    DOCTOR: "Doctor",
    WELFARE_VOLUNTEER: "Welfare volunteer",
    OXYGEN_SUPPLIER: "Oxygen supplier",
    DESK: "City staff",
    OTHER: "Other",
  },
);
export const SOURCES = [
  "FAMILY",
  "SELF",
  "CARE_MANAGER",
  "PROVIDER",
  "VISITING_NURSE",
  "DOCTOR",
  "WELFARE_VOLUNTEER",
  "OXYGEN_SUPPLIER",
  "DESK",
  "OTHER",
];

export const channelWord = codes(
  {
    APP: "アプリ",
    LINK: "リンク",
    PAPER: "紙",
    PHONE: "電話",
    FAX: "FAX",
    MAIL: "メール",
    LINE: "LINE",
    SMS: "SMS",
    VOICE: "自動音声",
    RELAY: "伝言",
  },
  {
    APP: "App",
    LINK: "Link",
    PAPER: "Paper",
    PHONE: "Phone",
    FAX: "Fax",
    MAIL: "Mail",
    LINE: "LINE",
    SMS: "SMS",
    VOICE: "Voice",
    RELAY: "Relayed",
  },
);

const t = dictionary({ rung: "第{n}段" }, { rung: "Rung {n}" });

/** @param {number | string | undefined} rung counts from 1 */
export function rungWord(rung) {
  if (rung === undefined || rung === null) return "";
  return typeof rung === "number" || /^\d+$/.test(rung) ? t("rung", { n: rung }) : roleWord(rung);
}

/** Who is asked, as one line; the server may send names, or a rung with role and names. @param {any} asked @returns {string} */
export function askedText(asked) {
  if (!asked) return "";
  if (typeof asked === "string") return asked;
  const between = language.value === "en" ? ", " : "、";
  if (Array.isArray(asked)) return asked.map(askedText).filter(Boolean).join(between);
  const role = roleWord(asked.role);
  const names = [asked.who ?? asked.names ?? asked.name ?? []].flat().filter((name) => name !== role);
  return [role, names.join(between)].filter(Boolean).join(" ");
}

/** @param {string | {kind: string, detail?: string}} need */
export const needText = (need) =>
  typeof need === "string" ? needWord(need) : needWord(need.kind) + (need.detail ? `（${need.detail}）` : "");
