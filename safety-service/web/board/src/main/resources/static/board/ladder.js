// @ts-check
// The ladder of one person: who is asked in which order, when, why, and what became of it.
import { html } from "/kit/vendor/preact-all.js";
import { timeOfDay } from "/kit/time.js";
import { either } from "/kit/words.js";
import { askedText, roleWord, rungWord } from "/phone/safety-words.js";
import { TimeLeft } from "/phone/time-left.js";
import { rungStateWord, t } from "./words.js";

/** @param {{rungs: any[], steps: any[]}} props */
export function Ladder({ rungs, steps }) {
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("ladder")}</h2></div>
    ${
      rungs.length === 0
        ? html`<p class="empty small">${t("noOneAsked")}</p>`
        : html`<ol class="ladder">
          ${rungs.map((rung, i) => {
            const current = ["ASKED", "HANDED_TO_DESK"].includes(rung.state);
            return html`<li
              key=${i}
              class="${current ? "rung-now" : rung.startedAt ? "rung-past" : "rung-later"}"
              aria-current=${current ? "step" : undefined}
            >
              <p>
                <b>${rungWord(rung.rung ?? i + 1)} ${roleWord(rung.role)}</b>
                <span class="rung-state small">${rungStateWord(rung.state)}</span>
              </p>
              <p>${askedText(rung.names ?? rung.who)}</p>
              <p class="small quiet">
                ${rung.startedAt && `${t("rungStarted", { at: timeOfDay(rung.startedAt) })} `}
                ${rung.dueAt && `${t("rungDue", { at: timeOfDay(rung.dueAt) })} `}
                ${current && html`<${TimeLeft} at=${rung.dueAt} />`}
              </p>
              ${either(rung.why) && html`<p class="small">${either(rung.why)}</p>`}
            </li>`;
          })}
        </ol>`
    }
    <${Steps} steps=${steps} />
  </section>`;
}

/** Every step that was taken, earlier cycles too. @param {{steps: any[]}} props */
function Steps({ steps }) {
  if (steps.length === 0) return null;
  return html`<details class="steps">
    <summary>${t("earlier")}</summary>
    <ol>
      ${[...steps].reverse().map((step, i) => html`<li key=${i}><span class="quiet">${timeOfDay(step.at)}</span> ${either(step.why)}</li>`)}
    </ol>
  </details>`;
}
