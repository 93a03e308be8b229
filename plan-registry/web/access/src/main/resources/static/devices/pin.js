// @ts-check
// One's own PIN for the tablet that the office shares, chosen on one's own device.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { t } from "./words.js";

export function OwnPin() {
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [done, setDone] = useState(false);
  const differs = again !== "" && pin !== again;
  /** @param {Event} event */
  const choose = (event) => {
    event.preventDefault();
    if (pin !== again) return;
    call("PUT", "/api/devices/pin", { json: { pin } }).then(
      () => (setDone(true), setProblem(undefined), setPin(""), setAgain("")),
      (thrown) => (setDone(false), setProblem(thrown)),
    );
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  const digits = { type: "password", inputmode: "numeric", autocomplete: "off", required: true };
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("pin")}</h2></div>
    <form class="panel-body stack" onSubmit=${choose}>
      <p class="quiet">${t("pinWhat")}</p>
      <${Field}
        label=${t("newPin")}
        ...${digits}
        value=${pin}
        problem=${wrong?.of("pin")}
        onInput=${(/** @type {any} */ e) => (setPin(e.currentTarget.value), setDone(false))}
      />
      <${Field}
        label=${t("samePin")}
        ...${digits}
        value=${again}
        problem=${differs ? t("pinDiffers") : undefined}
        onInput=${(/** @type {any} */ e) => setAgain(e.currentTarget.value)}
      />
      ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
      <div class="row">
        <button class="button" disabled=${differs}>${t("choosePin")}</button>
        <span role="status">${done && t("pinChosen")}</span>
      </div>
    </form>
  </section>`;
}
