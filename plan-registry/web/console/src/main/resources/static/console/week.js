// @ts-check
// The usual week of a person: what nobody's monthly table has is kept here by hand, what came from the exchange is shown beside it.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, getAll } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { stillWorks } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";
import { useWarning } from "./forms.js";
import { DAYS, dayWord } from "./needs-form.js";
import { WhoHas } from "./who-has.js";

/** @typedef {{office: string, officeName?: string, kind: string, day: string, weeks?: number[], start: string, end: string, transportMinutes: number | string}} Service */
/** @typedef {{version: number, byHand: Service[], fromExchange: Service[]}} Week */

/** What is usual of a month; 1,3 are its first and third of that day. */
const WEEKS = ["", "1,3", "2,4", "1", "2", "3", "4", "5"];
const KINDS = ["HOME_VISIT", "DAY_SERVICE", "SHORT_STAY"];
const COLUMNS = /** @type {const} */ (["office", "kind", "day", "weeks", "start", "end", "transportMinutes"]);

const t = dictionary(
  {
    head: "いつもの週の予定",
    lead: "訪問看護・訪問診療（医療保険）や障害福祉サービスなど、利用票に載らないものをここに書きます。",
    byHand: "手で書いた予定",
    fromExchange: "ケアプランデータ連携からの予定",
    none: "まだありません。",
    edit: "予定を書き換える",
    office: "事業所",
    kind: "サービス",
    day: "曜日",
    weeks: "週",
    every: "毎週",
    start: "開始",
    end: "終了",
    transportMinutes: "送迎（片道・分）",
    of: "{n}行目の{what}",
    act: "操作",
    add: "行を加える",
    remove: "{n}行目を消す",
    removeShort: "消す",
    save: "予定を保存する",
    saved: "予定を保存しました。",
    cancel: "やめる",
    choose: "選ぶ",
    line: "{office} {kind} {start}–{end}",
    inWeeks: "（{weeks}）",
    way: "（送迎 片道{n}分）",
    midnight: "終了が開始より前なら、翌日に終わります。",
  },
  {
    head: "The usual week",
    lead: "What no monthly table has is kept here: nursing and doctors' visits under health insurance, services for the disabled.",
    byHand: "Kept by hand",
    fromExchange: "From the care-plan exchange",
    none: "Nothing yet.",
    edit: "Change the week",
    office: "Office",
    kind: "Service",
    day: "Day",
    weeks: "Weeks",
    every: "Every week",
    start: "From",
    end: "To",
    transportMinutes: "Way (one way, minutes)",
    of: "{what} of row {n}",
    act: "Act",
    add: "Add a row",
    remove: "Remove row {n}",
    removeShort: "Remove",
    save: "Save the week",
    saved: "The week was saved.",
    cancel: "Cancel",
    choose: "Choose",
    line: "{office} {kind} {start}–{end}",
    inWeeks: " ({weeks})",
    way: " (way {n} min)",
    midnight: "An end before the start is on the next day.",
  },
);
const kindWord = codes(
  { HOME_VISIT: "訪問", DAY_SERVICE: "通所", SHORT_STAY: "短期入所" },
  { HOME_VISIT: "Visit at home", DAY_SERVICE: "Day service", SHORT_STAY: "Short stay" },
);

