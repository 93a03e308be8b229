// @ts-check
// What an ordinance of the city presumes of whole groups at once: looked at first, recorded, and taken back.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { Choices, Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { GROUPS, groupWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";
import { MATTERS, SCOPES, isShared, matterWord, scopeWord } from "./consent-words.js";

/** @typedef {{id: string, groups: string[], matters: string[], scopes: string[], on: string, ordinance: string, by: string, at: string, state: string, reach: {people: number, looked: number, of: number}, takenBackAt?: string}} Act */
/** @typedef {{reached: number, again: number, told: number, protectedHomes: number}} Counts */

const AT = "/api/consents";
const LOOK_AGAIN = 3_000;
const PATIENCE = 10 * 60_000;
const UNDER_WAY = ["BEGUN", "TAKING_BACK"];

/** @returns {Promise<Act[]>} */
const newest = () => get(AT).then((found) => found.items);

/** Nobody knows whether it arrived. @param {unknown} thrown */
const isUnanswered = (thrown) => asProblem(thrown).status === 0;

const t = dictionary(
  {
    head: "条例による同意の推定",
    lead: "条例が「拒否しなければ同意とみなす」と定めている場合に、優先群の全員へまとめて記録します。本人・家族の同意や不同意が常に優先し、支援措置の対象者には記録しません。1人ずつの取りやめは、対象者のページで不同意を記録します。",
    groups: "対象の優先群",
    matters: "何について",
    scopes: "提供先",
    on: "いつから",
    ordinance: "条例の名前と条",
    look: "人数を確かめる",
    counts: "{n}人に記録します。本人などが答えている {told}人、支援措置の対象者 {hidden}人には記録しません。",
    again: "このうち {n}人には、別の一括の記録による推定がすでにあります。重ねて記録し、どちらかを取り消しても、もう一方が残ります。",
    record: "{n}人に記録する",
    sure: "{ordinance} により、{n}人の同意を推定として記録します。記録したものは、後でまとめて取り消せます。",
    cancel: "やめる",
    yes: "記録する",
    begun: "記録を始めました。下の一覧に進み具合が出ます。画面を閉じても最後まで続きます。",
    acts: "これまでの一括の記録",
    none: "まだありません。",
    line: "{on} から {groups}：{matters}（{scopes}）",
    named: "選ばれた人",
    by: "{at} {by} が {n}人に記録",
    far: "{of}人のうち {looked}人まで",
    undo: "まとめて取り消す",
    undoSure: "この記録だけを {n}人から取り消します。本人が別に答えたことは残ります。",
    undoing: "取り消しを始めました。画面を閉じても最後まで続きます。",
  },
  {
    head: "Consent presumed by an ordinance",
    lead: "Where an ordinance presumes consent of everybody who does not refuse, this records it of whole groups at once. A person's own word always outweighs it, and nothing is presumed of people under protection. Who withdraws does so on their own page.",
    groups: "Groups",
    matters: "About what",
    scopes: "With whom",
    on: "From which day",
    ordinance: "Name and article of the ordinance",
    look: "Count them",
    counts: "It would be recorded of {n} people, and not of {told} who decided for themselves nor of {hidden} under protection.",
    again: "Of {n} of them another record presumes it already. It is recorded beside that one: whichever is taken back, the other stands.",
    record: "Record it of {n} people",
    sure: "By {ordinance}, consent is recorded as presumed of {n} people. It can be taken back as a whole later.",
    cancel: "Cancel",
    yes: "Record",
    begun: "It has begun. The list below tells how far it is; it goes on to its end though you close this page.",
    acts: "What was recorded at once so far",
    none: "Nothing yet.",
    line: "From {on}, {groups}: {matters} ({scopes})",
    named: "chosen people",
    by: "{at}, {by}, of {n} people",
    far: "{looked} of {of} people so far",
    undo: "Take back as a whole",
    undoSure: "Just this is taken back from {n} people. What they said themselves stays.",
    undoing: "Taking it back has begun and goes on to its end though you close this page.",
  },
);
const stateWord = codes(
  { BEGUN: "記録中", DONE: "記録済み", TAKING_BACK: "取り消し中", TAKEN_BACK: "取り消し済み" },
  { BEGUN: "being recorded", DONE: "recorded", TAKING_BACK: "being taken back", TAKEN_BACK: "taken back" },
);

