// @ts-check
// A sheet of paper entered on a phone: its reports wait in the outbox like all others.
import { html } from "/kit/vendor/preact-all.js";
import { ofIncident } from "../clients.js";
import { addAll, entries, retry } from "../report/outbox.js";
import { Begun, useBegun } from "../which-incident.js";
import { t } from "../words.js";
import { PaperEntry } from "./entry.js";
import { shelf } from "./shelf.js";

/** What this device holds already is the same report: it is not kept twice, and goes once more if it was refused. @param {import("../clients.js").Incident} now */
const keep = (now) => async (/** @type {import("./row-report.js").RowReport[]} */ reports) => {
  const held = new Map(entries.peek().map((mine) => [mine.id, mine.stage]));
  const fresh = reports.filter((report) => !held.has(report.id));
  await addAll(fresh.map(({ code: _, ...report }) => ({ ...report, ...ofIncident(now) })));
  for (const report of reports) if (held.get(report.id) === "REFUSED") await retry(report.id);
  return new Map(reports.map((report) => [report.id, undefined]));
};

export function PhonePaper() {
  const now = useBegun();
  return html`<p><a href="#/">${t("back")}</a></p>
    <${Begun} begun=${now} />
    ${
      now
        ? html`<${PaperEntry} key=${now.id} incident=${now} send=${keep(now)} shelf=${shelf} sent=${html` <a href="#/outbox">${t("outbox")}</a>`} />`
        : html`<div class="empty"><h1>${t("noIncident")}</h1></div>`
    }`;
}
