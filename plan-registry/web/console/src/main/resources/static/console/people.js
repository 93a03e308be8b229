// @ts-check
// Everybody, found by any part of what is known of them. The question stays in memory: names do not belong in a browser's history.
import { html, signal, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get, getAll, post } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { GROUPS, GroupBadge, groupWord } from "/kit/state.js";
import { stillWorks } from "/kit/time.js";
import { NoDistricts, useDistricts } from "./districts.js";
import { keep } from "./files.js";
import { LIVES, lifeWord, t } from "./words.js";

const PAGE = 50;
const PAUSE = 250;
/** What a reader of the code on a printed plan types. */
const CODE = /^urn:anpi:plan:([0-9a-f-]{36}):(\d{1,6})$/;

const question = signal({ text: "", group: "", district: "", plan: "", lifecycle: "", flooded: "", office: "", member: "", order: "READING" });

/** As it is sent, to be shown page by page or saved whole. */
function asked() {
  const { text, group, district, plan, lifecycle, flooded, office, member, order } = question.peek();
  return {
    text,
    order,
    ...(group && { group }),
    ...(district && { district }),
    ...(lifecycle && { lifecycle }),
    ...(plan && { hasPlan: plan === "yes" }),
    ...(flooded && { flooded: true }),
    ...(office && { office }),
    ...(member && { member }),
  };
}

/** @param {string} [cursor] */
const ask = (cursor) => post("/api/persons/search", { ...asked(), limit: PAGE, ...(cursor && { cursor }) });

export function People() {
  const [answer, setAnswer] = useState(
    /** @type {{items: import("./words.js").Summary[], found: number, next?: string} | undefined} */ (undefined),
  );
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const turn = useRef(0);
  const asking = question.value;
  const districts = useDistricts();
  const [offices, setOffices] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  useEffect(() => {
    getAll("/api/offices", { limit: 1000 }).then((all) => setOffices(all.filter(stillWorks)), () => {});
  }, []);
  const [members, setMembers] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  useEffect(() => {
    let asked = true;
    setMembers([]);
    if (asking.office)
      getAll("/api/members", { officeId: asking.office, limit: 1000 }).then((all) => asked && setMembers(all.filter(stillWorks)), () => {});
    return () => void (asked = false);
  }, [asking.office]);
  /** @param {string} [cursor] @param {import("./words.js").Summary[]} [before] */
  const load = (cursor, before = []) => {
    const mine = ++turn.current;
    return ask(cursor).then(
      (found) => {
        if (mine !== turn.current) return;
        setAnswer({ ...found, items: [...before, ...found.items] });
        setProblem(undefined);
      },
      (thrown) => {
        if (mine !== turn.current) return;
        setProblem(thrown);
        // A registry that has just started answers for most before it has read everybody.
        if (thrown.retryAfter) setTimeout(() => mine === turn.current && load(cursor, before), thrown.retryAfter * 1000);
      },
    );
  };
  useEffect(() => () => void turn.current++, []);
  useEffect(() => {
    const timer = setTimeout(load, answer ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [asking]);
  /** @param {string} name */
  const change = (name) => (/** @type {any} */ e) => {
    const read = name === "text" && CODE.exec(e.currentTarget.value.trim());
    if (read) return go(`#/people/${read[1]}/plans/${read[2]}`);
    // A member is of the office that was chosen before.
    question.value = { ...question.peek(), ...(name === "office" && { member: "" }), [name]: e.currentTarget.value };
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
      <${Field} label=${t("inCharge")} tag="select" value=${asking.office} onChange=${change("office")}>
        <option value="">${t("any")}</option>
        ${offices.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      <//>
      ${
        asking.office &&
        html`<${Field} label=${t("inPerson")} tag="select" value=${asking.member} onChange=${change("member")}>
          <option value="">${t("any")}</option>
          ${members.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
        <//>`
      }
      <${Field} label=${t("life")} tag="select" value=${asking.lifecycle} onChange=${change("lifecycle")}>
        <option value="">${t("any")}</option>
        ${LIVES.map((life) => html`<option key=${life} value=${life}>${lifeWord(life)}</option>`)}
      <//>
    </div>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${() => load()} />`}
    ${!answer && problem === undefined && html`<${Loading} rows=${8} />`}
    ${answer && html`<${Found} answer=${answer} districts=${districts} more=${() => load(answer.next, answer.items)} />`}
  `;
}

/** A heading by which the list can be ordered. @param {{order: string, word: string}} props */
function Sorted({ order, word }) {
  const by = question.value.order === order;
  return html`<th aria-sort=${by ? "ascending" : "none"}>
    <button type="button" class="button plain compact" onClick=${() => (question.value = { ...question.peek(), order })}>
      ${word}${by && html`<span aria-hidden="true"> ▲</span>`}
    </button>
  </th>`;
}

/** All who were found, in the order on screen, and not only those who are shown. */
function Save() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {string} format @param {string} encoding */
  const save = (format, encoding) => {
    setBusy(true);
    setProblem(undefined);
    return keep(`/api/exports/persons?${new URLSearchParams({ format, encoding })}`, `people.${format}`, { json: asked() })
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return html`<div class="row">
      <span class="small quiet">${t("saveFound")}</span>
      <button type="button" class="button compact" disabled=${busy} onClick=${() => save("csv", "utf-8")}>${t("csvUtf8")}</button>
      <button type="button" class="button compact" disabled=${busy} onClick=${() => save("csv", "windows-31j")}>${t("csvSjis")}</button>
      <button type="button" class="button compact" disabled=${busy} onClick=${() => save("xlsx", "utf-8")}>${t("xlsx")}</button>
    </div>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}`;
}

/** @param {{answer: {items: import("./words.js").Summary[], found: number, next?: string}, districts: {id: string, name: string}[], more: () => void}} props */
function Found({ answer, districts, more }) {
  const names = new Map(districts.map((one) => [one.id, one.name]));
  return html`<p role="status">${answer.found ? t("found", { n: answer.found.toLocaleString() }) : t("none")}</p>
    ${answer.found > 0 && html`<${Save} />`}
    ${
      answer.items.length > 0 &&
      html`<div class="panel scroll-x" tabindex="0" role="region" aria-label=${t("people")}>
        <table class="table">
          <thead>
            <tr>
              <${Sorted} order="GROUP" word=${t("group")} />
              <${Sorted} order="READING" word=${t("name")} />
              <${Sorted} order="DISTRICT" word=${t("district")} />
              <th>${t("address")}</th>
              <${Sorted} order="PLAN" word=${t("plan")} />
              <th>${t("life")}</th>
            </tr>
          </thead>
          <tbody>
            ${answer.items.map(
              (one) => html`<tr key=${one.id}>
                <td><${GroupBadge} group=${one.group} /></td>
                <td><a href="#/people/${one.id}">${one.name}</a><br /><span class="small quiet">${one.kana}</span></td>
                <td>${one.district && (names.get(one.district) ?? one.district)}</td>
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
