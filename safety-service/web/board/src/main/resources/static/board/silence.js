// @ts-check
// Silence where neighbours answer is told apart from silence that the area explains; the most worrying first.
import { html, useState } from "/kit/vendor/preact-all.js";
import { page } from "./incident.js";
import { OnPaper } from "./on-paper.js";
import { silenceWord, t } from "./words.js";

const FIRST = 6;

/** How the silence of one person reads now: the neighbours may have answered since the row was sent.
 * @param {CheckItem} item @param {Board | undefined} board @returns {string} */
export function silenceOf(item, board) {
  if (item.state !== "SILENT" || !item.silence) return "";
  if (item.silence.kind === "POWER_OUT") return item.silence.kind;
  const area = board?.silence?.find((a) => a.district === item.district);
  return area?.around ?? item.silence.kind;
}

/** @param {{kind: string}} props */
export function SilenceMark({ kind }) {
  return kind && kind !== "UNCLEAR"
    ? html`<span class="silence-mark silence-${kind}">${silenceWord(kind)}</span>`
    : null;
}

/** @param {{id: string, areas: Board["silence"]}} props */
export function Silence({ id, areas = [] }) {
  const [all, setAll] = useState(false);
  const shown = all ? areas : areas.slice(0, FIRST);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("silence")}</h2><${OnPaper} list="silence" of=${areas.length} /><span class="small quiet">${t("silenceWhat")}</span></div>
    ${
      areas.length === 0
        ? html`<p class="empty small">${t("silenceEmpty")}</p>`
        : html`<ol class="silence panel-body">
          ${shown.map(
            (area) => html`<li key=${area.district}>
              <p>
                <a href=${page(id, `/people?district=${encodeURIComponent(area.district)}&state=SILENT`)}>${area.name}</a>
                <span class="silence-mark silence-${area.kind}">${silenceWord(area.kind)}</span>
              </p>
              <p class="small quiet">${t("silenceFigures", {
                silent: area.silent.toLocaleString(),
                heard: area.heard.toLocaleString(),
                of: area.of.toLocaleString(),
              })}${
                area.silentInOutage > 0 && ` ${t("silenceDark", { n: area.silentInOutage.toLocaleString() })}`
              }</p>
            </li>`,
          )}
        </ol>`
    }
    ${
      !all &&
      areas.length > FIRST &&
      html`<p class="panel-more"><button
        type="button"
        class="button compact plain"
        onClick=${() => setAll(true)}
      >${t("showAll", { n: areas.length })}</button></p>`
    }
  </section>`;
}
