// @ts-check
// A sheet of paper entered at the desk. What was not answered stays on the screen and is sent again with the same bytes.
import { html } from "/kit/vendor/preact-all.js";
import { call, Problem } from "/kit/api.js";
import { PaperEntry } from "/phone/paper/entry.js";
import { api, incident, page } from "./incident.js";
import { t as words } from "./report-words.js";
import { t } from "./words.js";

/** The times on paper are not those of this device's clock, so none is sent along. @param {string} id */
const send = (id) => async (/** @type {import("/phone/paper/row-report.js").RowReport[]} */ reports) => {
  const answer = await call("POST", api(id, "/reports"), {
    text: reports.map((report) => report.body).join("\n"),
    headers: { "Content-Type": "application/x-ndjson" },
  }).catch((thrown) => {
    if (!(thrown instanceof Problem) || thrown.status !== 422) throw thrown;
    return { receipts: [], rejected: reports.map((_, i) => refusal(thrown, i + 1)) };
  });
  const taken = new Set(answer.receipts.map((/** @type {{reportId: string}} */ receipt) => receipt.reportId));
  return new Map(
    reports.map((report, i) => [report.id, taken.has(report.id) ? undefined : fate(answer, i + 1)]),
  );
};

/** What a refusal of them all says of one line. @param {Problem} problem @param {number} line */
function refusal({ title, detail, errors }, line) {
  const own = errors.filter((error) => /** @type {any} */ (error).line === line);
  return { line, problem: { title, detail: own.length ? "" : detail, errors: own } };
}

/** Why a line was not taken. @param {any} answer @param {number} line */
function fate(answer, line) {
  const rejected = answer.rejected?.find((/** @type {{line: number}} */ one) => one.line === line);
  return rejected ? new Problem(422, rejected.problem) : new Problem(503, { title: words("unsent") });
}

/** @param {{id: string}} props */
export function Paper({ id }) {
  const facts = incident.value;
  if (!facts) return null;
  return html`<div class="page narrow">
    <p><a href=${page(id)}>${t("backToBoard")}</a></p>
    <${PaperEntry} incident=${facts} send=${send(id)} />
  </div>`;
}
