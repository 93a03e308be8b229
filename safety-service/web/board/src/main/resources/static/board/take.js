// @ts-check
// "I see to this report", so that it rings no more and two people don't act on it. Whoever went home holds it up for nobody.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { actsAtDesk, me } from "/kit/session.js";
import { api, incident } from "./incident.js";
import { t } from "./unmatched-words.js";
import { t as words } from "./words.js";

/** @param {{id: string, reportId: string, takenBy?: string, taker?: string, done?: () => void}} props `taker` is the username */
export function Take({ id, reportId, takenBy, taker, done }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const { username, displayName } = me.value ?? {};
  const mine = !!takenBy && (taker ? taker === username : takenBy === (displayName ?? username));
  const act = async (/** @type {"take" | "release"} */ what) => {
    setBusy(true);
    setProblem("");
    try {
      await post(api(id, `/unmatched/${encodeURIComponent(reportId)}/${what}`));
    } catch (thrown) {
      setProblem(asProblem(thrown).title);
    }
    done?.();
    setBusy(false);
  };
  return html`
    ${takenBy && html`<span class="small claimed">${t(mine ? "takenByMe" : "takenBy", { who: takenBy })}</span>`}
    ${
      actsAtDesk(me.value) &&
      incident.value?.state !== "CLOSED" &&
      html`<button
        type="button"
        class="button compact ${takenBy ? "plain" : "primary"}"
        disabled=${busy}
        onClick=${() => (!takenBy || mine || confirm(words("releaseOf", { who: takenBy }))) && act(takenBy ? "release" : "take")}
      >${takenBy && !mine ? words("release") : t(takenBy ? "giveBack" : "take")}</button>`
    }
    ${problem && html`<span class="problem-text" role="alert">${problem}</span>`}
  `;
}
