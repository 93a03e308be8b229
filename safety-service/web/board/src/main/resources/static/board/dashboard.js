// @ts-check
// One screen that answers: where do we send the next car?
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { Dialog, Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { GROUPS } from "/kit/state.js";
import { Curve } from "./curve.js";
import { Districts } from "./districts.js";
import { Feed } from "./feed.js";
import { Flow } from "./flow.js";
import { Mine } from "./mine.js";
import { api, incident, live, page, refresh } from "./incident.js";
import { Queue } from "./queue.js";
import { Strip } from "./strip.js";
import { t } from "./words.js";

/** @param {{id: string}} props */
export function Dashboard({ id }) {
  const board = live.value?.view.value;
  const facts = incident.value;
  return html`<div class="board">
    <h1 class="unseen">${facts?.title} ${t("dashboard")}</h1>
    ${facts?.state === "OPENING" && html`<${Under} what=${t("opening")} more=${t("openingWhat")} progress=${facts.progress} />`}
    ${facts?.asking && html`<${Under} what=${t("asking")} more=${t("askingWhat")} progress=${facts.asking} />`}
    ${facts?.state === "CLOSED" && html`<p class="notice">${t("closed")}</p>`}
    ${
      board
        ? html`
          <${Strip} id=${id} counts=${board.counts} overdue=${board.overdue} />
          <div class="board-main">
            <div class="board-queue">
              <${Mine} id=${id} board=${board} />
              <${Queue} id=${id} items=${board.urgent} board=${board} />
            </div>
            <div class="board-side">
              <${Flow} rungs=${board.rungs} />
              <${Districts} id=${id} districts=${board.districts} />
            </div>
            <div class="board-side">
              <${Curve} series=${board.series} counts=${board.counts} onsetAt=${facts?.onsetAt} />
              <${Feed} id=${id} feed=${board.feed} />
            </div>
          </div>
        `
        : live.value?.link.value.state !== "refused" &&
          html`<div class="panel"><p class="empty">${t("loading")}</p><${Loading} rows=${5} /></div>`
    }
    ${board && actsAtDesk(me.value) && facts?.state === "OPEN" && html`<${Close} id=${id} board=${board} />`}
  </div>`;
}

/** What is under way, and how far it is. @param {{what: string, more: string, progress?: {done: number, of: number}}} props */
function Under({ what, more, progress }) {
  const { done = 0, of = 0 } = progress ?? {};
  return html`<div class="notice">
    <div>
      <strong>${what}</strong> <span class="quiet">${more}</span>
      <span
        class="progress"
        role="progressbar"
        aria-label=${what}
        aria-valuemin="0"
        aria-valuemax=${of || 1}
        aria-valuenow=${done}
      >
        <i style=${{ width: `${of ? (100 * done) / of : 0}%` }}></i>
      </span>
      <span class="small">${t("openingOf", { done: done.toLocaleString(), of: of.toLocaleString() })}</span>
    </div>
  </div>`;
}

/** @param {{id: string, board: Board}} props */
function Close({ id, board }) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const sum = (/** @type {"SILENT" | "NEEDS_HELP"} */ state) =>
    GROUPS.reduce((n, group) => n + (board.counts[group]?.[state] ?? 0), 0);
  const close = () =>
    post(api(id, "/close")).then(
      () => (setAsking(false), refresh()),
      (thrown) => setProblem(asProblem(thrown)),
    );
  return html`<p class="board-foot">
    <a class="button" href=${page(id, "/report")}>${t("enterReport")}</a>
    <button type="button" class="button plain" onClick=${() => setAsking(true)}>${t("closeIncident")}</button>
    ${
      asking &&
      html`<${Dialog} title=${t("closeSure")} onClose=${() => setAsking(false)}>
      <p class="dialog-text">${t("closeWhat", { silent: sum("SILENT").toLocaleString(), needs: sum("NEEDS_HELP").toLocaleString() })}</p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      <div class="dialog-acts">
        <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
        <button type="button" class="button danger" onClick=${close}>${t("closeGo")}</button>
      </div>
    <//>`
    }
  </p>`;
}
