// @ts-check
// Districts, the worst first: most in need, then most silent.
import { html, useState } from "/kit/vendor/preact-all.js";
import { ATTENTION, StateBar, StateMark, stateWord } from "/kit/state.js";
import { page } from "./incident.js";
import { OnPaper } from "./on-paper.js";
import { t } from "./words.js";

const FIRST = 8;

/** @param {{id: string, districts: DistrictCounts[]}} props */
export function Districts({ id, districts }) {
  const [all, setAll] = useState(false);
  const worst = [...districts].sort(
    (a, b) => b.NEEDS_HELP - a.NEEDS_HELP || b.SILENT - a.SILENT || a.id.localeCompare(b.id),
  );
  const shown = all ? worst : worst.slice(0, FIRST);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("districtsTitle")}</h2><${OnPaper} list="districts" of=${worst.length} /></div>
    <div class="scroll-x" tabindex="0" role="group" aria-label=${t("districtsTitle")}>
      <table class="table districts">
        <thead>
          <tr>
            <th scope="col">${t("district")}</th>
            ${ATTENTION.map(
              (state) => html`<th
              scope="col"
              class="number"
              key=${state}
            ><${StateMark} state=${state} /></th>`,
            )}
            <th scope="col" class="number">${t("total")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (d) => html`<tr key=${d.id}>
              <th scope="row">${d.name}<${StateBar} counts=${d} /></th>
              ${ATTENTION.map(
                (state) => html`<td class="number" key=${state}>
                  <${People} id=${id} district=${d} state=${state} />
                </td>`,
              )}
              <td class="number quiet">${d.total.toLocaleString()}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      !all &&
      worst.length > FIRST &&
      html`<p class="panel-more"><button
      type="button"
      class="button compact plain"
      onClick=${() => setAll(true)}
    >${t("showAll", { n: worst.length })}</button></p>`
    }
  </section>`;
}

/** A number that opens those people. @param {{id: string, district: DistrictCounts, state: "NEEDS_HELP" | "SILENT" | "TRYING" | "CONFIRMED"}} props */
function People({ id, district, state }) {
  if (!district[state]) return html`<span class="quiet">0</span>`;
  return html`<a href=${page(id, `/people?district=${encodeURIComponent(district.id)}&state=${state}`)}>
    <span class="unseen">${district.name} ${stateWord(state)}</span> ${district[state].toLocaleString()}
  </a>`;
}
