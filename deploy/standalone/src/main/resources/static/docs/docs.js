// @ts-check
// The API for people to read: the OpenAPI document of the running product, by tag.
import { html, render, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { Shell } from "/kit/shell.js";
import { either, language } from "/kit/words.js";
import { byTag } from "./document.js";
import { form, SchemaTree } from "./schema.js";
import { t } from "./words.js";

/** @typedef {import("./document.js").OpenApi} OpenApi */
/** @typedef {Record<string, import("./document.js").Schema>} Schemas */

/** @param {{"x-ja"?: string, summary?: string, description?: string, name?: string}} node */
const said = (node) => (language.value === "ja" ? node["x-ja"] : undefined) ?? node.summary ?? node.description ?? node.name ?? "";

/** @param {{parameters: import("./document.js").Parameter[]}} props */
function Parameters({ parameters }) {
  return html`<h4>${t("parameters")}</h4>
    <div class="scroll-x" tabindex="0" role="group" aria-label=${t("parameters")}><table class="table">
      <thead><tr><th scope="col">${t("name")}</th><th scope="col">${t("where")}</th><th scope="col">${t("form")}</th><th scope="col">${t("about")}</th></tr></thead>
      <tbody>${parameters.map(
        (one) => html`<tr key=${one.in + one.name}>
          <th scope="row"><code>${one.name}</code></th>
          <td>${t(/** @type {any} */ (one.in))}</td>
          <td><code>${form(one.schema)}</code>${one.required && html` <span class="small">${t("required")}</span>`}</td>
          <td>${one.description ?? ""}</td>
        </tr>`,
      )}</tbody>
    </table></div>`;
}

/** @param {{content?: import("./document.js").Content, known: Schemas}} props */
function Contents({ content, known }) {
  if (!content) return html`<p class="quiet small">${t("nothing")}</p>`;
  return Object.entries(content).map(
    ([type, { schema }]) => html`<div key=${type}>
      <p class="small"><code>${type}</code> <span class="quiet">${form(schema)}</span></p>
      ${schema && html`<${SchemaTree} schema=${schema} known=${known} />`}
    </div>`,
  );
}

/** @param {{call: import("./document.js").Call, known: Schemas}} props */
function Call({ call: { id, method, path, operation }, known }) {
  return html`<details class="call" id=${id}>
    <summary>
      <h3><span class="method">${method}</span> <code>${path}</code></h3>
      <span class="quiet">${said(operation)}</span>
    </summary>
    <div class="call-body stack">
      ${operation.parameters && html`<${Parameters} parameters=${operation.parameters} />`}
      ${
        operation.requestBody &&
        html`<div><h4>${t("body")}</h4><${Contents} content=${operation.requestBody.content} known=${known} /></div>`
      }
      <div>
        <h4>${t("answers")}</h4>
        <dl class="answers">
          ${Object.entries(operation.responses ?? {})
            .filter(([status]) => status !== "default")
            .map(
              ([status, answer]) =>
                html`<dt key=${`t${status}`}><code>${status}</code></dt><dd key=${status}><${Contents}
                  content=${answer.content}
                  known=${known}
                /></dd>`,
            )}
        </dl>
        <p class="small"><a href="#problems">${t("problems")}</a></p>
      </div>
    </div>
  </details>`;
}

/** @param {{types: import("./document.js").ProblemType[]}} props */
function Problems({ types }) {
  return html`<section aria-labelledby="problems">
    <h2 id="problems" tabindex="-1">${t("problems")}</h2>
    <p>${t("problemsLead")}</p>
    <div class="scroll-x" tabindex="0" role="group" aria-label=${t("problems")}><table class="table">
      <thead><tr><th scope="col">${t("status")}</th><th scope="col">${t("type")}</th><th scope="col">${t("about")}</th></tr></thead>
      <tbody>${types.map(
        (one) => html`<tr key=${one.type}>
          <td class="number">${one.status}</td>
          <th scope="row"><code>${one.type}</code></th>
          <td><strong>${either(one.title)}</strong><br />${either(one.detail)}</td>
        </tr>`,
      )}</tbody>
    </table></div>
  </section>`;
}

/** @param {{document: OpenApi}} props */
function Reference({ document: api }) {
  const groups = byTag(api);
  const known = api.components?.schemas ?? {};
  return html`
    <nav aria-label=${t("contents")}><ul class="contents">
      ${groups.map(({ tag }) => html`<li key=${tag.name}><a href="#${tag.name}">${said(tag)}</a></li>`)}
      <li><a href="#problems">${t("problems")}</a></li>
    </ul></nav>
    ${groups.map(
      ({ tag, calls }) => html`<section key=${tag.name} aria-labelledby=${tag.name}>
        <h2 id=${tag.name} tabindex="-1">${said(tag)}</h2>
        ${calls.map((call) => html`<${Call} key=${call.id} call=${call} known=${known} />`)}
      </section>`,
    )}
    <${Problems} types=${api["x-problem-types"] ?? []} />
  `;
}

function Page() {
  const [api, setApi] = useState(/** @type {OpenApi | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => {
    setProblem(undefined);
    get("/v3/api-docs").then(setApi, (thrown) => setProblem(asProblem(thrown)));
  };
  useEffect(load, []);
  useEffect(() => {
    if (api && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [api]);
  return html`<${Shell} title=${t("title")}>
    <div class="docs">
      <h1>${t("title")}</h1>
      <p>${t("lead")}</p>
      <p class="small quiet">${t("signIn")}</p>
      <p class="links"><a href="/v3/api-docs">${t("raw")}</a><a href="/docs/asyncapi.yaml">${t("events")}</a></p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${api && html`<${Reference} document=${api} />`}
    </div>
  <//>`;
}

render(html`<${Page} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
