// @ts-check
// Reports about nobody known, as a line of their own on the board: no group can count them, nobody may forget them.
import { html } from "/kit/vendor/preact-all.js";
import { timeOfDay } from "/kit/time.js";
import { TimeLeft } from "/phone/time-left.js";
import { page } from "./incident.js";
import { t } from "./unmatched-words.js";

/** @param {{id: string, unmatched: UnmatchedCount | undefined}} props */
export function UnmatchedLine({ id, unmatched }) {
  if (!unmatched || unmatched.open === 0) return null;
  return html`<section class="notice unmatched-line ${unmatched.danger > 0 ? "bad" : "wait"}" aria-label=${t("unmatched")}>
    <div>
      <strong>${t("unmatchedLine", { n: unmatched.open.toLocaleString() })}</strong>
      ${unmatched.danger > 0 && html` <span class="flag-danger">${t("danger", { n: unmatched.danger.toLocaleString() })}</span>`}
      ${unmatched.needs > 0 && html` <span class="need">${t("needs", { n: unmatched.needs.toLocaleString() })}</span>`}
      <span class="small">
        ${unmatched.oldestAt && ` ${t("oldest", { at: timeOfDay(unmatched.oldestAt) })}`}
        ${unmatched.clockEndsAt && html` · ${t("battery")} <${TimeLeft} at=${unmatched.clockEndsAt} />`}
      </span>
    </div>
    <a class="button compact" href=${page(id, "/unmatched")}>${t("open")}</a>
  </section>`;
}
