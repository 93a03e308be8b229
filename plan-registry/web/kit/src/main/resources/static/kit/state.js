// @ts-check
// The four states and the five groups: each its own shape and word, so that neither colour nor ink is needed to read them.
import { html } from "/kit/vendor/preact-all.js";
import { codes, dictionary } from "/kit/words.js";

/** @typedef {{total: number, CONFIRMED: number, NEEDS_HELP: number, TRYING: number, SILENT: number}} Counts */

/** In the order of a bar: what is settled first, what is unknown last. */
export const STATES = /** @type {const} */ (["CONFIRMED", "NEEDS_HELP", "TRYING", "SILENT"]);
/** In the order of attention. */
export const ATTENTION = /** @type {const} */ (["NEEDS_HELP", "SILENT", "TRYING", "CONFIRMED"]);
export const GROUPS = /** @type {const} */ ([
  "PUSH_SUPPORT",
  "MEDICAL_COORDINATION",
  "CARE_CONSIDERATION",
  "REASONABLE_ACCOMMODATION",
  "GENERAL",
]);

export const stateWord = codes(
  { NEEDS_HELP: "要対応", SILENT: "未確認", TRYING: "対応中", CONFIRMED: "確認済" },
  { NEEDS_HELP: "Needs help", SILENT: "Silent", TRYING: "Trying", CONFIRMED: "Confirmed" },
);

export const groupWord = codes(
  {
    PUSH_SUPPORT: "プッシュ型支援群",
    MEDICAL_COORDINATION: "必要時医療調整群",
    CARE_CONSIDERATION: "ケア配慮群",
    REASONABLE_ACCOMMODATION: "合理的配慮群",
    GENERAL: "その他の市民",
  },
  {
    PUSH_SUPPORT: "Push support",
    MEDICAL_COORDINATION: "Medical coordination",
    CARE_CONSIDERATION: "Care consideration",
    REASONABLE_ACCOMMODATION: "Reasonable accommodation",
    GENERAL: "Other residents",
  },
);

export const modeWord = codes({ REAL: "本番", DRILL: "訓練" }, { REAL: "Real", DRILL: "Drill" });

const t = dictionary({ group: "優先群{n} {word}" }, { group: "Group {n}, {word}" });

const shapes = /** @type {Record<string, unknown>} */ ({
  NEEDS_HELP: html`<path d="M8 1.2 15.4 14.4H.6z" fill="currentColor" />`,
  SILENT: html`<circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" stroke-width="2.4" />`,
  TRYING: html`<circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="2" /><path
      d="M8 1.9a6.1 6.1 0 0 0 0 12.2z"
      fill="currentColor"
    />`,
  CONFIRMED: html`<path
    d="m2 8.6 4 4.2 8-9.3"
    fill="none"
    stroke="currentColor"
    stroke-width="2.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  />`,
});

/** Shape and word of a state. @param {{state: string, word?: boolean}} props `word: false` keeps it for screen readers */
export function StateMark({ state, word = true }) {
  return html`<span class="mark mark-${state}">
    <svg viewBox="0 0 16 16" aria-hidden="true">${shapes[state] ?? shapes.SILENT}</svg>
    <span class=${word ? undefined : "unseen"}>${stateWord(state)}</span>
  </span>`;
}

/** ①–⑤ as a badge, with or without its name. @param {{group: string, word?: boolean}} props */
export function GroupBadge({ group, word = false }) {
  const n = GROUPS.indexOf(/** @type {any} */ (group)) + 1;
  return html`<span class="group group-${group} ${word ? "group-named" : ""}" title=${groupWord(group)}>
    <span class="group-digit" aria-hidden="true">${n || "?"}</span>
    <span>
      <span class="unseen">${t("group", { n, word: word ? "" : groupWord(group) })}</span>
      ${word && groupWord(group)}
    </span>
  </span>`;
}

/** The parts of one group or district as a bar. It repeats numbers that stand beside it, so readers skip it.
 * @param {{counts: Counts}} props */
export function StateBar({ counts }) {
  const total = counts.total || 1;
  return html`<div class="bar" aria-hidden="true">
    ${STATES.filter((s) => counts[s] > 0).map(
      (s) => html`<i
      key=${s}
      class=${s}
      style=${{ width: `${(100 * counts[s]) / total}%` }}
    ></i>`,
    )}
  </div>`;
}
