// @ts-check
// Who may be asked to make a plan and has not been written to: the list, the file for the letters, and the note that they were sent.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { Dialog, Loading, ProblemNotice } from "/kit/parts.js";
import { GroupBadge } from "/kit/state.js";
import { keep } from "./files.js";
import { t } from "./words.js";

const AT = "/api/statistics/letters";
const SHOWN = 20;

/** @typedef {{personId: string, name: string, group: string, because: string, address?: string, addressProtected: boolean, lastLetter?: string}} Eligible */

export function Letters() {
  const [answer, setAnswer] = useState(/** @type {{items: Eligible[], mayBeWritten: number, hidden: number, list: string} | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [note, setNote] = useState("");
  const [asking, setAsking] = useState(false);
  const load = () => get(AT).then((found) => (setAnswer(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  /** @param {string} format */
  const file = (format) =>
    keep(`/api/exports/letters?format=${format}`, `letters.${format}`).then(() => setProblem(undefined), setProblem);
  const sent = () =>
    post(AT, { everybody: answer?.list }).then(
      (done) => {
        setAsking(false);
        setNote(t("lettersNoted", { n: done.noted }));
        return load();
      },
      (thrown) => (setAsking(false), setProblem(thrown)),
    );
  return html`<section class="panel" aria-labelledby="letters">
    <div class="panel-head"><h2 id="letters">${t("letters")}</h2></div>
    <div class="panel-body stack">
      <p class="quiet">${t("lettersLead")}</p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${!answer && problem === undefined && html`<${Loading} rows=${3} />`}
      ${note && html`<p role="status">${note}</p>`}
      ${
        answer &&
        html`<p>${t("lettersCount", { n: answer.mayBeWritten.toLocaleString() })}${answer.hidden > 0 ? ` ${t("lettersHidden", { n: answer.hidden })}` : ""}</p>
          ${answer.items.length > 0 && html`<${Table} items=${answer.items} />`}
          ${
            answer.mayBeWritten > 0 &&
            html`<div class="row">
              <button type="button" class="button" onClick=${() => file("csv")}>${t("lettersCsv")}</button>
              <button type="button" class="button" onClick=${() => file("xlsx")}>${t("lettersXlsx")}</button>
              <button type="button" class="button" onClick=${() => setAsking(true)}>${t("lettersSent")}</button>
            </div>`
          }`
      }
      ${
        asking &&
        html`<${Dialog} title=${t("lettersSent")} onClose=${() => setAsking(false)}>
          <p>${t("lettersSure", { n: answer?.mayBeWritten ?? 0 })}</p>
          <div class="dialog-acts">
            <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
            <button type="button" class="button primary" onClick=${sent}>${t("lettersSentYes")}</button>
          </div>
        <//>`
      }
    </div>
  </section>`;
}

/** @param {{items: Eligible[]}} props */
function Table({ items }) {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t("letters")}>
    <table class="table">
      <thead><tr><th>${t("group")}</th><th>${t("name")}</th><th>${t("why")}</th><th>${t("address")}</th><th>${t("lastLetter")}</th></tr></thead>
      <tbody>
        ${items.slice(0, SHOWN).map(
          (one) => html`<tr key=${one.personId}>
            <td><${GroupBadge} group=${one.group} /></td>
            <td><a href="#/people/${one.personId}">${one.name}</a></td>
            <td>${one.because}</td>
            <td>${one.address ?? html`<em>${t("hidden")}</em>`}</td>
            <td>${one.lastLetter ?? "—"}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>
  ${items.length > SHOWN && html`<p class="small quiet">${t("lettersFirst", { n: SHOWN })}</p>`}`;
}
