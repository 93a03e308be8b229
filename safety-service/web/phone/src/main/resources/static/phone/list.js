// @ts-check
// Home: how many are not reported yet, and who, the most urgent first.
import { html, useLayoutEffect } from "/kit/vendor/preact-all.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { modeWord } from "/kit/state.js";
import { duration, incidentOf, tick, timeOfDay } from "/kit/time.js";
import { me } from "/kit/session.js";
import { askedAt, calls, choose, clients, cut, incident, incidents, left, parts, problem, refresh } from "./clients.js";
import { Later } from "./later.js";
import { Many } from "./many.js";
import { Row } from "./row.js";
import { AnotherIncident, Beside } from "./which-incident.js";
import { t } from "./words.js";

const LATE = 45_000;
const CLOCK_SLACK = 5_000;

export function List() {
  const now = incident.value;
  const list = clients.value;
  useKeptFocus();
  if (left.value || calls.value.length > 0) return html`<${AnotherIncident} />`;
  if (!list && problem.value)
    return html`${now && html`<${Choice} />`}<${ProblemNotice} problem=${problem.value} again=${refresh} />${now && html`<${NotListed} />`}`;
  if (!list) return html`${now && html`<${Choice} />`}<${Loading} rows=${6} />`;
  if (!now) return html`<div class="empty"><h1>${t("noIncident")}</h1><p>${t("noIncidentWhat")}</p></div>`;
  const { unreported, silent, open, done, total } = parts.value;
  return html`
    <${Choice} />
    <${Beside} />
    <div class="count">
      <h1>
        <span aria-hidden="true">
          <span class="count-word">${t("unreported")}</span>
          <span class="count-number">${unreported}</span>
          <span class="count-of">${` / ${total}`}</span>
        </span>
        <span class="unseen">${t("ofLong", { n: unreported, total })}</span>
      </h1>
      <${Age} />
    </div>
    ${cut.value && html`<p class="notice wait" role="status">${t("cut", { n: total })}</p>`}
    ${total === 0 && html`<${Nobody} />`}
    ${
      total > 0 &&
      unreported === 0 &&
      html`<div class="notice good">
        <div><strong>${t("allReported")}</strong><p>${t("allReportedWhat")}</p></div>
      </div>`
    }
    <${Later} page="begun" />
    <${Many} />
    <${Section} title=${t("sectionSilent")} people=${silent} hidden />
    <${Section} title=${t("sectionOpen")} people=${open} />
    <${Section} title=${t("sectionDone")} people=${done} />
    <${NotListed} />
    <${Later} page="unable" />
    <${Later} page="notify" />
    <p class="small quiet">${t("emergency")}</p>
  `;
}

/** A row that gets another place in the list takes the focus along, which browsers take from what is moved. */
function useKeptFocus() {
  const held = document.activeElement;
  useLayoutEffect(() => {
    if (held instanceof HTMLElement && held.isConnected && document.activeElement === document.body)
      held.focus({ preventScroll: true });
  });
}

function Nobody() {
  const day = me.value?.lastDay;
  return html`<div class="empty">
    <strong>${day ? t("over", { day }) : t("nobody")}</strong>
    <p>${t(day ? "overWhat" : "nobodyWhat")}</p>
  </div>`;
}

/** What can be reported without a list. */
function NotListed() {
  return html`<p class="not-listed row"><a class="button" href="#/new">${t("notListed")}</a>
    ${me.value?.officeId && html`<a class="button" href="#/office">${t("office")}</a>`}</p>`;
}

function Choice() {
  const open = incidents.value ?? [];
  const now = incident.value;
  if (open.length < 2)
    return html`<p class="incident-line"><span class="mode mode-${now?.mode}">${modeWord(now?.mode)}</span> ${now?.title}</p>`;
  return html`<label class="incident-line">
    <span class="unseen">${t("incident")}</span>
    <select class="input" value=${now?.id} onChange=${(/** @type {any} */ e) => choose(e.currentTarget.value)}>
      ${open.map((i) => html`<option key=${i.id} value=${i.id}>${modeWord(i.mode)} ${i.title}</option>`)}
    </select>
  </label>`;
}

/** What is on screen is never older than this says; after a clock was set back nobody can say, and it says so. */
function Age() {
  const at = timeOfDay(incidentOf(askedAt.value));
  const age = tick.value - askedAt.value;
  if (age < -CLOCK_SLACK) return html`<p class="small late">${t("ageUnknown", { at })}</p>`;
  const late = age > LATE;
  return html`<p class="small ${late ? "late" : "quiet"}">${t(late ? "ageLate" : "age", { at, d: duration(Math.max(0, age)) })}</p>`;
}

/** @param {{title: string, people: CheckItem[], hidden?: boolean}} props */
function Section({ title, people, hidden = false }) {
  if (people.length === 0) return null;
  return html`<section>
    <h2 class=${hidden ? "unseen" : "section"}>${title} <span class="quiet">${people.length}</span></h2>
    <ul class="people">${people.map((person) => html`<${Row} key=${person.personId} person=${person} />`)}</ul>
  </section>`;
}
