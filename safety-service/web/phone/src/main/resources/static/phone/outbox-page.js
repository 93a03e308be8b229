// @ts-check
// Where each report of this device is, and what the server refused.
import { html } from "/kit/vendor/preact-all.js";
import { modeWord } from "/kit/state.js";
import { incidentOf, timeOfDay } from "/kit/time.js";
import { discard, entries, ownHere, portable, retry } from "./report/outbox.js";
import { Stage } from "./row.js";
import { t } from "./words.js";

const SHOWN = 100;

/** What the city refused, what waits, what it has: somebody has to see to the first. @type {Record<import("./report/outbox.js").Stage, number>} */
const RANK = { REFUSED: 0, SAVED: 1, SENT: 1, ACCEPTED: 2 };

const mine = () => entries.value.filter(ownHere).sort((a, b) => RANK[a.stage] - RANK[b.stage]);
const others = () => entries.value.filter((entry) => !ownHere(entry) && entry.stage !== "ACCEPTED").length;

/** Stands beside what is not meant for real, long after the drill is closed. */
export const Drill = () => html`<span class="mode mode-DRILL">${modeWord("DRILL")}</span>`;

export function OutboxPage() {
  const list = mine();
  const proofs = list.filter((entry) => entry.receipt).length;
  const foreign = others();
  const shown = Math.max(SHOWN, list.filter((entry) => entry.stage === "REFUSED").length);
  const remove = (/** @type {string} */ id) => confirm(t("discardSure")) && discard(id);
  return html`<div class="stack">
    <p><a href="#/">${t("back")}</a></p>
    <h1>${t("outbox")}</h1>
    ${foreign > 0 && html`<p class="notice">${t("others", { n: foreign })}</p>`}
    ${proofs > 0 && html`<p><a class="button" href="#/receipts">${t("receipts", { n: proofs })}</a></p>`}
    <p class="row">
      ${list.some(portable) && html`<a class="button" href="#/hand-over">${t("handOver")}</a>`}
      <a class="button" href="#/take-over">${t("takeOver")}</a>
      <a class="button" href="#/paper">${t("paper")}</a>
    </p>
    ${list.length === 0 && html`<p class="empty">${t("outboxEmpty")}</p>`}
    <ul class="people">
      ${list.slice(0, shown).map(
        (entry) => html`<li class="person" key=${entry.id}>
          <div class="person-head"><h2>${entry.label || t("nameGone")}</h2>${entry.drill && html`<${Drill} />`}<span class="quiet small">${timeOfDay(incidentOf(entry.tappedAt))}</span></div>
          <p class="told told-flat"><strong>${entry.word}</strong> <${Stage} stage=${entry.stage} /></p>
          ${entry.problem && html`<p class="problem-text">${entry.problem.title}</p><p class="small">${entry.problem.detail}</p>`}
          ${
            entry.stage === "REFUSED" &&
            html`<div class="acts">
            <button type="button" class="button" onClick=${() => retry(entry.id)}>${t("retry")}</button>
            <button type="button" class="button" onClick=${() => remove(entry.id)}>${t("discard")}</button>
          </div>`
          }
        </li>`,
      )}
    </ul>
    ${list.length > shown && html`<p class="quiet">${t("moreEntries", { n: list.length - shown })}</p>`}
  </div>`;
}