export function ConsentActs() {
  const [acts, setActs] = useState(/** @type {Act[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [note, setNote] = useState("");
  const load = () => newest().then((found) => (setActs(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const far = JSON.stringify(acts?.filter((act) => UNDER_WAY.includes(act.state)).map((act) => [act.id, act.state, act.reach]) ?? []);
  useLookingAgain(far === "[]" ? undefined : far, load);
  /** @param {string} said */
  const done = (said) => (setNote(said), load());
  return html`<h1>${t("head")}</h1>
    <p>${t("lead")}</p>
    ${note && html`<p role="status">${note}</p>`}
    <${Presume} done=${done} />
    <section class="panel" aria-labelledby="acts">
      <div class="panel-head"><h2 id="acts">${t("acts")}</h2></div>
      <div class="panel-body stack">
        ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
        ${!acts && problem === undefined && html`<${Loading} rows=${2} />`}
        ${acts?.length === 0 && html`<p>${t("none")}</p>`}
        <ul class="versions">${acts?.map((act) => html`<${Recorded} key=${act.id} act=${act} done=${done} />`)}</ul>
      </div>
    </section>`;
}

/** Looks again after each answer, as long as things move. @param {string | undefined} far how far they are @param {() => Promise<unknown>} look */
function useLookingAgain(far, look) {
  useEffect(() => {
    if (far === undefined) return undefined;
    const until = Date.now() + PATIENCE;
    let over = false;
    let timer = 0;
    const later = () => {
      if (!over && Date.now() < until) timer = setTimeout(() => look().finally(later), LOOK_AGAIN);
    };
    later();
    return () => ((over = true), clearTimeout(timer));
  }, [far]);
}

const blank = () => ({ id: crypto.randomUUID(), groups: [], matters: [], scopes: [], on: "", ordinance: "" });

/** @param {{done: (said: string) => void}} props */
function Presume({ done }) {
  const [form, setForm] = useState(/** @type {any} */ (blank));
  const [counts, setCounts] = useState(/** @type {Counts | undefined} */ (undefined));
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** What was counted is of the form as it was. @param {string} field @param {unknown} value */
  const set = (field, value) => (setForm((/** @type {any} */ now) => ({ ...now, [field]: value })), setCounts(undefined));
  const body = { ...form, on: form.on || undefined };
  /** @param {Event} event */
  const look = (event) => {
    event.preventDefault();
    post(`${AT}?dryRun=true`, body).then((found) => (setCounts(found.counts), setProblem(undefined)), setProblem);
  };
  const record = () => {
    setAsking(false);
    setCounts(undefined);
    const begun = () => (setForm(blank()), setProblem(undefined), done(t("begun")));
    return post(AT, body).then(begun, (thrown) =>
      isUnanswered(thrown)
        ? newest().then((acts) => (acts.some((act) => act.id === form.id) ? begun() : setProblem(thrown)), () => setProblem(thrown))
        : setProblem(thrown),
    );
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  /** @param {"groups" | "matters" | "scopes"} field @param {string[]} values @param {(code: string) => string} word */
  const several = (field, values, word) => html`<${Choices}
    legend=${t(field)}
    options=${values.map((value) => ({ value, label: word(value) }))}
    value=${form[field]}
    onChange=${(/** @type {string[]} */ chosen) => set(field, chosen)}
    problem=${wrong?.of(field)}
  />`;
  return html`<section class="panel">
    <form class="panel-body stack" onSubmit=${look} novalidate>
      ${several("groups", [...GROUPS], groupWord)} ${several("matters", MATTERS.filter(isShared), matterWord)} ${several("scopes", SCOPES, scopeWord)}
      <${Field} label=${t("on")} type="date" required value=${form.on} problem=${wrong?.of("on")} onInput=${(/** @type {any} */ e) => set("on", e.currentTarget.value)} />
      <${Field} label=${t("ordinance")} required maxlength="200" value=${form.ordinance} problem=${wrong?.of("ordinance")} onInput=${(/** @type {any} */ e) => set("ordinance", e.currentTarget.value)} />
      ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
      <div class="row"><button class="button">${t("look")}</button></div>
      <div role="status">
        ${counts && html`<p>${t("counts", { n: counts.reached, told: counts.told, hidden: counts.protectedHomes })}</p>`}
        ${counts && counts.again > 0 && html`<p>${t("again", { n: counts.again })}</p>`}
      </div>
      ${
        counts &&
        counts.reached > 0 &&
        html`<div class="row"><button type="button" class="button primary" onClick=${() => setAsking(true)}>${t("record", { n: counts.reached })}</button></div>`
      }
      ${
        asking &&
        counts &&
        html`<${Dialog} title=${t("head")} onClose=${() => setAsking(false)}>
          <p>${t("sure", { ordinance: form.ordinance, n: counts.reached })}</p>
          <div class="dialog-acts">
            <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
            <button type="button" class="button primary" onClick=${record}>${t("yes")}</button>
          </div>
        <//>`
      }
    </form>
  </section>`;
}

/** @param {{act: Act, done: (said: string) => void}} props */
function Recorded({ act, done }) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const undo = () =>
    post(`${AT}/${act.id}/undo`, {}).then(
      () => (setAsking(false), setProblem(undefined), done(t("undoing"))),
      (thrown) => (setAsking(false), setProblem(thrown)),
    );
  return html`<li>
    <strong>${act.ordinance}</strong> <span>${stateWord(act.state)}</span>
    ${UNDER_WAY.includes(act.state) && html` <span class="quiet">${t("far", { looked: act.reach.looked, of: act.reach.of })}</span>`}
    <p>${t("line", {
      on: act.on,
      groups: act.groups.length > 0 ? act.groups.map(groupWord).join("・") : t("named"),
      matters: act.matters.map(matterWord).join("・"),
      scopes: act.scopes.map(scopeWord).join("・"),
    })}</p>
    <p class="small quiet">${t("by", { at: dateAndTime(act.at), by: act.by, n: act.reach.people })}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${["BEGUN", "DONE"].includes(act.state) && html`<button type="button" class="button" onClick=${() => setAsking(true)}>${t("undo")}</button>`}
    ${
      asking &&
      html`<${Dialog} title=${t("undo")} onClose=${() => setAsking(false)}>
        <p>${t("undoSure", { n: act.reach.people })}</p>
        <div class="dialog-acts">
          <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
          <button type="button" class="button primary" onClick=${undo}>${t("undo")}</button>
        </div>
      <//>`
    }
  </li>`;
}
