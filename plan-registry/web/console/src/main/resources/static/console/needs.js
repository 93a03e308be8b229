// @ts-check
// What is recorded of a person's needs, and who checks on them: read at a glance, written in forms of their own.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { getAll } from "/kit/api.js";
import { groupWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import {
  DAYS,
  dayWord,
  deviceWord,
  disabilityWord,
  formWord,
  headingWord,
  hours,
  levelWord,
  minutes,
  procedureWord,
  reasonWord,
  routeWord,
} from "./needs-form.js";

const t = dictionary(
  {
    support: "命をつなぐもの",
    none: "電源の要る機器・酸素・透析・中断できない薬の記録はありません。",
    devices: "電源が要る機器",
    internal: "内部 {n}時間",
    external: "外部 {n}時間",
    unmeasured: "電池の時間は不明",
    checked: "{on} 測定",
    oxygen: "酸素ボンベ",
    flow: "毎分{flow}L、使える量{litres}L（約{n}分）",
    cylinders: "{kind} {n}本",
    demandValve: "呼吸同調器あり",
    procedures: "医療的ケア",
    reasons: "避難支援等を必要とする事由",
    dialysis: "人工透析",
    someDays: "曜日は不明",
    last: "最後は{on}",
    medicines: "薬",
    mustNotStop: "中断できない",
    stock: "{n}日分",
    counted: "{on} に数えた",
    care: "要介護度",
    validTo: "認定は{on}まで",
    expired: "認定の期限が切れています。新しい認定を確かめてください。",
    disabilities: "障害者手帳",
    severe: "重度",
    maternity: "妊産婦",
    until: "{on}まで",
    remarks: "特記事項",
    checkers: "安否確認者",
    noCheckers: "計画に安否確認者の指定はありません。群ごとの決まりの順に連絡します。",
    earlier: "これまでの手動の変更",
    ended: "（{at} {by} が終了）",
    byHand: "手動の変更: {group}（{until}まで）{reason} — {by} {at}",
    over: "終わった手動の変更: {group}（{until}まで）{reason} — {by} {at}",
    computed: "記録からは {group}：{because}",
  },
  {
    support: "What keeps them alive",
    none: "No powered device, oxygen, dialysis or medicine that must not stop is recorded.",
    devices: "Powered devices",
    internal: "own battery {n} h",
    external: "external {n} h",
    unmeasured: "battery time unknown",
    checked: "measured {on}",
    oxygen: "Oxygen cylinders",
    flow: "{flow} L/min, {litres} L usable (about {n} minutes)",
    cylinders: "{kind} × {n}",
    demandValve: "with a demand valve",
    procedures: "Regular medical care",
    reasons: "Why they cannot get to safety alone",
    dialysis: "Dialysis",
    someDays: "weekdays unknown",
    last: "last on {on}",
    medicines: "Medicines",
    mustNotStop: "must not stop",
    stock: "{n} days",
    counted: "counted {on}",
    care: "Care level",
    validTo: "certified until {on}",
    expired: "The certificate has run out: see whether there is a new one.",
    disabilities: "Disability certificates",
    severe: "severe",
    maternity: "Maternity",
    until: "until {on}",
    remarks: "Remarks",
    checkers: "Who checks",
    noCheckers: "The plan names nobody: they are asked in the order of their group.",
    earlier: "Set by hand before",
    ended: "(ended {at} by {by})",
    byHand: "Set by hand: {group} (until {until}) {reason} — {by} {at}",
    over: "Was set by hand: {group} (until {until}) {reason} — {by} {at}",
    computed: "The records say {group}: {because}",
  },
);

const between = "、";

/** @param {{group: any}} props */
export function Needs({ group }) {
  const { devices, oxygen, dialysis, medicines } = group.lifeSupport;
  const { care, careValidTo, disabilities = [], maternityUntil, remarks = [], procedures = [], reasons = [], reason } = group.requirements ?? {};
  /** @type {[string, unknown][]} */
  const facts = [
    ...devices.map((/** @type {any} */ one) => [t("devices"), device(one)]),
    [t("oxygen"), oxygen && cylinders(oxygen)],
    [t("dialysis"), dialysis && sessions(dialysis)],
    ...medicines.map((/** @type {any} */ one) => [t("medicines"), medicine(one)]),
    [t("care"), care && [levelWord(care), careValidTo && t("validTo", { on: careValidTo })].filter(Boolean).join(between)],
    ...disabilities.map((/** @type {any} */ one) => [t("disabilities"), certificate(one)]),
    [t("procedures"), procedures.map(procedureWord).join(between)],
    [t("reasons"), [...reasons.map(reasonWord), reason].filter(Boolean).join(between)],
    [t("maternity"), maternityUntil && t("until", { on: maternityUntil })],
  ];
  const said = facts.filter(([, value]) => value);
  const living = devices.length > 0 || oxygen || dialysis || medicines.some((/** @type {any} */ one) => one.mustNotStop);
  return html`<h3>${t("support")}</h3>
    ${group.careExpired && html`<p class="notice">${t("expired")}</p>`}
    ${!living && html`<p>${t("none")}</p>`}
    ${said.length > 0 && html`<dl class="facts">${said.map(([word, value], i) => html`<div key=${i}><dt>${word}</dt><dd>${value}</dd></div>`)}</dl>`}
    ${
      remarks.length > 0 &&
      html`<h3>${t("remarks")}</h3>
      <dl class="facts">${remarks.map((/** @type {any} */ one, /** @type {number} */ i) => html`<div key=${i}><dt>${headingWord(one.category)}</dt><dd class="prose">${one.text}</dd></div>`)}</dl>`
    }`;
}

/** @param {any} one */
function device({ kind, internal, external, lastChecked }) {
  const own = hours(internal);
  const more = hours(external);
  const power = [own !== undefined && t("internal", { n: own }), more !== undefined && t("external", { n: more })].filter(Boolean);
  return [deviceWord(kind), ...(power.length ? power : [t("unmeasured")]), lastChecked && t("checked", { on: lastChecked })].filter(Boolean).join(between);
}

/** @param {any} dialysis */
function cylinders({ litresPerMinute: flow, usableLitres: litres, cylinder, cylinders: count, demandValve }) {
  const there = (cylinder || count !== undefined) && t("cylinders", { kind: cylinder ?? "", n: count ?? "?" });
  return [t("flow", { flow, litres, n: minutes(flow, litres) }), there, demandValve && t("demandValve")].filter(Boolean).join(between);
}

/** @param {any} dialysis */
function sessions({ weekdays, lastSession, form }) {
  const days = DAYS.filter((day) => weekdays.includes(day)).map(dayWord).join("・");
  return [formWord(form), days || t("someDays"), lastSession && t("last", { on: lastSession })].filter(Boolean).join(between);
}

/** @param {any} one */
function medicine({ name, mustNotStop, stockDays, countedOn, route }) {
  const stock = stockDays !== undefined && stockDays !== null && t("stock", { n: stockDays });
  return [name, routeWord(route), mustNotStop && t("mustNotStop"), stock, countedOn && t("counted", { on: countedOn })].filter(Boolean).join(between);
}

/** @param {any} one */
const certificate = ({ kind, severe, grade }) => [disabilityWord(kind), grade, severe && t("severe")].filter(Boolean).join(between);

/** Who set the group, why and until when; and what the records say of it. @param {{group: any}} props */
export function SetByHand({ group: { override, computed, earlier } }) {
  /** @param {"byHand" | "over"} word @param {any} set */
  const said = (word, { group, reason, by, at, until }) => t(word, { group: groupWord(group), reason, by, at: dateAndTime(at), until });
  return html`
    ${override && html`<p>${said(override.inForce ? "byHand" : "over", override)}</p>`}
    ${override?.inForce && html`<p class="small quiet">${t("computed", { group: groupWord(computed.group), because: computed.because })}</p>`}
    ${
      earlier.length > 0 &&
      html`<details>
        <summary>${t("earlier")}</summary>
        <ul>${earlier.map((/** @type {any} */ one, /** @type {number} */ i) => html`<li key=${i}>${said("over", one)} ${t("ended", { at: dateAndTime(one.endedAt), by: one.endedBy })}</li>`)}</ul>
      </details>`
    }`;
}

/** In the order they are asked. @param {{person: any, offices: Map<string, {name: string}>}} props */
export function Checkers({ person, offices }) {
  const [members, setMembers] = useState(/** @type {Map<string, string>} */ (new Map()));
  const named = person.checkers.some((/** @type {any} */ one) => one.by === "member");
  useEffect(() => {
    if (named)
      getAll("/api/members", { limit: 1000 }).then((all) => setMembers(new Map(all.map((one) => [one.id, one.name]))), () => {});
  }, [named]);
  /** @param {any} one */
  const name = (one) =>
    one.by === "member" ? (members.get(one.member) ?? "…") : one.by === "office" ? (offices.get(one.office)?.name ?? one.office) : contact(one.contact);
  /** @param {number} i */
  const contact = (i) => {
    const known = person.contacts[i];
    return known ? `${known.name}（${known.relation}）${known.phone ?? ""}` : "";
  };
  return html`<h3>${t("checkers")}</h3>
    ${
      person.checkers.length === 0
        ? html`<p>${t("noCheckers")}</p>`
        : html`<ol>${person.checkers.map((/** @type {any} */ one, /** @type {number} */ i) => html`<li key=${i}>${name(one)}</li>`)}</ol>`
    }`;
}
