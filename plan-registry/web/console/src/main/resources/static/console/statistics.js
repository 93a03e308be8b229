// @ts-check
// How plans come along: by group with what is missing, month by month as figures and as a picture of the same figures.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { GroupBadge } from "/kit/state.js";
import { Letters } from "./letters.js";
import { Figure, Notices } from "./plan-lists.js";
import { standingWord, t } from "./words.js";

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 44;
const RIGHT = 28;
const BOTTOM = 28;
const TOP = 16;

/** @typedef {{month: string, people: number, groups: Record<string, number>}} Month */

export function Statistics() {
  const [groups, setGroups] = useState(
    /** @type {{group: string, people: number, withPlan: number}[] | undefined} */ (undefined),
  );
  const [months, setMonths] = useState(/** @type {Month[]} */ ([]));
  const [standings, setStandings] = useState(/** @type {{standing: string, people: number}[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    Promise.all([
      get("/api/statistics/plans"),
      get("/api/statistics/plans/months", { months: 24 }),
      get("/api/statistics/plans/standings"),
    ]).then(
      ([counts, series, worth]) => {
        setGroups(counts.groups);
        setMonths(series.items);
        setStandings(worth.items);
        setProblem(undefined);
      },
      setProblem,
    );
  useEffect(() => void load(), []);
  return html`
    <h1>${t("statistics")}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!groups && problem === undefined && html`<${Loading} rows=${6} />`}
    ${
      standings.length > 0 &&
      html`<ul class="numbers" aria-label=${t("standings")}>
        ${standings.map(
          (one) => html`<li key=${one.standing} class="panel">
            <${Figure} to=${`#/statistics/standing/${one.standing}`} word=${standingWord(one.standing)} people=${one.people} />
          </li>`,
        )}
      </ul>`
    }
    ${groups && html`<${ByGroup} groups=${groups} />`}
    ${months.length > 0 && html`<${Series} months=${months} />`}
    <${Notices} />
    <${Letters} />
  `;
}

/** @param {{groups: {group: string, people: number, withPlan: number}[]}} props */
function ByGroup({ groups }) {
  return html`<section class="panel" aria-labelledby="by-group">
    <div class="panel-head"><h2 id="by-group">${t("byGroup")}</h2></div>
    <div class="panel-body scroll-x" tabindex="0" role="region" aria-label=${t("byGroup")}>
      <table class="table">
        <thead>
          <tr><th>${t("group")}</th><th class="number">${t("peopleCount")}</th><th class="number">${t("withPlan")}</th><th class="number">${t("noPlan")}</th></tr>
        </thead>
        <tbody>
          ${groups.map(
            (one) => html`<tr key=${one.group}>
              <td><${GroupBadge} group=${one.group} word=${true} /></td>
              <td class="number">${one.people.toLocaleString()}</td>
              <td class="number">${one.withPlan.toLocaleString()}</td>
              <td class="number">${(one.people - one.withPlan).toLocaleString()}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** The picture says what the table beside it says. @param {{months: Month[]}} props */
function Series({ months }) {
  const first = /** @type {Month} */ (months[0]);
  const last = /** @type {Month} */ (months[months.length - 1]);
  return html`<section class="panel" aria-labelledby="series">
    <div class="panel-head"><h2 id="series">${t("months")}</h2></div>
    <div class="panel-body series">
      <${Plot} months=${months} words=${t("plotOf", { from: first.month, first: first.people, to: last.month, last: last.people })} />
      <div class="scroll-x months" tabindex="0" role="region" aria-label=${t("months")}>
        <table class="table">
          <thead>
            <tr>
              <th>${t("month")}</th><th class="number">${t("withPlan")}</th><th class="number">${t("change")}</th>
              ${Object.keys(last.groups).map((group) => html`<th key=${group} class="number"><${GroupBadge} group=${group} /></th>`)}
            </tr>
          </thead>
          <tbody>
            ${months
              .map((one, i) => ({ ...one, more: i > 0 ? one.people - /** @type {Month} */ (months[i - 1]).people : undefined }))
              .reverse()
              .map(
                (one) => html`<tr key=${one.month}>
                  <td>${one.month}</td>
                  <td class="number">${one.people.toLocaleString()}</td>
                  <td class="number">${one.more === undefined ? "" : `${one.more > 0 ? "+" : ""}${one.more}`}</td>
                  ${Object.entries(one.groups).map(([group, people]) => html`<td key=${group} class="number">${people.toLocaleString()}</td>`)}
                </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </div>
  </section>`;
}

/** Four round steps that are not below. @param {number} most */
function ceiling(most) {
  const one = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most / 4))));
  return 4 * ([1, 2, 3, 4, 5, 6, 8].map((times) => times * one).find((step) => 4 * step >= most) ?? 10 * one);
}

/** @param {{months: Month[], words: string}} props */
function Plot({ months, words }) {
  const top = ceiling(Math.max(...months.map((one) => one.people)));
  /** @param {number} i */
  const x = (i) => LEFT + ((WIDTH - LEFT - RIGHT) * i) / Math.max(1, months.length - 1);
  /** @param {number} people */
  const y = (people) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * people) / top;
  const lines = [0, 1, 2, 3, 4].map((step) => (top * step) / 4);
  const every = Math.ceil(months.length / 6);
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words}>
    ${lines.map(
      (at) => html`<g key=${at}>
        <line class="grid" x1=${LEFT} x2=${WIDTH - 8} y1=${y(at)} y2=${y(at)} />
        <text x=${LEFT - 6} y=${y(at) + 4} text-anchor="end">${at.toLocaleString()}</text>
      </g>`,
    )}
    ${months.map(
      (one, i) =>
        (months.length - 1 - i) % every === 0 &&
        html`<text key=${one.month} x=${x(i)} y=${HEIGHT - 8} text-anchor="middle">${one.month}</text>`,
    )}
    <polyline class="line" points=${months.map((one, i) => `${x(i)},${y(one.people)}`).join(" ")} />
    ${months.map((one, i) => html`<circle key=${one.month} class="dot" cx=${x(i)} cy=${y(one.people)} r="3.5" />`)}
  </svg>`;
}
