// @ts-check
// For each group the four parts with their denominator; each number opens exactly those people.
import { html } from "/kit/vendor/preact-all.js";
import { ATTENTION, GROUPS, GroupBadge, StateBar, StateMark, groupWord } from "/kit/state.js";
import { page } from "./incident.js";
import { t } from "./words.js";

/** @param {{id: string, counts: Record<string, Counts>, overdue?: Record<string, number>}} props */
export function Strip({ id, counts, overdue = {} }) {
  return html`<section class="strip panel" aria-label=${t("groups")}>
    ${GROUPS.filter((group) => counts[group]).map((group) => {
      const c = counts[group];
      return html`<div class="strip-group" key=${group}>
        <h2><${GroupBadge} group=${group} word /></h2>
        <p class="strip-total">${t("groupTotal", { n: c.total.toLocaleString() })}</p>
        <${StateBar} counts=${c} />
        <ul class="strip-counts">
          ${ATTENTION.map(
            (state) => html`<li key=${state}>
              <a href=${page(id, `/people?group=${group}&state=${state}`)}>
                <span class="unseen">${groupWord(group)}</span> <${StateMark} state=${state} /> <b
                  key=${c[state]}
                  class="changed"
                >${c[state].toLocaleString()}</b>
              </a>
            </li>`,
          )}
        </ul>
        <p class="tiny quiet strip-share">${share(c)}</p>
        ${
          overdue[group] > 0 &&
          html`<p class="tiny strip-overdue"><a href=${page(id, `/people?group=${group}&state=SILENT`)}><span
              class="unseen"
            >${groupWord(group)}</span> ${t("overdue", { n: overdue[group].toLocaleString() })}</a></p>`
        }
      </div>`;
    })}
  </section>`;
}

/** @param {Counts} c */
function share(c) {
  const p = c.total ? Math.floor((100 * c.CONFIRMED) / c.total) : 0;
  return t("confirmedShare", { p, n: c.CONFIRMED.toLocaleString(), of: c.total.toLocaleString() });
}
