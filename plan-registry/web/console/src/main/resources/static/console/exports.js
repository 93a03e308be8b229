// @ts-check
// Lists as files.
import { html, useState } from "/kit/vendor/preact-all.js";
import { ProblemNotice } from "/kit/parts.js";
import { keep } from "./files.js";
import { listWord, t } from "./words.js";

const KINDS = ["persons", "plans", "assignments", "services", "offices", "members", "emergency-places", "shelters"];

export function Exports() {
  const [busy, setBusy] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {string} kind @param {string} format @param {string} encoding */
  const make = async (kind, format, encoding) => {
    setBusy(kind);
    setProblem(undefined);
    try {
      await keep(`/api/exports/${kind}?${new URLSearchParams({ format, encoding })}`, `${kind}.${format}`);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy("");
    }
  };
  /** @param {string} kind @param {string} word @param {string} format @param {string} encoding */
  const button = (kind, word, format, encoding) =>
    html`<button
      type="button"
      class="button compact"
      disabled=${busy !== ""}
      aria-label=${`${listWord(kind)} ${word}`}
      onClick=${() => make(kind, format, encoding)}
    >${word}</button>`;
  return html`
    <h1>${t("exports")}</h1>
    <p class="quiet">${t("exportLead")}</p>
    <p class="small quiet">${t("exportNote")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${busy && html`<p role="status">${t("saving")}</p>`}
    <ul class="versions lists panel">
      ${KINDS.map(
        (kind) => html`<li key=${kind}>
          <strong>${listWord(kind)}</strong>
          ${button(kind, t("csvUtf8"), "csv", "utf-8")} ${button(kind, t("csvSjis"), "csv", "windows-31j")}
          ${button(kind, t("xlsx"), "xlsx", "utf-8")}
        </li>`,
      )}
    </ul>
  `;
}
