// @ts-check
// Everybody, found by any part of what is known of them. The question stays in memory: names do not belong in a browser's history.
import { html, signal, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { GROUPS, GroupBadge, groupWord } from "/kit/state.js";
import { NoDistricts, useDistricts } from "./districts.js";
import { LIVES, lifeWord, t } from "./words.js";

const PAGE = 50;
const PAUSE = 250;
/** What a reader of the code on a printed plan types. */
const CODE = /^urn:anpi:plan:([0-9a-f-]{36}):(\d{1,6})$/;

const question = signal({ text: "", group: "", district: "", plan: "", lifecycle: "", flooded: "" });

/** @param {string} [cursor] */
function ask(cursor) {
  const { text, group, district, plan, lifecycle, flooded } = question.peek();
  return post("/api/persons/search", {
    text,
    limit: PAGE,
    ...(group && { group }),
    ...(district && { district }),
    ...(lifecycle && { lifecycle }),
    ...(plan && { hasPlan: plan === "yes" }),
    ...(flooded && { flooded: true }),
    ...(cursor && { cursor }),
  });
}

export function People() {
  const [answer, setAnswer] = useState(
    /** @type {{items: import("./words.js").Summary[], found: number, next?: string} | undefined} */ (undefined),
  );
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const asked = useRef(0);
  const asking = question.value;
  const districts = useDistricts();
  /** @param {string} [cursor] @param {import("./words.js").Summary[]} [before] */
  const load = (cursor, before = []) => {
    const mine = ++asked.current;
    return ask(cursor).then(
      (found) => {
        if (mine !== asked.current) return;
        setAnswer({ ...found, items: [...before, ...found.items] });
        setProblem(undefined);
      },
      (thrown) => {
        if (mine !== asked.current) return;
        setProblem(thrown);
        // A registry that has just started answers for most before it has read everybody.
        if (thrown.retryAfter) setTimeout(() => mine === asked.current && load(cursor, before), thrown.retryAfter * 1000);
      },
    );
  };
  useEffect(() => () => void asked.current++, []);
  useEffect(() => {
    const timer = setTimeout(load, answer ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [asking]);
  /** @param {string} name */
  const change = (name) => (/** @type {any} */ e) => {
    const read = name === "text" && CODE.exec(e.currentTarget.value.trim());
    if (read) return go(`#/people/${read[1]}/plans/${read[2]}`);
    question.value = { ...question.peek(), [name]: e.currentTarget.value };
  };
  return html`
    <div class="row">
      <h1>${t("people")}</h1>
      <a class="button" href="#/people/new">${t("newPerson")}</a>
    </div>
    <${NoDistricts} />
    <${Numbers} />
    <div class="filters" role="search">
      <${Field}
        label=${t("search")}
        hint=${t("searchHint")}
        type="search"
        autocomplete="off"
        value=${asking.text}
        onInput=${change("text")}
      />
      <${Field} label=${t("group")} tag="select" value=${asking.group} onChange=${change("group")}>
        <option value="">${t("any")}</option>
        ${GROUPS.map((group) => html`<option key=${group} value=${group}>${groupWord(group)}</option>`)}
      <//>
      <${Field} label=${t("district")} tag="select" value=${asking.district} onChange=${change("district")}>
        <option value="">${t("any")}</option>
        ${districts.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      <//>
      <${Field} label=${t("plan")} tag="select" value=${asking.plan} onChange=${change("plan")}>
        <option value="">${t("any")}</option>
        <option value="yes">${t("withPlan")}</option>
        <option value="no">${t("noPlan")}</option>
      <//>
      <${Field} label=${t("water")} tag="select" value=${asking.flooded} onChange=${change("flooded")}>
        <option value="">${t("any")}</option>
        <option value="yes">${t("inWater")}</option>
      <//>
      <${Field} label=${t("life")} tag="select" value=${asking.lifecycle} onChange=${change("lifecycle")}>
        <option value="">${t("any")}</option>
        ${LIVES.map((life) => html`<option key=${life} value=${life}>${lifeWord(life)}</option>`)}
      <//>
    </div>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${() => load()} />`}
    ${!answer && problem === undefined && html`<${Loading} rows=${8} />`}
    ${answer && html`<${Found} answer=${answer} more=${() => load(answer.next, answer.items)} />`}
  `;
}

/** @param {{answer: {items: import("./words.js").Summary[], found: number, next?: string}, more: () => void}} props */
function Found({ answer, more }) {
  return html`<p role="status">${answer.found ? t("found", { n: answer.found.toLocaleString() }) : t("none")}</p>
    ${
      answer.items.length > 0 &&
      html`<div class="panel scroll-x" tabindex="0" role="region" aria-label=${t("people")}>
        <table class="table">
          <thead>
            <tr><th>${t("group")}</th><th>${t("name")}</th><th>${t("address")}</th><th>${t("plan")}</th><th>${t("life")}</th></tr>
          </thead>
          <tbody>
            ${answer.items.map(
              (one) => html`<tr key=${one.id}>
                <td><${GroupBadge} group=${one.group} /></td>
                <td><a href="#/people/${one.id}">${one.name}</a><br /><span class="small quiet">${one.kana}</span></td>
                <td>${one.addressProtected && !one.address ? html`<em>${t("hidden")}</em>` : one.address}</td>
                <td>${one.hasPlan ? t("withPlan") : html`<strong>${t("noPlan")}</strong>`}</td>
                <td>${lifeWord(one.lifecycle)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }
    ${answer.next && html`<button type="button" class="button" onClick=${more}>${t("more")}</button>`}`;
}

/** How many of each group have a plan, with the denominator. */
function Numbers() {
  const [counts, setCounts] = useState(
    /** @type {{group: string, people: number, withPlan: number}[]} */ ([]),
  );
  useEffect(() => {
    get("/api/statistics/plans").then((found) => setCounts(found.groups), () => {});
  }, []);
  return html`<ul class="numbers">
    ${counts
      .filter((one) => one.group !== "GENERAL")
      .map(
        (one) => html`<li key=${one.group} class="panel">
          <${GroupBadge} group=${one.group} word=${true} />
          <span>${t("ofGroup", { all: one.people.toLocaleString(), n: one.withPlan.toLocaleString() })}</span>
        </li>`,
      )}
  </ul>`;
}
