// @ts-check
// Silent and needy people by time left. Taking a row tells everybody that one is on it.
import { html, useState } from "/kit/vendor/preact-all.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { askedText, clockWord, needText, rungWord } from "/phone/safety-words.js";
import { TimeLeft } from "/phone/time-left.js";
import { Claim } from "./claim.js";
import { CarOut, dispatchWord } from "./dispatch.js";
import { useHeldOrder } from "./held-order.js";
import { page, personPage } from "./incident.js";
import { Kept } from "./kept.js";
import { OnPaper } from "./on-paper.js";
import { SilenceMark, silenceOf } from "./silence.js";
import { t } from "./words.js";

const STEP = 50;

/** @param {{id: string, items: CheckItem[], board: Board}} props */
export function Queue({ id, items, board }) {
  const [shown, setShown] = useState(STEP);
  const { rows, waiting, hands } = useHeldOrder(items, id);
  const rest = rows.length - shown;
  const hidden = items.length === 0 ? (board.waiting ?? 0) : 0;
  return html`<section class="panel queue-panel">
    <div class="panel-head"><h2>${t("queue")}</h2>${items.length > 0 && html`<${OnPaper} list="queue" of=${board.waiting ?? items.length} />`}<span class="small quiet">${t("queueWhat")}</span>
      <a class="button compact" href=${page(id, "/people?dispatched=true")}>${dispatchWord("out")}</a></div>
    ${
      rows.length === 0
        ? hidden > 0
          ? html`<div class="empty"><strong>${t("queueHidden", { n: hidden.toLocaleString() })}</strong><p>${t("queueHiddenWhat")}</p></div>`
          : html`<div class="empty"><strong>${t("queueEmpty")}</strong><p>${t("queueEmptyWhat")}</p></div>`
        : html`
          <div class="queue-row queue-cols" aria-hidden="true">
            <span>${t("timeLeft")}</span><span>${t("person")}</span><span>${t("askedNow")}</span><span></span>
          </div>
          <ol class="queue" ...${hands}>
            ${rows.slice(0, shown).map(
              ({ item, gone }) => html`<${QueueRow}
              key=${item.personId}
              id=${id}
              item=${item}
              district=${districtName(item, board)}
              silence=${silenceOf(item, board)}
              gone=${gone}
            />`,
            )}
          </ol>
          ${waiting > 0 && html`<p class="rows-wait small">${t("rowsWait", { n: waiting })}</p>`}
          ${
            rest > 0
              ? html`<p class="panel-more"><button
                type="button"
                class="button compact"
                onClick=${() => setShown(shown + STEP)}
              >${t("showMore", { n: Math.min(STEP, rest) })}</button></p>`
              : items.length >= STEP &&
                html`<p class="panel-more small quiet">${t("queueMore", { n: items.length, of: (board.waiting ?? items.length).toLocaleString() })}</p>`
          }
        `
    }
  </section>`;
}

/**
 * Drawn again only when something in it is another: a frame of the board changes few rows.
 *
 * @param {{id: string, item: CheckItem, district: string, silence: string, gone?: boolean}} props `silence` as {@link silenceOf}
 *   reads it; `gone` has left the list and only keeps its place
 */
export const QueueRow = (props) => html`<${Kept} of=${Row} ...${props} />`;

/** @param {{id: string, item: CheckItem, district: string, silence: string, gone?: boolean}} props */
function Row({ id, item, district, silence, gone = false }) {
  return html`<li class="queue-row ${item.state === "NEEDS_HELP" ? "queue-needs" : ""} ${gone ? "row-gone" : ""}" inert=${gone}>
    <div class="queue-time"><${Times} item=${item} /></div>
    <div class="queue-person">
      <p class="queue-name">
        <${GroupBadge} group=${item.group} />
        <a href=${personPage(id, item.personId)}>${item.name}</a>
        <${StateMark} state=${item.state} />
        <${Flags} item=${item} />
        <${SilenceMark} kind=${silence} />
      </p>
      <div class="queue-where small">
        <span class="quiet">${district}<${Stale} since=${item.staleSince} /></span>
        <${Needs} item=${item} />
      </div>
    </div>
    <div class="queue-asked small"><${Asked} item=${item} /></div>
    <div class="queue-act">${gone ? html`<span class="small quiet">${t("rowGone")}</span>` : html`<${Claim} id=${id} item=${item} />`}</div>
  </li>`;
}

/** @param {{since?: string}} props */
const Stale = ({ since }) => (since ? ` · ${t("stale", { at: timeOfDay(since) })}` : null);

/** What ends when: the life-support clock, which orders the list, before the time to answer. @param {{item: CheckItem}} props */
export function Times({ item: { clock, dueAt } }) {
  const assumed = clock?.assumed && html` <span class="assumed">${t("assumed")}</span>`;
  const ends = [
    ...(clock ? [{ at: clock.endsAt, what: html`${clockWord(clock.kind)}${assumed}` }] : []),
    ...(dueAt ? [{ at: dueAt, what: t("answerDue", { at: timeOfDay(dueAt) }) }] : []),
  ];
  if (ends.length === 0) return html`<span class="quiet">—</span>`;
  return ends.map(
    ({ at, what }, i) =>
      html`<p key=${at} class="time ${i === 0 ? "time-first" : ""}"><${TimeLeft} at=${at} /> ${what}</p>`,
  );
}

/** @param {{item: CheckItem}} props */
export function Asked({ item }) {
  const who = askedText(item.asked);
  const asked = /** @type {any} */ (item.asked);
  const rung = item.rung ?? asked?.rung;
  const since = asked?.startedAt ?? asked?.at;
  if (!who && !rung) return html`<span class="quiet">${t("noOneAsked")}</span>`;
  return html`
    <p><b>${rungWord(rung)}</b> ${who}</p>
    ${since && html`<p class="quiet">${t("askedAt", { at: timeOfDay(since) })}</p>`}
  `;
}

/** What stands beside the name: danger, a reported death (for those who may know), no plan for ① and ②. @param {{item: CheckItem}} props */
export function Flags({ item }) {
  const noPlan = item.hasPlan === false && ["PUSH_SUPPORT", "MEDICAL_COORDINATION"].includes(item.group);
  return html`
    ${item.danger && html`<span class="flag-danger">${t("danger")}</span>`}
    ${item.deathReported && html`<span class="flag-danger">${t("deathReported")}</span>`}
    ${noPlan && html`<span class="assumed">${t("noPlan")}</span>`}
    ${item.carriedOver && html`<span class="assumed">${t("carriedOver")}</span>`}
    <${Tries} tries=${item.tries} />
    <${CarOut} out=${item.dispatch} />
  `;
}

/** Attempts in vain, so that nobody rings at one house again and again. @param {{tries: CheckItem["tries"]}} props */
export function Tries({ tries }) {
  if (!tries) return null;
  return html`<span class=${tries.visit ? "flag-danger" : "assumed"}>${t(tries.visit ? "triesVisit" : "tries", {
    n: tries.count,
    at: timeOfDay(tries.last),
  })}</span>`;
}

/** @param {{item: CheckItem}} props */
export function Needs({ item }) {
  const needs = (item.needs ?? []).map(needText);
  return needs.length
    ? html`<p class="needs small">${needs.map((n) => html`<span class="need" key=${n}>${n}</span>`)}</p>`
    : null;
}

/** @param {CheckItem} item @param {{districts: DistrictCounts[]} | undefined} board */
export function districtName(item, board) {
  if (!item.district) return "";
  if (typeof item.district === "object") return item.district.name ?? item.district.id;
  return board?.districts.find((d) => d.id === item.district)?.name ?? item.district;
}
