// @ts-check
// What the desk opens beyond what people may see and say anyway: disclosing people to an office for a time, and the page for
// citizens. Every act stands in the incident's log.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, getAll, post } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { dateAndTime, incidentNow, stillWorks } from "/kit/time.js";
import { dictionary, inRow } from "/kit/words.js";
import { api } from "./incident.js";
import { useSending } from "./sending.js";

/** @typedef {{id: string, to: string[], groups: string[], people: number, because: string, by: string, from: string, until: string, endedAt?: string, open: boolean}} Disclosure */

const HOURS = 12;
const GROUPS = ["PUSH_SUPPORT", "MEDICAL_COORDINATION", "CARE_CONSIDERATION", "REASONABLE_ACCOMMODATION", "GENERAL"];
const MARKS = ["①", "②", "③", "④", "⑤"];

const t = dictionary(
  {
    doors: "情報提供・市民の窓口",
    disclosures: "災害時の情報提供",
    what: "ふだんは見られない事業所に、この災害の間だけ対象者を見せます。保護の必要な方（DV等）は含みません。期限が来るか災害を閉じると、自動的に終わります。",
    none: "行っていません",
    open: "{n} 人・{until} まで",
    over: "終わりました（{until}）",
    end: "終える",
    office: "相手の事業所",
    choose: "選んでください",
    area: "地区",
    wholeCity: "市全域",
    groups: "優先群（選ばなければ全員）",
    because: "理由",
    hours: "何時間（災害の時刻で、336 時間まで）",
    go: "情報を提供する",
    page: "市民の窓口",
    pageWhat: "だれでも、サインインせずに自分の安否を知らせられます。届いた報告は照合を通り、相手には何も見せません。",
    openPage: "窓口を開く",
    shutPage: "窓口を閉じる",
    isOpen: "開いています:",
  },
  {
    doors: "Disclosure and the page for citizens",
    disclosures: "Disclosure in a disaster",
    what: "Shows people to an office that may otherwise not see them, for this incident. People under protection are never part of it. It ends by itself when its time is over or the incident is closed.",
    none: "None",
    open: "{n} people, until {until}",
    over: "over ({until})",
    end: "End it",
    office: "Office",
    choose: "Choose one",
    area: "District",
    wholeCity: "The whole city",
    groups: "Groups (all when none is chosen)",
    because: "Reason",
    hours: "Hours, in the incident's time, at most 336",
    go: "Disclose",
    page: "Page for citizens",
    pageWhat: "Anybody may say how they are without signing in. What comes goes through matching; nothing is shown to them.",
    openPage: "Open the page",
    shutPage: "Close the page",
    isOpen: "It is open:",
  },
);

/** @param {{id: string, acts: boolean, drill: boolean, page: boolean, changed: () => void}} props `page` whether the page for citizens is open */
export function Doors({ id, acts, drill, page, changed }) {
  const [items, setItems] = useState(/** @type {Disclosure[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => get(api(id, "/disclosures")).then((found) => (setItems(found.items), setProblem(undefined)), setProblem);
  const end = (/** @type {string} */ which) => post(api(id, `/disclosures/${which}/end`)).then(load, setProblem);
  const setPage = (/** @type {boolean} */ open) =>
    call("PUT", api(id, "/citizens-page"), { json: { open } }).then(changed, setProblem);
  const address = `${location.origin}/citizen/#${id}${drill ? "/drill" : ""}`;
  return html`<details class="log" onToggle=${(/** @type {any} */ e) => e.currentTarget.open && load()}>
    <summary>${t("doors")}</summary>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <h3>${t("disclosures")}</h3>
    <p class="small quiet">${t("what")}</p>
    ${items?.length === 0 && html`<p class="small quiet">${t("none")}</p>`}
    <ul class="entries">
      ${(items ?? []).map(
        (one) => html`<li key=${one.id}>
          <b>${inRow(one.to)}</b> ${one.because}
          <span class="small quiet"> ${t(one.open ? "open" : "over", { n: one.people, until: dateAndTime(one.endedAt ?? one.until) })} ${one.by}</span>
          ${acts && one.open && html` <button type="button" class="button compact" onClick=${() => end(one.id)}>${t("end")}</button>`}
        </li>`,
      )}
    </ul>
    ${acts && items && html`<${Disclose} id=${id} done=${load} />`}
    <h3>${t("page")}</h3>
    <p class="small quiet">${t("pageWhat")}</p>
    ${page && html`<p>${t("isOpen")} <a href=${address}>${address}</a></p>`}
    ${acts && html`<button type="button" class="button" onClick=${() => setPage(!page)}>${t(page ? "shutPage" : "openPage")}</button>`}
  </details>`;
}

/** @param {{id: string, done: () => void}} props */
function Disclose({ id, done }) {
  const [offices, setOffices] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [districts, setDistricts] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [form, setForm] = useState({ office: "", district: "", because: "", hours: String(HOURS) });
  const [groups, setGroups] = useState(/** @type {string[]} */ ([]));
  const [missed, setMissed] = useState(/** @type {unknown} */ (undefined));
  const { busy, problem: refused, send } = useSending();
  const problem = refused ?? missed;
  // Counted from the first press on, so that the same is sent again where its answer was lost.
  const first = useRef({ id: "", until: "" });
  useEffect(() => {
    getAll("/api/offices", { limit: 1000 }).then(
      (found) => setOffices(found.filter(stillWorks).sort((a, b) => a.name.localeCompare(b.name, "ja"))),
      setMissed,
    );
    get("/api/hazards/districts").then((found) => setDistricts(found.items ?? found), setMissed);
  }, []);
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    setForm((now) => ({ ...now, [field]: e.currentTarget.value }));
  /** @param {Event} event */
  const disclose = (event) => {
    event.preventDefault();
    const area = form.district ? { type: "DISTRICTS", districts: [form.district] } : { type: "CITY" };
    const officeIds = form.office ? [form.office] : [];
    void send(
      ({ hours, ...disclosure }) => {
        if (first.current.id !== disclosure.id)
          first.current = { id: disclosure.id, until: new Date(incidentNow() + Number(hours) * 3_600_000).toISOString() };
        return post(api(id, "/disclosures"), { ...disclosure, until: first.current.until }).then(
          () => (setMissed(undefined), setForm((now) => ({ ...now, because: "" })), done()),
        );
      },
      { officeIds, area, groups, because: form.because, hours: form.hours },
    );
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<form class="stack" onSubmit=${disclose}>
    <${Field} label=${t("office")} tag="select" required value=${form.office} problem=${wrong?.of("officeIds")} onInput=${type("office")}>
      <option value="">${t("choose")}</option>
      ${offices.map((office) => html`<option key=${office.id} value=${office.id}>${office.name}</option>`)}
    <//>
    <${Field} label=${t("area")} tag="select" value=${form.district} problem=${wrong?.of("area")} onInput=${type("district")}>
      <option value="">${t("wholeCity")}</option>
      ${districts.map((district) => html`<option key=${district.id} value=${district.id}>${district.name}</option>`)}
    <//>
    <${Choices}
      legend=${t("groups")}
      options=${GROUPS.map((value, i) => ({ value, label: MARKS[i] }))}
      value=${groups}
      onChange=${setGroups}
    />
    <${Field} label=${t("because")} required maxlength="500" value=${form.because} problem=${wrong?.of("because")} onInput=${type("because")} />
    <${Field} label=${t("hours")} type="number" min="1" max="336" required value=${form.hours} problem=${wrong?.of("until")} onInput=${type("hours")} />
    ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
    <div><button class="button" disabled=${busy}>${t("go")}</button></div>
  </form>`;
}
