// @ts-check
// When the person was seen: now, at a time, between two times, or nobody knows. People write incident time; reports carry the
// wall's clock.
import { html } from "/kit/vendor/preact-all.js";
import { Choices, Field } from "/kit/parts.js";
import { fromLocalInput, incidentNow, incidentOf, localInput, wallOf } from "/kit/time.js";
import { dictionary } from "/kit/words.js";

/** @typedef {{how: "NOW" | "AT" | "BETWEEN" | "UNKNOWN", from: string, until: string}} When */

const t = dictionary(
  {
    when: "確認した時刻",
    NOW: "いま",
    AT: "時刻が分かる",
    BETWEEN: "だいたい分かる",
    UNKNOWN: "分からない",
    unknownWhat: "届いた時刻を確認の時刻とはみなしません。",
    from: "確認した時刻",
    earliest: "早くて",
    latest: "遅くて",
    order: "「遅くて」を「早くて」より後にしてください",
  },
  {
    when: "When this was seen",
    NOW: "Now",
    AT: "At a known time",
    BETWEEN: "Roughly known",
    UNKNOWN: "Not known",
    unknownWhat: "The time of arrival is not taken for the time of seeing.",
    from: "Seen at",
    earliest: "At the earliest",
    latest: "At the latest",
    order: "The latest must be after the earliest",
  },
);

const HOW = /** @type {const} */ (["NOW", "AT", "BETWEEN", "UNKNOWN"]);
const HOUR = 3_600_000;

/** @returns {When} */
export function justNow() {
  const now = incidentNow();
  return { how: "NOW", from: localInput(now - HOUR), until: localInput(now) };
}

/** @param {number} wall when it was written down @returns {When} */
export function seenAt(wall) {
  const at = localInput(incidentOf(wall));
  return { how: "AT", from: at, until: at };
}

/** @param {When} when */
export const sensible = ({ how, from, until }) => how !== "BETWEEN" || from <= until;

/** @param {string} typed */
const wall = (typed) => new Date(wallOf(Date.parse(fromLocalInput(typed)))).toISOString();

/** The fields of a report that say so. @param {When} when
 * @returns {{observedAt?: string, observedUntil?: string, observedUnknown?: boolean}} */
export function observed({ how, from, until }) {
  if (how === "UNKNOWN") return { observedUnknown: true };
  if (how === "NOW") return { observedAt: new Date().toISOString() };
  return { observedAt: wall(from), observedUntil: how === "BETWEEN" ? wall(until) : undefined };
}

/** @param {{when: When, change: (next: When) => void, problem?: boolean}} props */
export function WhenSeen({ when, change, problem = false }) {
  const moment = (/** @type {"from" | "until"} */ which, /** @type {string} */ label) => html`<${Field}
    label=${label}
    type="datetime-local"
    class="short"
    value=${when[which]}
    problem=${problem && which === "until" && !sensible(when) ? t("order") : ""}
    onInput=${(/** @type {any} */ e) => e.currentTarget.value && change({ ...when, [which]: e.currentTarget.value })}
  />`;
  return html`<${Choices}
      legend=${t("when")}
      hint=${when.how === "UNKNOWN" ? t("unknownWhat") : undefined}
      options=${HOW.map((value) => ({ value, label: t(value) }))}
      value=${when.how}
      onChange=${(/** @type {When["how"]} */ how) => change({ ...when, how })}
    />
    ${(when.how === "AT" || when.how === "BETWEEN") && moment("from", t(when.how === "AT" ? "from" : "earliest"))}
    ${when.how === "BETWEEN" && moment("until", t("latest"))}`;
}
