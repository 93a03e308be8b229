// @ts-check
// Two entries of one person are looked at beside each other and made one: by the restricted desk only, since one of them is erased.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { codes, dictionary } from "/kit/words.js";

const SHOWN = 8;

const t = dictionary(
  {
    head: "重複の統合",
    lead: "同じ人が2つ登録されているとき、もう一方の登録をこの人にまとめます。担当・予定・連絡先・同意・計画と、宛名番号などの番号がこの人に移り、もう一方は消えます。食い違うところは、この人の記録が残ります。もう一方の番号でもこの人が見つかります。元に戻せません。",
    search: "もう一方の登録を探す（氏名・住所・電話・番号）",
    find: "探す",
    none: "該当する人はいません。",
    compare: "この登録と比べる",
    compareOf: "この登録と比べる：{name}、{address}",
    differ: "食い違うところ（この人の記録が残ります）: {what}",
    same: "食い違いはありません。",
    coming: "移るもの: 担当 {assignments}、予定 {services}、連絡先 {contacts}、同意 {consents}、計画の版 {plans}",
    plan: "両方に計画があります。どちらの計画を続けますか",
    STAYS: "この人の計画",
    GOES: "もう一方の計画",
    reason: "理由",
    reasonHint: "例: 転入の手続きで二重に登録。閲覧記録に残ります",
    join: "まとめて、もう一方を消す",
    joined: "1つにまとめました。",
  },
  {
    head: "Two entries of one person",
    lead: "Where somebody is entered twice, the other entry is joined to this one: who serves them, schedule, contacts, consents and plans come here with the numbers by which lists know them, and the other is erased. Where they contradict each other, this one is believed. The other number finds this person too. It cannot be undone.",
    search: "Find the other entry (name, address, telephone, number)",
    find: "Find",
    none: "Nobody was found.",
    compare: "Compare with this",
    compareOf: "Compare with this: {name}, {address}",
    differ: "They contradict each other in these, and this one is believed: {what}",
    same: "They do not contradict each other.",
    coming: "What comes here: assignments {assignments}, services {services}, contacts {contacts}, consents {consents}, versions of plans {plans}",
    plan: "Both have a plan. Which one goes on?",
    STAYS: "This one's",
    GOES: "The other's",
    reason: "Reason",
    reasonHint: "Such as: entered twice when they moved here. It stays in the audit trail",
    join: "Join, and erase the other",
    joined: "They are one now.",
  },
);
const differenceWord = codes(
  { NAME: "氏名", BIRTH_DATE: "生年月日", ADDRESS: "住所", PHONE: "電話番号", LIFE: "いまの状況", LIFE_SUPPORT: "医療機器・治療" },
  { NAME: "name", BIRTH_DATE: "date of birth", ADDRESS: "address", PHONE: "telephone", LIFE: "where in life", LIFE_SUPPORT: "devices and treatment" },
);

/** @typedef {import("./words.js").Summary} Summary */
/** @typedef {{version: number, otherPersonId: string, otherVersion: number, differences: string[], twoPlans: boolean, coming: Record<string, number>}} Look */

/** @param {{id: string, changed: () => void}} props */
export function DoubleEntry({ id, changed }) {
  const at = `/api/persons/${encodeURIComponent(id)}/double`;
  const [text, setText] = useState("");
  const [found, setFound] = useState(/** @type {Summary[] | undefined} */ (undefined));
  const [look, setLook] = useState(/** @type {Look | undefined} */ (undefined));
  const [plan, setPlan] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {Promise<unknown>} work */
  const act = (work) => {
    setBusy(true);
    setProblem(undefined);
    setDone("");
    void work.catch(setProblem).finally(() => setBusy(false));
  };
  /** @param {Event} event */
  const find = (event) => {
    event.preventDefault();
    setLook(undefined);
    act(post("/api/persons/search", { text, limit: SHOWN }).then(({ items }) => setFound(items.filter((/** @type {Summary} */ one) => one.id !== id))));
  };
  /** @param {Summary} other */
  const compare = (other) => act(get(`${at}/${other.id}`).then(setLook));
  /** @param {Event} event */
  const join = (event) => {
    event.preventDefault();
    if (!look) return;
    const { version, otherVersion } = look;
    const chosen = look.twoPlans && plan ? { plan } : {};
    act(
      post(`${at}/${look.otherPersonId}`, { version, otherVersion, reason: reason.trim(), ...chosen }).then(() => {
        setLook(undefined);
        setFound(undefined);
        setDone(t("joined"));
        changed();
      }),
    );
  };
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("head")}</h2></div>
    <div class="panel-body stack">
      <p>${t("lead")}</p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      <form class="stack" onSubmit=${find}>
        <${Field} label=${t("search")} type="search" autocomplete="off" required value=${text} onInput=${(/** @type {any} */ e) => setText(e.currentTarget.value)} />
        <p><button type="submit" class="button" disabled=${busy}>${t("find")}</button></p>
      </form>
      ${found && found.length === 0 && html`<p role="status">${t("none")}</p>`}
      ${
        found &&
        found.length > 0 &&
        html`<ul class="versions">
          ${found.map(
            (one) => html`<li key=${one.id}>
              <strong>${one.name}</strong> <span class="small quiet">${one.birthDate} ${one.address}</span>
              <button type="button" class="button compact" disabled=${busy} aria-label=${t("compareOf", { name: one.name, address: one.address ?? "" })}
                onClick=${() => compare(one)}>${t("compare")}</button>
            </li>`,
          )}
        </ul>`
      }
      ${
        look &&
        html`<form class="stack" onSubmit=${join}>
          <p role="status">${look.differences.length > 0 ? t("differ", { what: look.differences.map(differenceWord).join("、") }) : t("same")}</p>
          <p>${t("coming", look.coming)}</p>
          ${
            look.twoPlans &&
            html`<${Choices} legend=${t("plan")} options=${["STAYS", "GOES"].map((value) => ({ value, label: t(/** @type {any} */ (value)) }))}
              value=${plan} onChange=${setPlan} />`
          }
          <${Field} label=${t("reason")} hint=${t("reasonHint")} required maxlength="400" value=${reason}
            problem=${problem === undefined ? undefined : asProblem(problem).of("reason")}
            onInput=${(/** @type {any} */ e) => setReason(e.currentTarget.value)} />
          <p><button type="submit" class="button primary" disabled=${busy}>${t("join")}</button></p>
        </form>`
      }
      <p role="status">${done}</p>
    </div>
  </section>`;
}
