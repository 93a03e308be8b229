// @ts-check
// Proof of what the city has: every receipt of this device, to be shown, taken away as a file, and proven by anybody who is
// signed in. The file names nobody.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { saveFile } from "/kit/save.js";
import { timeOfDay } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";
import { Drill } from "./outbox-page.js";
import { entries, ownHere } from "./report/outbox.js";

const t = dictionary(
  {
    title: "受理証",
    back: "送信の状況へ戻る",
    what: "市が報告を受け取った証拠です。氏名は1日、受理証は1年で、この端末から消えます。",
    none: "受理証はまだありません",
    at: "{at} 市が受理",
    save: "受理証をファイルに保存する（{n} 件）",
    prove: "受理証のファイルを確かめる",
    proveHint: "保存したファイルを選ぶと、1件ずつ市の記録と照らし合わせます",
    unreadable: "このファイルには受理証がありません",
    result: "{n} 件のうち {valid} 件が本物です",
    noName: "（氏名は消去済み）",
    more: "ほか {n} 件",
  },
  {
    title: "Receipts",
    back: "Back to sent and unsent",
    what: "Proof that the city has the reports. Names leave this device after a day, receipts after a year.",
    none: "There is no receipt yet",
    at: "Accepted by the city {at}",
    save: "Save the receipts as a file ({n})",
    prove: "Prove a file of receipts",
    proveHint: "Choose a saved file: each receipt is held against the city's records",
    unreadable: "There are no receipts in this file",
    result: "{valid} of {n} are genuine",
    noName: "(name erased)",
    more: "{n} more",
  },
);

const verdict = codes(
  {
    STORED: "本物：市が保存しています",
    ACCEPTED: "本物：市が受け付け、保存中です",
    SPOOLED: "本物：市が受け付け、記録の復旧を待っています",
    KEPT_AS_CONFLICT: "本物：同じ番号の別の報告と食い違い、両方が残っています",
    NOT: "本物ではありません",
  },
  {
    STORED: "Genuine: the city keeps the report",
    ACCEPTED: "Genuine: accepted, being stored",
    SPOOLED: "Genuine: accepted, waiting for the log",
    KEPT_AS_CONFLICT: "Genuine: another report has the same id, both are kept",
    NOT: "Not genuine",
  },
);

const KIND = "anpi-receipts";
const SHOWN = 100;

/** @typedef {{reportId: string, contentHash: string, keyId: string, signature: string, receivedAt?: string, drill?: boolean}} Receipt `drill` is the device's word */

/** @param {import("./report/outbox.js").Entry[]} list */
function save(list) {
  const receipts = list.map(({ incident, drill, receipt }) => ({ incident, drill: drill || undefined, ...receipt }));
  saveFile(new Blob([JSON.stringify({ kind: KIND, receipts }, null, 2)], { type: "application/json" }), `${KIND}.json`);
}

export function Receipts() {
  const list = entries.value.filter((entry) => ownHere(entry) && entry.receipt);
  return html`<div class="stack">
    <p><a href="#/outbox">${t("back")}</a></p>
    <h1>${t("title")}</h1>
    <p class="quiet">${t("what")}</p>
    ${list.length === 0 && html`<p class="empty">${t("none")}</p>`}
    ${list.length > 0 && html`<button type="button" class="button" onClick=${() => save(list)}>${t("save", { n: list.length })}</button>`}
    <ul class="people">
      ${list.slice(0, SHOWN).map(
        (entry) => html`<li class="person receipt" key=${entry.id}>
          <div class="person-head"><h2>${entry.label || t("noName")}</h2>${entry.drill && html`<${Drill} />`}<span class="small">${entry.word}</span></div>
          <p class="small">${t("at", { at: timeOfDay(entry.receipt?.receivedAt) })}</p>
          <p class="tiny quiet mono">${entry.id}<br />${entry.receipt?.contentHash}</p>
        </li>`,
      )}
    </ul>
    ${list.length > SHOWN && html`<p class="quiet">${t("more", { n: list.length - SHOWN })}</p>`}
    <${Prove} />
  </div>`;
}

function Prove() {
  const [proven, setProven] = useState(/** @type {{receipt: Receipt, fate: string}[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [wrong, setWrong] = useState("");
  const choose = async (/** @type {any} */ event) => {
    const file = event.currentTarget.files?.[0];
    if (!file) return;
    setProven(undefined);
    setProblem(undefined);
    setWrong("");
    /** @type {Receipt[]} */
    let receipts;
    try {
      const read = JSON.parse(await file.text());
      receipts = read.kind === KIND ? read.receipts : [read].flat();
      if (!receipts.length || !receipts.every((receipt) => receipt.reportId)) throw new Error("none");
    } catch {
      return setWrong(t("unreadable"));
    }
    try {
      const found = [];
      for (const receipt of receipts) {
        const answer = await post("/api/receipts/verify", receipt);
        found.push({ receipt, fate: answer.valid ? answer.report : "NOT" });
      }
      setProven(found);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  const valid = proven?.filter((one) => one.fate !== "NOT").length ?? 0;
  return html`<section class="stack">
    <${Field} label=${t("prove")} hint=${t("proveHint")} type="file" accept=".json,application/json" problem=${wrong} onChange=${choose} />
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${
      proven &&
      html`<div class="notice ${valid === proven.length ? "good" : "bad"}" role="status">
        <div><strong>${t("result", { n: proven.length, valid })}</strong>
        <ul>${proven.slice(0, SHOWN).map((one) => html`<li class="small" key=${one.receipt.reportId}>${one.receipt.drill && html`<${Drill} /> `}${verdict(one.fate)} <span class="mono tiny">${one.receipt.reportId}</span></li>`)}</ul></div>
      </div>`
    }
  </section>`;
}
