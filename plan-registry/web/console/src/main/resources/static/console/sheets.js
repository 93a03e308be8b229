// @ts-check
// One person on paper: what for is asked first, since it stands in the audit trail and on the sheet.
import { html, useId, useState } from "/kit/vendor/preact-all.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { keep } from "./files.js";
import { PURPOSES, t } from "./words.js";

/** A purpose: one of the usual ones, or one's own words. @param {{value: string, onInput: (value: string) => void}} props */
export function Purpose({ value, onInput }) {
  const list = useId();
  return html`<${Field}
      label=${t("purpose")}
      hint=${t("purposeHint")}
      required
      maxlength="100"
      list=${list}
      autocomplete="off"
      value=${value}
      onInput=${(/** @type {any} */ e) => onInput(e.currentTarget.value)}
    />
    <datalist id=${list}>${PURPOSES().map((one) => html`<option key=${one} value=${one} />`)}</datalist>`;
}

/** @param {{person: string, plan: boolean, version?: number}} props without a version the one that counts */
export function Sheets({ person, plan, version }) {
  const [purpose, setPurpose] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {string} sheet */
  const print = async (sheet) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const query = sheet === "plan" && version ? `?version=${version}` : "";
      await keep(`/api/persons/${encodeURIComponent(person)}/${sheet}.pdf${query}`, `${sheet}.pdf`, { purpose });
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  const ready = purpose.trim() !== "" && !busy;
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("print")}</h2></div>
    <div class="panel-body stack">
      <${Purpose} value=${purpose} onInput=${setPurpose} />
      <div class="row">
        ${plan && html`<button type="button" class="button" disabled=${!ready} onClick=${() => print("plan")}>${t("printPlan")}</button>`}
        <button type="button" class="button" disabled=${!ready} onClick=${() => print("card")}>${t("printCard")}</button>
      </div>
      ${busy && html`<p role="status">${t("saving")}</p>`}
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    </div>
  </section>`;
}
