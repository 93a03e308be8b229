// @ts-check
// Confirmed share over time, one line per group. Lines differ by stroke, not by colour, and carry their badge at the end.
import { html, useState } from "/kit/vendor/preact-all.js";
import { GROUPS, GroupBadge, groupWord } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { inRow } from "/kit/words.js";
import { LastDrill, shareThen } from "./last-drill.js";
import { t } from "./words.js";

const MOST_POINTS = 240;
const LABEL_GAP = 12;
const THEN_POINTS = 60;

/** @param {{id: string, series: SeriesPoint[], counts: Record<string, Counts>, onsetAt?: string}} props */
export function Curve({ id, series, counts, onsetAt }) {
  const [drill, setDrill] = useState(/** @type {import("./last-drill.js").Drill | undefined} */ (undefined));
  const groups = GROUPS.filter((group) => counts[group]?.total > 0);
  const points = thinned(series);
  const start = Math.min(Date.parse(onsetAt ?? points[0]?.at ?? ""), Date.parse(points[0]?.at ?? ""));
  const end = Date.parse(points[points.length - 1]?.at ?? "");
  const ready = points.length > 1 && end > start;
  const share = (/** @type {SeriesPoint} */ p, /** @type {string} */ group) =>
    (100 * (p.confirmed[group] ?? 0)) / counts[group].total;
  const line = (/** @type {string} */ group) =>
    points
      .map(
        (p) =>
          `${((1000 * (Date.parse(p.at) - start)) / (end - start)).toFixed(1)},${(100 - share(p, group)).toFixed(2)}`,
      )
      .join(" ");
  const then = (/** @type {string} */ group) =>
    Array.from({ length: THEN_POINTS + 1 }, (_, i) => {
      const after = ((end - start) * i) / THEN_POINTS;
      return `${(1000 * i) / THEN_POINTS},${(100 - shareThen(/** @type {any} */ (drill), group, after)).toFixed(2)}`;
    }).join(" ");
  const now = groups.map((group) => ({ group, percent: (100 * counts[group].CONFIRMED) / counts[group].total }));
  const summary = t("curveSummary", {
    list: inRow(now.map((n) => `${groupWord(n.group)} ${Math.floor(n.percent)}%`)),
  });
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("curve")}</h2></div>
    ${
      !ready
        ? html`<p class="empty small">${t("curveEmpty")}</p>`
        : html`<figure class="curve" role="img" aria-label=${summary}>
          <div class="curve-y tiny quiet"><span>100%</span><span>50</span><span>0</span></div>
          <div class="curve-area">
            <svg viewBox="0 0 1000 100" preserveAspectRatio="none">
              ${[0, 25, 50, 75, 100].map(
                (y) => html`<line
                key=${y}
                class="curve-grid"
                x1="0"
                x2="1000"
                y1=${y}
                y2=${y}
              />`,
              )}
              ${
                drill &&
                groups.map((group) => html`<polyline key=${`then ${group}`} class="curve-line curve-${group} curve-past" points=${then(group)} />`)
              }
              ${[...groups].reverse().map(
                (group) => html`<polyline
                key=${group}
                class="curve-line curve-${group}"
                points=${line(group)}
              />`,
              )}
            </svg>
          </div>
          <div class="curve-labels">
            ${spread(now).map(
              (n) => html`<span
              key=${n.group}
              style=${{ top: `${100 - n.at}%` }}
            ><${GroupBadge} group=${n.group} />${Math.floor(n.percent)}%</span>`,
            )}
          </div>
          <div class="curve-x tiny quiet"><span>${timeOfDay(start)}</span><span>${timeOfDay(end)}</span></div>
        </figure>
        <${LastDrill} id=${id} drill=${drill} after=${end - start} show=${setDrill} />`
    }
  </section>`;
}

/** At most so many points, the last one always among them. @param {SeriesPoint[]} series */
function thinned(series) {
  const step = Math.ceil(series.length / MOST_POINTS) || 1;
  return series.filter((_, i) => (series.length - 1 - i) % step === 0);
}

/** Labels keep their order and a distance, so that none hides another. @param {{group: string, percent: number}[]} now */
function spread(now) {
  const high = [...now].sort((a, b) => b.percent - a.percent);
  let ceiling = 100;
  const placed = high.map((n, i) => {
    const floor = (high.length - 1 - i) * LABEL_GAP;
    const at = Math.max(floor, Math.min(n.percent, ceiling));
    ceiling = at - LABEL_GAP;
    return { ...n, at };
  });
  return placed;
}
