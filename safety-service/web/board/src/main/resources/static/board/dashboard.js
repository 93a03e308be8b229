// @ts-check
// One screen that answers: where do we send the next car?
import { html } from "/kit/vendor/preact-all.js";
import { Loading } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { dateAndTime, duration, tick } from "/kit/time.js";
import { Acts } from "./acts.js";
import { Curve } from "./curve.js";
import { Districts } from "./districts.js";
import { Feed } from "./feed.js";
import { condition } from "./incident-head.js";
import { Flow } from "./flow.js";
import { Kept } from "./kept.js";
import { Mine } from "./mine.js";
import { incident, live } from "./incident.js";
import { MapPanel } from "./map-panel.js";
import { Queue } from "./queue.js";
import { Silence } from "./silence.js";
import { Strip } from "./strip.js";
import { UnidentifiedDangers } from "./unidentified.js";
import { UnmatchedLine } from "./unmatched-line.js";
import { t } from "./words.js";

/** @param {{id: string}} props */
export function Dashboard({ id }) {
  const board = live.value?.view.value;
  const facts = incident.value;
  const ended = ["signedOut", "refused"].includes(live.value?.link.value.state ?? "");
  return html`<div class="board ${ended ? "board-old" : ""}">
    <h1 class="unseen">${facts?.title} ${t("dashboard")}</h1>
    ${board && html`<${Printed} board=${board} />`}
    ${facts?.state === "OPENING" && html`<${Under} what=${t("opening")} more=${t("openingWhat")} progress=${facts.progress} />`}
    ${facts?.asking && html`<${Under} what=${t("asking")} more=${t("askingWhat")} progress=${facts.asking} />`}
    ${facts?.state === "CLOSED" && html`<p class="notice">${t("closed")}</p>`}
    ${board && ended && html`<p class="notice bad"><${OldBoard} /></p>`}
    ${
      board
        ? html`
          <${Kept} of=${Strip} id=${id} counts=${board.counts} overdue=${board.overdue} />
          <${Kept} of=${UnmatchedLine} id=${id} unmatched=${board.unmatched} />
          <div class="board-main">
            <div class="board-queue">
              <${Kept} of=${UnidentifiedDangers} id=${id} dangers=${board.unidentified} all=${board.unmatched?.danger} />
              <${Mine} id=${id} board=${board} />
              <${Queue} id=${id} items=${board.urgent} board=${board} />
            </div>
            <div class="board-side">
              <${Kept} key=${id} of=${MapPanel} id=${id} />
              <${Kept} of=${Flow} id=${id} rungs=${board.rungs} />
              <${Kept} of=${Silence} id=${id} areas=${board.silence} />
              <${Kept} of=${Districts} id=${id} districts=${board.districts} />
            </div>
            <div class="board-side">
              <${Kept} of=${Curve} id=${id} series=${board.series} counts=${board.counts} onsetAt=${facts?.onsetAt} />
              <${Kept} of=${Feed} id=${id} feed=${board.feed} />
            </div>
          </div>
        `
        : !ended &&
          html`<div class="panel"><p class="empty">${t("loading")}</p><${Loading} rows=${5} /></div>`
    }
    ${facts && actsAtDesk(me.value) && html`<${Acts} id=${id} board=${board} />`}
  </div>`;
}

/** A number that changes no more looks like one that does: it says so where it stands. */
function OldBoard() {
  return t("oldBoard", { d: duration(condition()?.age ?? 0) });
}

/** What paper has to say that a screen says elsewhere: when it was printed, and how old the data was. @param {{board: Board}} props */
function Printed({ board }) {
  const { state } = /** @type {NonNullable<typeof live.value>} */ (live.value).link.value;
  return html`<p class="printed">${t("printedAt", { at: dateAndTime(new Date(tick.value).toISOString()) })} ·
    ${t("dataOf", { at: dateAndTime(board.at) })}${state !== "live" && ` · ${t("stopped")}`}</p>`;
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
