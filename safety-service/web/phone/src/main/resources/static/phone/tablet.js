// @ts-check
// A device that an office shares: who is holding it now. Nobody has to say so: then reports are the office's.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, post } from "/kit/api.js";
import { Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { me, recognise } from "/kit/session.js";
import { refresh } from "./clients.js";
import { t } from "./words.js";

/** @typedef {{memberId: string, name: string, role: string, hasPin: boolean}} Colleague */

async function changed() {
  await recognise();
  await refresh();
}

/** @type {number | undefined} */
let ending;

/** The device is the office's again when the turn ends, whoever looks. @param {string} until */
function endAt(until) {
  clearTimeout(ending);
  ending = setTimeout(changed, Math.max(0, Date.parse(until) - Date.now()) + 500);
}

export function Tablet() {
  const [colleagues, setColleagues] = useState(/** @type {Colleague[] | undefined} */ (undefined));
  const [chosen, setChosen] = useState(/** @type {Colleague | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const someone = me.value;
  const shared = !!someone?.sharedDevice;
  const held = shared && !!someone?.memberId;
  const load = () =>
    get("/api/devices/tablet").then((found) => (setColleagues(found.members), setProblem(undefined)), setProblem);
  useEffect(() => {
    if (shared && !held) void load();
  }, [shared, held]);
  if (!shared) return null;
  const giveBack = () => call("DELETE", "/api/devices/tablet/holder").then(changed, setProblem);
  return html`<section class="tablet">
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${
      held
        ? html`<p class="row">
            <span>${t("holder")} <strong>${someone?.displayName}</strong></span>
            <button type="button" class="button compact" onClick=${giveBack}>${t("giveBack")}</button>
          </p>`
        : colleagues &&
          html`<details>
            <summary><strong>${t("whoIs")}</strong> <span class="small">${t("whoIsWhat")}</span></summary>
            <div class="colleagues">
              ${colleagues.map(
                (colleague) => html`<button
                  type="button"
                  key=${colleague.memberId}
                  class="button"
                  onClick=${() => setChosen(colleague)}
                >${colleague.name}</button>`,
              )}
            </div>
          </details>`
    }
    ${chosen && html`<${PinDialog} colleague=${chosen} close=${() => setChosen(undefined)} />`}
  </section>`;
}

/** @param {{colleague: Colleague, close: () => void}} props */
function PinDialog({ colleague, close }) {
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState(/** @type {import("/kit/api.js").Problem | undefined} */ (undefined));
  const [busy, setBusy] = useState(false);
  const first = !colleague.hasPin;
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const { until } = await post("/api/devices/tablet/holder", { memberId: colleague.memberId, pin, first });
      endAt(until);
      close();
      await changed();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setPin("");
      setBusy(false);
    }
  };
  return html`<${Dialog} title=${colleague.name} onClose=${close}>
    <form class="stack" onSubmit=${submit} novalidate>
      ${problem && !problem.of("pin") && html`<${ProblemNotice} problem=${problem} />`}
      <${Field}
        label=${t(first ? "newPin" : "pin")}
        hint=${first ? t("newPinHint") : undefined}
        type="password"
        inputmode="numeric"
        autocomplete="off"
        maxlength="8"
        value=${pin}
        problem=${problem?.of("pin")}
        onInput=${(/** @type {any} */ e) => setPin(e.currentTarget.value)}
      />
      <div class="dialog-acts">
        <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
        <button type="submit" class="button primary" disabled=${busy}>${t("take")}</button>
      </div>
    </form>
  <//>`;
}
