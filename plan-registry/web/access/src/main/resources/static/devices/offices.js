// @ts-check
// All offices, found by name.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { getAll } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { me } from "/kit/session.js";
import { t } from "./words.js";

const PAGE = 1000;

/** @returns {Promise<import("./words.js").Office[]>} */
export async function loadOffices() {
  const all = await getAll("/api/offices", { limit: PAGE });
  return all.sort((a, b) => a.name.localeCompare(b.name, "ja"));
}

export function Offices() {
  const [offices, setOffices] = useState(/** @type {import("./words.js").Office[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [filter, setFilter] = useState("");
  const load = () => loadOffices().then((found) => (setOffices(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const shown = offices?.filter((office) => office.name.normalize("NFKC").includes(filter.trim().normalize("NFKC")));
  return html`
    <div class="page-head">
      <h1>${t("title")}</h1>
      <div class="row">
        ${me.value?.role === "ADMIN" && html`<a class="button" href="#/accounts">${t("accounts")}</a>`}
        <a class="button" href="#/security">${t("security")}</a>
        <a class="button" href="#/tokens">${t("tokens")}</a>
        <a class="button" href="#/cards">${t("all")}</a>
      </div>
    </div>
    <p class="quiet">${t("lead")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    <${Field}
      label=${t("filter")}
      type="search"
      value=${filter}
      onInput=${(/** @type {any} */ e) => setFilter(e.currentTarget.value)}
    />
    ${!shown && problem === undefined && html`<${Loading} rows=${6} />`}
    ${
      shown &&
      html`<p class="small quiet" role="status">${t(shown.length ? "count" : "none", { n: shown.length })}</p>
        <ul class="offices">
          ${shown.map((office) => html`<li key=${office.id}><a href="#/offices/${office.id}">${office.name}</a></li>`)}
        </ul>`
    }
  `;
}
