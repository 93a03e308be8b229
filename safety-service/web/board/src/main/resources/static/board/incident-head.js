// @ts-check
// What stands above every page of an incident: what it is, how long it runs, how old the data is, and the two views.
import { html } from "/kit/vendor/preact-all.js";
import { route } from "/kit/route.js";
import { modeWord } from "/kit/state.js";
import { duration, incidentNow, tick, timeOfDay } from "/kit/time.js";
import { kindWord } from "/phone/safety-words.js";
import { incident, live, page } from "./incident.js";
import { t as words } from "./unmatched-words.js";
import { incidentStateWord, t } from "./words.js";

const LATE = 20_000;

/** @param {{id: string}} props */
export function IncidentHead({ id }) {
  const facts = incident.value;
  const newest = live.value?.view.value?.newestReportAt;
  const waiting = live.value?.view.value?.unmatched?.open;
  const here = route.value.path[2];
  const tab = (/** @type {string} */ href, /** @type {string} */ word, /** @type {boolean} */ on) =>
    html`<a href=${href} aria-current=${on ? "page" : undefined}>${word}</a>`;
  return html`<div class="incident-head">
    <nav class="tabs">
      ${tab(page(id), t("dashboard"), !here)}
      ${tab(page(id, "/map"), t("map"), here === "map")}
      ${tab(page(id, "/people"), t("roster"), here === "people" && !route.value.path[3])}
      ${tab(page(id, "/power"), t("power"), here === "power")}
      ${tab(page(id, "/places"), t("places"), here === "places")}
      ${tab(page(id, "/ahead"), t("ahead"), here === "ahead")}
      ${tab(page(id, "/reporters"), t("reporters"), here === "reporters")}
      ${tab(page(id, "/unmatched"), `${words("unmatched")}${waiting ? ` ${waiting.toLocaleString()}` : ""}`, here === "unmatched" && !route.value.path[3])}
    </nav>
    ${
      facts &&
      html`<p class="facts-line">
      <span class="mode mode-${facts.mode}">${modeWord(facts.mode)}</span>
      <span>${kindWord(facts.kind)}</span>
      ${facts.state !== "OPEN" && html`<span>${incidentStateWord(facts.state)}</span>`}
      <span>${t("onset")} ${timeOfDay(facts.onsetAt)}</span>
      <span>${t("elapsed")} <b><${Elapsed} since=${facts.onsetAt} /></b></span>
      ${(facts.speed ?? 1) !== 1 && html`<span>${t("speed", { n: facts.speed ?? 1 })}</span>`}
      ${newest && html`<span>${t("newestReport", { at: timeOfDay(newest) })}</span>`}
    </p>`
    }
    <span class="head-age"><${Age} /></span>
  </div>`;
}

/** @param {{since: string}} props */
function Elapsed({ since }) {
  return html`${duration(Math.max(0, incidentNow() - Date.parse(since)))}`;
}

/** How the connection is, and how old what is on screen is. */
export function condition() {
  const now = live.value;
  if (!now) return undefined;
  const { state, asOf } = now.link.value;
  const age = Math.max(0, tick.value - asOf);
  if (state === "broken" && !now.view.value) return { how: "connecting", age, known: false };
  return { how: state === "live" && age > LATE ? "late" : state, age, known: now.view.value !== undefined };
}

/** The age of what is on screen, said plainly whatever the connection does. */
export function Age() {
  const now = condition();
  if (!now) return null;
  const d = duration(now.age);
  const said = /** @type {Record<string, unknown>} */ ({
    live: html`<strong>${t("live")}</strong> <span>${t("liveAge", { d })}</span>`,
    late: html`<strong>${t("late", { d })}</strong>`,
    connecting: html`<strong>${t("connecting")}</strong>`,
    broken: html`<strong>${t("broken", { d })}</strong>`,
    signedOut: html`<strong>${t(now.known ? "signedOutAge" : "signedOut", { d })}</strong>`,
    refused: html`<strong>${t(now.known ? "refusedAge" : "refused", { d })}</strong>`,
  });
  return html`<span class="age age-${now.how}"><i aria-hidden="true"></i>${said[now.how]}</span>`;
}
