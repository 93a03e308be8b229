// @ts-check
// Reports of danger about somebody who is not identified: above the queue, until somebody takes them or finds out who it is.
import { html } from "/kit/vendor/preact-all.js";
import { timeOfDay } from "/kit/time.js";
import { needText, placeWord } from "/phone/safety-words.js";
import { TimeLeft } from "/phone/time-left.js";
import { page } from "./incident.js";
import { OnPaper } from "./on-paper.js";
import { Take } from "./take.js";
import { t } from "./unmatched-words.js";

// "all" is how many there are; the board has the first of them.
/** @param {{id: string, dangers: Unidentified[] | undefined, all?: number}} props */
export function UnidentifiedDangers({ id, dangers = [], all = dangers.length }) {
  if (dangers.length === 0) return null;
  return html`<section class="panel unidentified" aria-label=${t("unidentified")}>
    <div class="panel-head"><h2>${t("unidentified")}</h2><${OnPaper} list="unidentified" of=${all} /><span class="small quiet">${t("unidentifiedWhat")}</span></div>
    <ol>
      ${dangers.map(
        (danger) => html`<li key=${danger.reportId} class=${danger.takenBy ? "" : "rings"}>
          <div>
            <p>
              ${danger.clockEndsAt && html`<b class="time"><${TimeLeft} at=${danger.clockEndsAt} /></b> <span class="small">${t("battery")}</span> `}
              <span class="needs small">${danger.needs.map((need) => html`<span class="need" key=${need}>${needText(need)}</span>`)}</span>
            </p>
            <p class="small">
              ${placeWord(danger.place)} <span class="quiet">${t("seenAndReceived", { seen: timeOfDay(danger.observedAt), at: timeOfDay(danger.receivedAt) })}</span>
            </p>
          </div>
          <div class="unidentified-acts">
            <${Take} id=${id} reportId=${danger.reportId} takenBy=${danger.takenBy} taker=${danger.taker} />
            <a class="button compact" href=${page(id, `/unmatched/${encodeURIComponent(danger.reportId)}`)}>${t("open")}</a>
          </div>
        </li>`,
      )}
    </ol>
  </section>`;
}
