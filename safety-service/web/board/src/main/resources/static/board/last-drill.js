// @ts-check
// The curve of the last drill, read when somebody wants to compare: how far the city was then after the same time.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get } from "/kit/api.js";
import { GROUPS, GroupBadge, groupWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { api } from "./incident.js";

const t = dictionary(
  {
    compare: "前回の訓練と比べる",
    hide: "比較をやめる",
    none: "比べられる訓練がまだありません",
    then: "細い線は「{title}」（{at}）。発生から同じ時間の確認済:",
  },
  {
    compare: "Compare with the last drill",
    hide: "Stop comparing",
    none: "There is no drill to compare with yet",
    then: "Thin lines: “{title}” ({at}). Confirmed after the same time:",
  },
);

/** @typedef {{title: string, onsetAt: string, series: (SeriesPoint & {ms: number})[], counts: Record<string, Counts>}} Drill */

/** The drill that was opened last before an incident; undefined when there was none. @param {string} id @returns {Promise<Drill | undefined>} */
async function lastBefore(id) {
  const { items } = await get("/api/incidents");
  const openedAt = (/** @type {any} */ one) => Date.parse(one.openedAt);
  const now = items.find((/** @type {any} */ one) => one.id === id);
  const [last] = items
    .filter((/** @type {any} */ one) => one.mode === "DRILL" && one.id !== id && !(openedAt(one) > openedAt(now)))
    .sort((/** @type {any} */ a, /** @type {any} */ b) => openedAt(b) - openedAt(a));
  if (!last) return undefined;
  const { series, counts } = await get(api(last.id, "/board"));
  const points = series.map((/** @type {SeriesPoint} */ p) => ({ ...p, ms: Date.parse(p.at) }));
  return { title: last.title, onsetAt: last.onsetAt, series: points, counts };
}

/** Confirmed in percent, so many milliseconds after the onset. @param {Drill} drill @param {string} group @param {number} after */
export function shareThen({ onsetAt, series, counts }, group, after) {
  const until = Date.parse(onsetAt) + after;
  const point = series.filter((p) => p.ms <= until).at(-1);
  return (100 * (point?.confirmed[group] ?? 0)) / (counts[group]?.total || 1);
}

/** @param {{id: string, drill: Drill | undefined, after: number, show: (drill: Drill | undefined) => void}} props
 *   `after` the onset, in milliseconds, the present curve ends */
export function LastDrill({ id, drill, after, show }) {
  const [said, setSaid] = useState("");
  const compare = () =>
    lastBefore(id).then(
      (found) => (show(found), setSaid(found ? "" : t("none"))),
      (thrown) => setSaid(asProblem(thrown).title),
    );
  return html`<div class="curve-then small">
    <button type="button" class="button compact plain" onClick=${drill ? () => show(undefined) : compare}>${t(drill ? "hide" : "compare")}</button>
    <div role="status">
      ${said}
      ${
        drill &&
        html`<p>${t("then", { title: drill.title, at: dateAndTime(drill.onsetAt) })}
          ${GROUPS.filter((group) => drill.counts[group]?.total > 0).map(
            (group) => html` <span key=${group} class="nowrap"><${GroupBadge} group=${group} /><span class="unseen">${groupWord(group)}</span> ${Math.floor(shareThen(drill, group, after))}%</span>`,
          )}</p>`
      }
    </div>
  </div>`;
}
