// @ts-check
// How many wait on each rung.
import { html } from "/kit/vendor/preact-all.js";
import { GROUPS, GroupBadge } from "/kit/state.js";
import { rungWord } from "/phone/safety-words.js";
import { t } from "./words.js";

/** @param {{rungs: Board["rungs"]}} props */
export function Flow({ rungs }) {
  const most = Math.max(1, ...rungs.map((r) => r.waiting));
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("flow")}</h2></div>
    ${
      rungs.length === 0
        ? html`<p class="empty small">${t("flowEmpty")}</p>`
        : html`<ol class="flow panel-body">
          ${[...rungs].sort(byRung).map(
            (r) => html`<li key=${r.rung}>
              <span class="nowrap">${rungWord(r.rung)}</span>
              <span
                class="flow-bar"
                aria-hidden="true"
              ><i style=${{ width: `${(100 * r.waiting) / most}%` }}></i></span>
              <b class="number">${t("waiting", { n: r.waiting.toLocaleString() })}</b>
              ${r.groups && html`<span class="flow-groups tiny"><${Groups} groups=${r.groups} /></span>`}
            </li>`,
          )}
        </ol>`
    }
  </section>`;
}

/** @param {RungCount} a @param {RungCount} b */
const byRung = (a, b) => Number(a.rung) - Number(b.rung);

/** @param {{groups: Record<string, number>}} props */
function Groups({ groups }) {
  return GROUPS.filter((group) => groups[group] > 0).map(
    (group) =>
      html`<span key=${group} class="nowrap"><${GroupBadge} group=${group} /> ${groups[group].toLocaleString()}</span>`,
  );
}
