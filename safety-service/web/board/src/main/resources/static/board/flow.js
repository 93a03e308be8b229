// @ts-check
// How many wait on each rung, each number opening exactly those people, and who of the reporters answers.
import { html } from "/kit/vendor/preact-all.js";
import { GROUPS, GroupBadge, groupWord } from "/kit/state.js";
import { rungWord } from "/phone/safety-words.js";
import { Answering } from "./answering.js";
import { page } from "./incident.js";
import { t } from "./words.js";

/** @param {{id: string, rungs: Board["rungs"]}} props */
export function Flow({ id, rungs }) {
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
              <b class="number"><a href=${waitingOn(id, r)}><span class="unseen">${rungWord(r.rung)}</span> ${t("waiting", { n: r.waiting.toLocaleString() })}</a></b>
              ${r.groups && html`<span class="flow-groups tiny"><${Groups} id=${id} rung=${r} groups=${r.groups} /></span>`}
            </li>`,
          )}
        </ol>`
    }
    <${Answering} id=${id} />
  </section>`;
}

/** @param {string} id @param {RungCount} rung */
const waitingOn = (id, { rung }) => page(id, `/people?rung=${rung}`);

/** @param {RungCount} a @param {RungCount} b */
const byRung = (a, b) => Number(a.rung) - Number(b.rung);

/** @param {{id: string, rung: RungCount, groups: Record<string, number>}} props */
function Groups({ id, rung, groups }) {
  return GROUPS.filter((group) => groups[group] > 0).map(
    (group) =>
      html`<a key=${group} class="nowrap" href="${waitingOn(id, rung)}&group=${group}"><span class="unseen">${rungWord(rung.rung)} ${groupWord(group)}</span><${GroupBadge} group=${group} /> ${groups[group].toLocaleString()}</a>`,
  );
}
