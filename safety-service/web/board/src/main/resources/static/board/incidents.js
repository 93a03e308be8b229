// @ts-check
// The list of incidents: what is open now, what was.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { modeWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { kindWord } from "/phone/safety-words.js";
import { Deleted } from "./deletion.js";
import { page } from "./incident.js";
import { incidentStateWord, t } from "./words.js";

/** @typedef {import("./incident.js").Incident} Incident */

export function Incidents() {
  const [list, setList] = useState(/** @type {Incident[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => get("/api/incidents").then((answer) => (setList(answer.items), setProblem(undefined)), setProblem);
  useEffect(() => {
    void load();
    const timer = setInterval(() => !document.hidden && load(), 10_000);
    return () => clearInterval(timer);
  }, []);
  const open = list?.filter((i) => i.state !== "CLOSED") ?? [];
  const past = list?.filter((i) => i.state === "CLOSED") ?? [];
  return html`<div class="page stack">
    <div class="page-head">
      <h1>${t("incidents")}</h1>
      ${actsAtDesk(me.value) && html`<a class="button primary" href="#/open">${t("openNew")}</a>`}
    </div>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!list && problem === undefined && html`<div class="panel"><${Loading} rows=${3} /></div>`}
    ${list?.length === 0 && html`<div class="panel empty"><strong>${t("noIncident")}</strong><p>${t("noIncidentWhat")}</p></div>`}
    ${open.length > 0 && html`<section><h2 class="section">${t("current")}</h2><${Cards} list=${open} /></section>`}
    ${past.length > 0 && html`<section><h2 class="section">${t("past")}</h2><${Cards} list=${past} /></section>`}
    <${Deleted} />
  </div>`;
}

/** @param {{list: Incident[]}} props */
function Cards({ list }) {
  return html`<ul class="cards">
    ${[...list]
      .sort((a, b) => Date.parse(b.onsetAt) - Date.parse(a.onsetAt))
      .map(
        (i) => html`<li key=${i.id} class="panel card ${i.mode === "DRILL" ? "card-drill" : ""}">
          ${i.mode === "DRILL" && html`<span class="stripes" aria-hidden="true"></span>`}
          <div class="card-body">
            <p class="row small">
              <span class="mode mode-${i.mode}">${modeWord(i.mode)}</span>
              <span>${kindWord(i.kind)}</span>
              <span class="quiet">${incidentStateWord(i.state)}</span>
            </p>
            <h3><a href=${page(i.id)}>${i.title}</a></h3>
            <p class="row small quiet">
              <span>${t("onset")} ${dateAndTime(i.onsetAt)}</span>
              ${i.roster && html`<span>${t("people", { n: total(i.roster).toLocaleString() })}</span>`}
              ${(i.speed ?? 1) !== 1 && html`<span>${t("speed", { n: i.speed ?? 1 })}</span>`}
            </p>
          </div>
        </li>`,
      )}
  </ul>`;
}

/** @param {Record<string, number>} roster */
const total = (roster) => Object.values(roster).reduce((sum, n) => sum + n, 0);