const weekWord = codes(
  { 1: "第1", 2: "第2", 3: "第3", 4: "第4", 5: "第5" },
  { 1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th" },
);
/** @param {string} weeks as 1,3 */
const weeksWord = (weeks) =>
  weeks === ""
    ? t("every")
    : weeks
        .split(",")
        .map((week) => weekWord(week))
        .join("・");

/** @param {string} time */
const short = (time) => time.slice(0, 5);
/** @returns {Service} */
const blank = () => ({ office: "", kind: "HOME_VISIT", day: "", start: "", end: "", transportMinutes: 0 });

/** The week with who has the person by it. @param {{id: string, changed: () => void}} props `changed` after the person was changed */
export function Week({ id, changed }) {
  const at = `/api/persons/${encodeURIComponent(id)}/services`;
  const [week, setWeek] = useState(/** @type {Week | undefined} */ (undefined));
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(0);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => get(at).then((found) => (setWeek(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const open = () => void load().then(() => (setSaved(0), setEditing(true)));
  return html`<${WhoHas} id=${id} changed=${saved} />
    <section class="panel" aria-labelledby="week">
      <div class="panel-head"><h2 id="week">${t("head")}</h2></div>
      <div class="panel-body stack">
        <p class="small quiet">${t("lead")}</p>
        ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
        ${!week && problem === undefined && html`<${Loading} rows=${3} />`}
        <p role="status">${saved > 0 && t("saved")}</p>
        ${
          week &&
          (editing
            ? html`<${Form} at=${at} week=${week} close=${() => setEditing(false)}
                done=${(/** @type {Week} */ now) => (setWeek(now), setEditing(false), setSaved(saved + 1), changed())} />`
            : html`<h3>${t("byHand")}</h3>
                <${Lines} services=${week.byHand} />
                ${week.fromExchange.length > 0 && html`<h3>${t("fromExchange")}</h3><${Lines} services=${week.fromExchange} />`}
                <div><button type="button" class="button" onClick=${open}>${t("edit")}</button></div>`)
        }
      </div>
    </section>`;
}

/** @param {{services: Service[]}} props */
function Lines({ services }) {
  if (services.length === 0) return html`<p>${t("none")}</p>`;
  return html`<dl class="facts">
    ${DAYS.filter((day) => services.some((one) => one.day === day)).map(
      (day) => html`<div key=${day}>
        <dt>${dayWord(day)}</dt>
        ${services
          .filter((one) => one.day === day)
          .map(
            (one, i) => html`<dd key=${i}>
              ${t("line", { office: one.officeName ?? one.office, kind: kindWord(one.kind), start: short(one.start), end: short(one.end) })}
              ${one.weeks?.length ? t("inWeeks", { weeks: weeksWord(one.weeks.join()) }) : ""}
              ${one.transportMinutes ? t("way", { n: one.transportMinutes }) : ""}
            </dd>`,
          )}
      </div>`,
    )}
  </dl>`;
}

/** A table whose cells are fields: Tab goes through it row by row. @param {{at: string, week: Week, close: () => void, done: (now: Week) => void}} props */
function Form({ at, week, close, done }) {
  const box = useRef(/** @type {HTMLTableSectionElement | null} */ (null));
  const [first] = useState(() => (week.byHand.length > 0 ? week.byHand : [blank()]));
  const [rows, setRows] = useState(first);
  const [busy, setBusy] = useState(false);
  useWarning(rows !== first);
  const [offices, setOffices] = useState(/** @type {{id: string, name: string}[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  useEffect(() => {
    getAll("/api/offices", { limit: 1000 }).then(
      (all) => setOffices(all.filter((one) => stillWorks(one) || week.byHand.some(({ office }) => office === one.id)).sort((a, b) => a.name.localeCompare(b.name, "ja"))),
      setProblem,
    );
  }, []);
  const wrong = problem === undefined ? undefined : asProblem(problem);
  /** @param {number} i @param {Partial<Service>} next */
  const put = (i, next) => setRows(rows.map((row, at) => (at === i ? { ...row, ...next } : row)));
  /** @param {number} row */
  const focus = (row) =>
    requestAnimationFrame(() => {
      const all = box.current?.querySelectorAll("tr") ?? [];
      /** @type {HTMLElement | null | undefined} */ (all[Math.min(row, all.length - 1)]?.querySelector("select"))?.focus();
    });
  const add = () => {
    setRows([...rows, blank()]);
    focus(rows.length);
  };
  /** @param {number} i */
  const remove = (i) => {
    setRows(rows.filter((_, at) => at !== i));
    focus(i);
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const services = rows.map((row) => ({
      office: row.office || undefined,
      kind: row.kind || undefined,
      day: row.day || undefined,
      weeks: row.weeks ?? [],
      start: row.start || undefined,
      end: row.end || undefined,
      transportMinutes: row.kind === "HOME_VISIT" ? 0 : Number(row.transportMinutes) || 0,
    }));
    setBusy(true);
    send(services).then(done, (thrown) => (setProblem(thrown), setBusy(false)));
  };
  /** What else of the person was changed meanwhile, a consent or the group, is no reason to type a week again. @param {unknown[]} services */
  const send = (services) =>
    call("PUT", at, { json: { version: week.version, services } }).catch(async (thrown) => {
      if (asProblem(thrown).status !== 409) throw thrown;
      const now = await get(at);
      if (JSON.stringify(now.byHand) !== JSON.stringify(week.byHand)) throw thrown;
      return call("PUT", at, { json: { version: now.version, services } });
    });
  if (!offices) return problem === undefined ? html`<${Loading} rows=${3} />` : html`<${ProblemNotice} problem=${problem} />`;
  /** What every field of a row has. @param {number} i @param {typeof COLUMNS[number]} field */
  const cell = (i, field) => ({
    class: "input",
    "aria-label": t("of", { n: i + 1, what: t(field) }),
    "aria-invalid": wrong?.of(`services[${i}].${field}`) ? "true" : undefined,
    value: field === "start" || field === "end" ? short(rows[i]?.[field] ?? "") : (rows[i]?.[field] ?? ""),
    onChange: (/** @type {any} */ e) => put(i, { [field]: e.currentTarget.value }),
  });
  /** @param {string[]} values @param {(code: string) => string} word */
  const options = (values, word) => values.map((value) => html`<option key=${value} value=${value}>${word(value)}</option>`);
  return html`<form class="stack" onSubmit=${save} novalidate>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="scroll-x" tabindex="0" role="region" aria-label=${t("byHand")}>
      <table class="table">
        <caption class="small quiet">${t("midnight")}</caption>
        <thead><tr>${COLUMNS.map((field) => html`<th key=${field}>${t(field)}</th>`)}<th>${t("act")}</th></tr></thead>
        <tbody ref=${box}>
          ${rows.map(
            (row, i) => html`<tr key=${i}>
              <td><select ...${cell(i, "office")}>
                <option value="">${t("choose")}</option>
                ${offices.map((office) => html`<option key=${office.id} value=${office.id}>${office.name}</option>`)}
              </select></td>
              <td><select ...${cell(i, "kind")}>${options(KINDS, kindWord)}</select></td>
              <td><select ...${cell(i, "day")}><option value="">${t("choose")}</option>${options(DAYS, dayWord)}</select></td>
              <td><select
                ...${cell(i, "weeks")}
                value=${(row.weeks ?? []).join()}
                onChange=${(/** @type {any} */ e) => put(i, { weeks: e.currentTarget.value.split(",").filter(Boolean).map(Number) })}
              >
                ${options([...new Set([...WEEKS, (row.weeks ?? []).join()])], weeksWord)}
              </select></td>
              <td><input type="time" ...${cell(i, "start")} /></td>
              <td><input type="time" ...${cell(i, "end")} /></td>
              <td><input type="number" min="0" max="180" ...${cell(i, "transportMinutes")} disabled=${row.kind === "HOME_VISIT"} /></td>
              <td><button type="button" class="button compact" aria-label=${t("remove", { n: i + 1 })} onClick=${() => remove(i)}>${t("removeShort")}</button></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row">
      <button type="button" class="button" onClick=${add}>${t("add")}</button>
      <button type="submit" class="button primary" disabled=${busy}>${t("save")}</button>
      <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
    </div>
  </form>`;
}
