// @ts-check
// How an office stands: the same small form on the phone and at the desk.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { FACILITY, facilityWord } from "./safety-words.js";

const t = dictionary(
  {
    status: "営業の状況",
    staff: "出勤できる職員（人）",
    stockDays: "備蓄（あと何日分）",
    freePlaces: "受け入れられる人数",
    present: "いま事業所にいる利用者（いなければ 0）",
    unconfirmed: "まだ確認できていない利用者（全員確認済なら 0）",
    notes: "特記事項",
    send: "市に報告する",
    cancel: "やめる",
    missing: "営業の状況を選んでください",
    range: "0〜10000 の整数で入力してください",
    s_staff: "職員 {n} 人",
    s_stockDays: "備蓄 {n} 日",
    s_freePlaces: "空き {n} 人",
    s_present: "在所 {n} 人",
    s_unconfirmed: "未確認 {n} 人",
    nil: "全員確認済",
  },
  {
    status: "How the office works",
    staff: "Staff who can work",
    stockDays: "Stock: days left",
    freePlaces: "People you could take in",
    present: "Clients in the house now (0 for none)",
    unconfirmed: "Clients not confirmed yet (0 when all are)",
    notes: "Notes",
    send: "Report to the city",
    cancel: "Cancel",
    missing: "Choose how the office works",
    range: "Give a whole number from 0 to 10000",
    s_staff: "staff {n}",
    s_stockDays: "stock {n} days",
    s_freePlaces: "{n} places free",
    s_present: "{n} clients here",
    s_unconfirmed: "{n} not confirmed",
    nil: "all confirmed",
  },
);

const MOST = 10_000;
const NUMBERS = /** @type {const} */ (["staff", "stockDays", "freePlaces", "present", "unconfirmed"]);

/** What an office said, in one line; a figure it did not give is not there. @param {any} said */
export function standing(said) {
  if (!said) return "";
  return NUMBERS.filter((n) => said[n] !== undefined && said[n] !== null)
    .map((n) => (n === "unconfirmed" && said[n] === 0 ? t("nil") : t(`s_${n}`, { n: said[n] })))
    .concat(said.notes ? [said.notes] : [])
    .join(" · ");
}

/** @param {string} typed */
const countable = (typed) => typed === "" || (/^\d+$/.test(typed) && Number(typed) <= MOST);

/** @param {{known?: any, send: (body: any) => Promise<unknown>, onCancel?: () => void}} props */
export function OfficeForm({ known, send, onCancel }) {
  const [status, setStatus] = useState(known?.status ?? "");
  const [numbers, setNumbers] = useState(
    /** @type {Record<string, string>} */ (Object.fromEntries(NUMBERS.map((n) => [n, String(known?.[n] ?? "")]))),
  );
  const [notes, setNotes] = useState(known?.notes ?? "");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setMissing(true);
    if (!status || !NUMBERS.every((n) => countable(numbers[n]))) return;
    setBusy(true);
    setProblem(undefined);
    const figures = NUMBERS.filter((n) => numbers[n] !== "").map((n) => [n, Number(numbers[n])]);
    try {
      await send({ status, ...Object.fromEntries(figures), notes: notes.trim() || undefined });
    } catch (thrown) {
      setProblem(thrown);
    }
    setBusy(false);
  };
  const refusal = problem === undefined ? undefined : asProblem(problem);
  return html`<form class="stack form" onSubmit=${submit} novalidate>
    <${Choices}
      legend=${t("status")}
      options=${FACILITY.map((value) => ({ value, label: facilityWord(value) }))}
      value=${status}
      onChange=${setStatus}
      problem=${missing && !status ? t("missing") : refusal?.of("status")}
    />
    ${NUMBERS.map(
      (n) => html`<${Field}
        key=${n}
        label=${t(n)}
        type="number"
        min="0"
        max=${MOST}
        inputmode="numeric"
        class="short"
        value=${numbers[n]}
        problem=${missing && !countable(numbers[n]) ? t("range") : refusal?.of(n)}
        onInput=${(/** @type {any} */ e) => setNumbers({ ...numbers, [n]: e.currentTarget.value })}
      />`,
    )}
    <${Field}
      tag="textarea"
      label=${t("notes")}
      maxlength="500"
      value=${notes}
      problem=${refusal?.of("notes")}
      onInput=${(/** @type {any} */ e) => setNotes(e.currentTarget.value)}
    />
    ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
    <div class="row">
      ${onCancel && html`<button type="button" class="button" onClick=${onCancel}>${t("cancel")}</button>`}
      <button type="submit" class="button primary" disabled=${busy}>${t("send")}</button>
    </div>
  </form>`;
}
