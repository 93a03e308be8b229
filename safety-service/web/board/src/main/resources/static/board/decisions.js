// @ts-check
// What was decided about reports and whom they are about: by whom, when, why. Nothing of it is ever taken away.
import { html } from "/kit/vendor/preact-all.js";
import { timeOfDay } from "/kit/time.js";
import { either } from "/kit/words.js";
import { personPage } from "./incident.js";
import { decisionWord, t } from "./unmatched-words.js";

/** @param {{id: string, links: any[] | undefined, act?: (link: any) => unknown}} props `act` is shown beside each */
export function Decisions({ id, links, act }) {
  if (!links?.length) return null;
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("history")}</h2></div>
    <ol class="entries">
      ${links.map(
        (link, i) => html`<li key=${i}>
          <p><b>${decisionWord(link.kind)}</b> ${link.by}</p>
          ${(link.because || link.reason) && html`<p class="entry-text">${link.reason ?? either(link.because)}</p>`}
          ${
            link.otherPersonId &&
            html`<p class="small">${t(link.kind === "LINKED" ? "movedHereFrom" : "movedAwayTo")} <a href=${personPage(id, link.otherPersonId)}>${t("otherPerson")}</a></p>`
          }
          <p class="small quiet">${timeOfDay(link.at)}</p>
          ${act?.(link)}
        </li>`,
      )}
    </ol>
  </section>`;
}
