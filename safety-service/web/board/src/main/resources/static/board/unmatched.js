// @ts-check
// Reconciliation: reports that name nobody known, most urgent first; one of them beside the people it may mean.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { timeOfDay } from "/kit/time.js";
import { conditionWord, contactWord, needText } from "/phone/safety-words.js";
import { TimeLeft } from "/phone/time-left.js";
import { useFollowing } from "./follow-changes.js";
import { api, live, page } from "./incident.js";
import { SetAside } from "./set-aside.js";
import { UnmatchedReport } from "./unmatched-report.js";
import { t, urgencyWord } from "./unmatched-words.js";
import { t as words } from "./words.js";

const PAGE = 50;
/** The server tells no more at once. */
const MOST = 1_000;
/** What is looked at again and again while reports come in. */
const LOOKED_AT = 200;

/** @param {{id: string, reportId?: string}} props */
export function Unmatched({ id, reportId }) {
  const [list, setList] = useState(/** @type {{items: any[], next?: string} | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [stale, setStale] = useState(false);
  const board = live.value?.view.value;
  const onScreen = useRef(list);
  onScreen.current = list;
  const load = (/** @type {string | undefined} */ cursor, limit = PAGE) => {
    const before = list;
    return get(api(id, "/unmatched"), { limit, cursor }).then((answer) => {
      const now = onScreen.current;
      // Somebody has asked for more meanwhile: it is not taken away from them.
      if (!cursor && now && now !== before && now.items.length > limit) return setStale(true);
      setList({
        items: cursor && now ? [...now.items, ...answer.items] : answer.items,
        next: answer.next ?? undefined,
      });
      setProblem(undefined);
      if (!cursor) setStale(false);
    }, setProblem);
  };
  const shown = Math.min(Math.max(list?.items.length ?? 0, PAGE), MOST);
  /** As much of it as is on the screen, so that somebody who works down the list stays where they are. */
  const anew = () => load(undefined, shown);
  // A longer list that somebody is reading stays as it is and says when it is another by now.
  const follow = async () => {
    if (!list || list.items.length <= PAGE) return anew();
    const top = list.items.slice(0, LOOKED_AT);
    const newest = await get(api(id, "/unmatched"), { limit: top.length }).catch(() => undefined);
    if (newest) setStale(mark(newest.items) !== mark(top));
  };
  useEffect(() => void load(undefined), [id]);
  useFollowing(board && `${board.epoch} ${board.version}`, follow);

  return html`<div class="page stack unmatched">
    <h1>${t("unmatched")}</h1>
    <p class="quiet">${t("lead")}</p>
    <${SetAside} />
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${anew} />`}
    ${
      stale &&
      html`<div class="notice"><div>${words("changed")}</div><button
      type="button"
      class="button compact"
      onClick=${anew}
    >${words("reload")}</button></div>`
    }
    <div class="unmatched-columns ${reportId ? "unmatched-one" : ""}">
      <section class="panel unmatched-list" aria-label=${t("unmatched")}>
        ${!list && problem === undefined && html`<${Loading} rows=${6} />`}
        ${
          list?.items.length === 0 &&
          html`<div class="empty" role="status"><strong>${t("empty")}</strong><p>${t("emptyWhat")}</p></div>`
        }
        <ol>
          ${list?.items.map(
            (item) => html`<li key=${item.id}>
              <a
                href=${page(id, `/unmatched/${encodeURIComponent(item.id)}`)}
                aria-current=${item.id === reportId ? "true" : undefined}
              ><${Summary} item=${item} /></a>
            </li>`,
          )}
        </ol>
        ${
          list?.next &&
          html`<p class="panel-more"><button
            type="button"
            class="button compact"
            onClick=${() => load(list.next)}
          >${t("more")}</button></p>`
        }
      </section>
      ${
        reportId
          ? html`<${UnmatchedReport} key=${`${id} ${reportId}`} id=${id} reportId=${reportId} changed=${anew} />`
          : html`<section class="panel unmatched-choose"><p class="empty">${t("choose")}</p></section>`
      }
    </div>
  </div>`;
}

/** Which reports stand where, and how urgent they are. @param {any[]} items */
const mark = (items) => items.map((item) => `${item.id} ${item.urgency}`).join();

/** @param {{item: any}} props */
function Summary({ item }) {
  const said = item.report;
  const what = said.contact && said.contact !== "REACHED" ? contactWord(said.contact) : conditionWord(said.condition);
  return html`
    <span class="unmatched-name">
      <span class=${item.urgency === "DANGER" ? "flag-danger" : "assumed"}>${urgencyWord(item.urgency)}</span>
      <b>${said.typed?.name ?? item.candidates[0]?.name ?? t("unnamed")}</b>
    </span>
    <span class="small">${what} ${timeOfDay(said.observedAt)}</span>
    <span class="needs small">${(item.needs ?? []).map((/** @type {string} */ n) => html`<span class="need" key=${n}>${needText(n)}</span>`)}</span>
    ${item.clockEndsAt && html`<span class="small">${t("battery")} <${TimeLeft} at=${item.clockEndsAt} /></span>`}
  `;
}
