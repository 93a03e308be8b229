// @ts-check
// One person: who they are, why they are in their group, who serves them, and their plans.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, getAll, post } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { GroupBadge } from "/kit/state.js";
import { Consents } from "./consents.js";
import { HazardAtHome } from "./hazard.js";
import { Mistake } from "./mistake.js";
import { Checkers, Needs, SetByHand } from "./needs.js";
import { GroupByHand } from "./needs-form.js";
import { Particulars } from "./particulars.js";
import { Sheets } from "./sheets.js";
import { Week } from "./week.js";
import { lifeWord, standingWord, t } from "./words.js";

/** @param {string} id */
async function loadFacts(id) {
  const at = `/api/persons/${encodeURIComponent(id)}`;
  const [person, group, plans, particulars, offices] = await Promise.all([
    get(at),
    get(`${at}/group`),
    get(`${at}/plans`),
    get(`${at}/particulars`),
    getAll("/api/offices", { limit: 1000 }),
  ]);
  const known = new Map(offices.map((/** @type {{id: string, name: string, hours?: string}} */ office) => [office.id, office]));
  return { person, group, plans: plans.items, particulars, known };
}

/** @param {{id: string}} props */
export function Person({ id }) {
  const [facts, setFacts] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => loadFacts(id).then((found) => (setFacts(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  if (!facts) return problem === undefined ? html`<${Loading} rows=${6} />` : html`<${ProblemNotice} problem=${problem} again=${load} />`;
  const { person, group, plans, particulars, known } = facts;
  const begin = () =>
    post(`/api/persons/${encodeURIComponent(id)}/plans`, {}).then(
      (made) => go(`#/people/${id}/plans/${made.version}/edit`),
      setProblem,
    );
  const open = plans.some((/** @type {any} */ plan) => ["DRAFT", "AWAITING_PERSON"].includes(plan.standing));
  return html`
    <p><a href="#/people">${t("back")}</a></p>
    <h1>${person.name} <span class="small quiet">${person.kana}</span></h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <dl class="facts">
      <div><dt>${t("group")}</dt><dd><${GroupBadge} group=${person.group} word=${true} /></dd></div>
      <div><dt>${t("born")}</dt><dd>${person.birthDate ?? particulars.born ?? "—"}</dd></div>
      <div><dt>${t("address")}</dt><dd>${person.address ?? html`<em>${t("hidden")}</em>`}</dd></div>
      <div><dt>${t("phone")}</dt><dd>${person.phone ?? "—"}</dd></div>
      ${person.residentNumber && html`<div><dt>${t("residentNumber")}</dt><dd>${person.residentNumber}</dd></div>`}
      <div><dt>${t("life")}</dt><dd>${lifeWord(person.lifecycle)}</dd></div>
      ${person.aliases.length > 0 && html`<div><dt>${t("aliases")}</dt><dd>${person.aliases.map((/** @type {any} */ one) => one.written).join("、")}</dd></div>`}
    </dl>
    <p class="row"><a class="button" href="#/people/${id}/edit">${t("editPerson")}</a></p>
    <section class="panel">
      <div class="panel-head"><h2>${t("plans")}</h2></div>
      <div class="panel-body stack">
        ${
          plans.length === 0
            ? html`<p>${t("noPlans")}</p>`
            : html`<ul class="versions">
              ${plans.map(
                (/** @type {any} */ plan) => html`<li key=${plan.version}>
                  <a href="#/people/${id}/plans/${plan.version}">${t("version", { n: plan.version })}</a>
                  <strong>${standingWord(plan.standing)}</strong>
                  <span class="small quiet">
                    ${t("writtenOn", { on: plan.writtenOn, by: plan.writtenBy })}
                    ${plan.reviewDue && ` ${t("reviewDue", { on: plan.reviewDue })}`}
                  </span>
                </li>`,
              )}
            </ul>`
        }
        ${!open && html`<button type="button" class="button primary" onClick=${begin}>${t(plans.length ? "next" : "begin")}</button>`}
      </div>
    </section>
    <${Particulars} id=${id} known=${particulars} />
    <${HazardAtHome} id=${id} position=${person.position} />
    <${Sheets} person=${id} plan=${plans.length > 0} />
    <section class="panel">
      <div class="panel-head"><h2>${t("why")}</h2></div>
      <div class="panel-body stack">
        <p>${group.placement.because}${group.override?.inForce ? `（${t("byHand")}）` : ""}</p>
        <${SetByHand} group=${group} />
        ${
          group.rules.length > 0 &&
          html`<h3>${t("rules")}</h3>
          <ul>
            ${group.rules.map(
              (/** @type {any} */ rule) => html`<li key=${rule.name}><${GroupBadge} group=${rule.group} /> ${rule.because}</li>`,
            )}
          </ul>`
        }
        <${Needs} group=${group} />
        <p class="row"><a class="button" href="#/people/${id}/needs">${t("editNeeds")}</a></p>
        <${GroupByHand} key=${group.version} id=${id} version=${group.version} byHand=${!!group.override} done=${load} />
      </div>
    </section>
    <${Consents} id=${id} />
    <section class="panel">
      <div class="panel-head"><h2>${t("care")}</h2></div>
      <div class="panel-body stack">
        ${
          person.assignments.length === 0
            ? html`<p>${t("noCare")}</p>`
            : html`<ul>
              ${person.assignments.map(
                (/** @type {any} */ one) => html`<li key=${one.office + one.from}><a href="#/offices/${one.office}">${known.get(one.office)?.name ?? one.office}</a>
                  <span class="small quiet"> ${one.from} – ${one.to ?? ""} ${known.get(one.office)?.hours}</span></li>`,
              )}
            </ul>`
        }
        <p class="row"><a class="button" href="#/people/${id}/care">${t("editCare")}</a></p>
        <${Checkers} person=${person} offices=${known} />
      </div>
    </section>
    <${Week} id=${id} changed=${load} />
    <${Mistake} person=${person} />
  `;
}
