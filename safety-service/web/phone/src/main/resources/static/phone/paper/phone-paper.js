// @ts-check
// A sheet of paper entered on a phone: its reports wait in the outbox like all others.
import { html } from "/kit/vendor/preact-all.js";
import { incident } from "../clients.js";
import { addAll, entries } from "../report/outbox.js";
import { t } from "../words.js";
import { PaperEntry } from "./entry.js";

/** What this device holds already is the same report: nothing is left to do. @param {import("./row-report.js").RowReport[]} reports */
async function keep(reports) {
  const now = incident.peek();
  const fresh = reports.filter((report) => !entries.peek().some((mine) => mine.id === report.id));
  if (now) await addAll(fresh.map(({ code: _, ...report }) => ({ ...report, incident: now.id })));
  return new Map(reports.map((report) => [report.id, undefined]));
}

export function PhonePaper() {
  const now = incident.value;
  return html`<p><a href="#/">${t("back")}</a></p>
    ${
      now
        ? html`<${PaperEntry} key=${now.id} incident=${now} send=${keep} sent=${html` <a href="#/outbox">${t("outbox")}</a>`} />`
        : html`<div class="empty"><h1>${t("noIncident")}</h1></div>`
    }`;
}
