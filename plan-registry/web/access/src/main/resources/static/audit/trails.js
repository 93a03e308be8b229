// @ts-check
// Each trail, and whether it is as it was written.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { chainWord, t } from "./words.js";

/** @typedef {import("./words.js").Trail} Trail */
/** @typedef {import("./words.js").Verification} Verification */

export function Trails() {
  const [trails, setTrails] = useState(/** @type {Trail[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    get("/api/audit").then((answer) => (setTrails(answer.items), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  return html`<section class="stack">
    <h2>${t("trails")}</h2>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${
      trails
        ? html`<ul class="trails">
            ${trails.map((trail) => html`<${OneTrail} key=${trail.chain} trail=${trail} />`)}
          </ul>`
        : problem === undefined && html`<${Loading} rows=${3} />`
    }
  </section>`;
}

/** @param {{trail: Trail}} props */
function OneTrail({ trail }) {
  const [found, setFound] = useState(/** @type {Verification | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setFound(await get(`/api/audit/${encodeURIComponent(trail.chain)}/verification`));
    } catch (thrown) {
      setProblem(thrown);
    }
    setBusy(false);
  };
  const name = chainWord(trail.chain);
  return html`<li class="stack">
    <div class="trail-head">
      <strong>${name}</strong>
      <button type="button" class="button compact" disabled=${busy} onClick=${verify}>
        ${busy ? t("verifying") : t("verify", { name })}
      </button>
    </div>
    ${trail.waiting > 0 && html`<p class="small quiet">${t("waiting", { n: trail.waiting })}</p>`}
    ${trail.lost > 0 && html`<p class="problem-text">${t("lost", { n: trail.lost })}</p>`}
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${verify} />`}
    <div role="status">
      ${
        found &&
        html`<p class=${found.sound ? "sound" : "problem-text"}>
            ${found.sound ? t("sound", { n: found.lines }) : t("unsound", { n: found.faults.length })}
          </p>
          ${found.faults.length > 0 && html`<ul>${found.faults.map((fault) => html`<li>${fault.says}</li>`)}</ul>`}
          ${found.head && html`<p class="small quiet">${t("head", { line: found.last })}<br /><code>${found.head}</code></p>`}`
      }
    </div>
  </li>`;
}
