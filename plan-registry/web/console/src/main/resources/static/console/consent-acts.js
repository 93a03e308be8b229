// @ts-check
// What an ordinance of the city presumes of whole groups at once: looked at first, recorded, and taken back.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, newId, post, postForLines } from "/kit/api.js";
import { Choices, Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { GROUPS, groupWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";
import { MATTERS, SCOPES, isShared, matterWord, scopeWord } from "./consent-words.js";

/** @typedef {{id: string, groups: string[], matters: string[], scopes: string[], on: string, ordinance: string, by: string, at: string, state: string, tries: number, reach: {people: number, looked: number, of: number, left: number}, takenBackAt?: string}} Act */
/** @typedef {{looked: number, of: number, counts: {reached: number, again: number, told: number, protectedHomes: number, left: number}}} Look */

const AT = "/api/consents";
const LOOK_AGAIN = 3_000;
const LOOK_SELDOM = 30_000;
const PATIENCE = 10 * 60_000;
const UNDER_WAY = ["BEGUN", "TAKING_BACK"];
const BROKEN_OFF = ["BROKEN_OFF", "BACK_BROKEN_OFF"];
const OTHER_ACT = "urn:anpi:problem:other-act";

/** @returns {Promise<Act[]>} */
const newest = () => get(AT).then((found) => found.items);

/** Nobody knows whether it arrived. @param {unknown} thrown */
const isUnanswered = (thrown) => asProblem(thrown).status === 0;

/** What of an act is sent. @param {any} act */
const content = ({ id, groups, matters, scopes, on, ordinance }) => ({ id, groups, matters, scopes, on: on || undefined, ordinance });

/** Whether two say the same, in whatever order. @param {any} one @param {any} other */
function isSame(one, other) {
  /** @param {any} act */
  const said = (act) => JSON.stringify([[...act.groups].sort(), [...act.matters].sort(), [...act.scopes].sort(), act.on, act.ordinance.trim()]);
  return said(one) === said(other);
}

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
    counting: "数えています：{of}人のうち {looked}人まで",
    left: "{n}人分は読み取れないため、数にも記録にも入りません。システムの管理者に伝えてください。",
    counts: "{n}人に記録します。本人などが答えている {told}人、支援措置の対象者 {hidden}人には記録しません。",
    again: "このうち {n}人には、別の一括の記録による推定がすでにあります。重ねて記録し、どちらかを取り消しても、もう一方が残ります。",
    record: "{n}人に記録する",
    sure: "{ordinance} により、{n}人の同意を推定として記録します。記録したものは、後でまとめて取り消せます。",
    cancel: "やめる",
    yes: "記録する",
    begun: "記録を始めました。下の一覧に進み具合が出ます。画面を閉じても最後まで続きます。",
    earlier: "前に押した「記録する」は届いていて、「{ordinance}」{on} から {groups} の記録が始まっています。下の一覧にあります。直すときは、それを取り消してから、もう一度「人数を確かめる」を押してください。",
    acts: "これまでの一括の記録",
    none: "まだありません。",
    line: "{on} から {groups}：{matters}（{scopes}）",
    named: "選ばれた人",
    by: "{at} {by} が {n}人に記録",
    far: "{of}人のうち {looked}人まで",
    undo: "まとめて取り消す",
    undoSure: "この記録だけを {n}人から取り消します。本人が別に答えたことは残ります。",
    undoSoFar: "記録を止め、ここまでに記録した {n}人から取り消します。本人が別に答えたことは残ります。",
    waiting: "{n}人分がまだできていません。間をおいて自動でやり直します（これまで {tries}回）。",
    retrying: "途中で止まったため、やり直します（これまで {tries}回）。",
    people: "{n}人分ができていません。内容が読み取れないか、ほかの変更と重なり続けています。システムの管理者に伝えてください。",
    fault: "不具合で止まりました。システムの管理者に伝えてください。",
    retry: "もう一度試す",
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
    counting: "Counting: {looked} of {of} people so far",
    left: "{n} people cannot be read; it is neither counted nor recorded of them. Tell whoever runs the system.",
    counts: "It would be recorded of {n} people, and not of {told} who decided for themselves nor of {hidden} under protection.",
    again: "Of {n} of them another record presumes it already. It is recorded beside that one: whichever is taken back, the other stands.",
    record: "Record it of {n} people",
    sure: "By {ordinance}, consent is recorded as presumed of {n} people. It can be taken back as a whole later.",
    cancel: "Cancel",
    yes: "Record",
    begun: "It has begun. The list below tells how far it is; it goes on to its end though you close this page.",
    earlier: "What you sent before did arrive: {groups} from {on} by “{ordinance}” is being recorded and stands in the list below. To correct it, take it back and count once more.",
    acts: "What was recorded at once so far",
    none: "Nothing yet.",
    line: "From {on}, {groups}: {matters} ({scopes})",
    named: "chosen people",
    by: "{at}, {by}, of {n} people",
    far: "{looked} of {of} people so far",
    undo: "Take back as a whole",
    undoSure: "Just this is taken back from {n} people. What they said themselves stays.",
    undoSoFar: "It is stopped and taken back from the {n} people reached so far. What they said themselves stays.",
    waiting: "{n} people are left. It is tried again by itself after a pause ({tries} times so far).",
    retrying: "It broke off and is tried again ({tries} times so far).",
    people: "{n} people are left: they cannot be read, or somebody changes them again and again. Tell whoever runs the system.",
    fault: "It broke off by a fault. Tell whoever runs the system.",
    retry: "Try again",
    undoing: "Taking it back has begun and goes on to its end though you close this page.",
  },
);
const stateWord = codes(
  {
    BEGUN: "記録中",
    DONE: "記録済み",
    BROKEN_OFF: "記録が途中で止まりました",
    TAKING_BACK: "取り消し中",
    TAKEN_BACK: "取り消し済み",
    BACK_BROKEN_OFF: "取り消しが途中で止まりました",
  },
  {
    BEGUN: "being recorded",
    DONE: "recorded",
    BROKEN_OFF: "recording broke off",
    TAKING_BACK: "being taken back",
    TAKEN_BACK: "taken back",
    BACK_BROKEN_OFF: "taking back broke off",
  },
);

export function ConsentActs() {
  const [acts, setActs] = useState(/** @type {Act[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [note, setNote] = useState("");
  const load = () => newest().then((found) => (setActs(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const far = JSON.stringify(acts?.filter((act) => UNDER_WAY.includes(act.state)).map((act) => [act.id, act.state, act.tries, act.reach]) ?? []);
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

/** Looks again after each answer, and more seldom where nothing moves. @param {string | undefined} far how far they are @param {() => Promise<unknown>} look */
function useLookingAgain(far, look) {
  useEffect(() => {
    if (far === undefined) return undefined;
    const until = Date.now() + PATIENCE;
    let over = false;
    let timer = 0;
    const later = () => {
      if (!over) timer = setTimeout(() => look().finally(later), Date.now() < until ? LOOK_AGAIN : LOOK_SELDOM);
    };
    later();
    return () => ((over = true), clearTimeout(timer));
  }, [far]);
}

const blank = () => ({ id: newId(), groups: [], matters: [], scopes: [], on: "", ordinance: "" });

/** @param {{done: (said: string) => void}} props */
function Presume({ done }) {
  const [form, setForm] = useState(/** @type {any} */ (blank));
  const [far, setFar] = useState(/** @type {Look | undefined} */ (undefined));
  const [asking, setAsking] = useState(false);
  const [unsure, setUnsure] = useState(false);
  const [earlier, setEarlier] = useState(/** @type {Act | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const counting = useRef(/** @type {AbortController | undefined} */ (undefined));
  const stopCounting = () => (counting.current?.abort(), (counting.current = undefined), setFar(undefined));
  useEffect(() => () => counting.current?.abort(), []);
  const counts = far?.looked === far?.of ? far?.counts : undefined;
  /** What was counted is of the form as it was. @param {string} field @param {unknown} value */
  const set = (field, value) => (setForm((/** @type {any} */ now) => ({ ...now, [field]: value })), stopCounting());
  const count = () => {
    stopCounting();
    setEarlier(undefined);
    setProblem(undefined);
    const mine = (counting.current = new AbortController());
    /** @type {Look | undefined} */
    let last;
    postForLines(`${AT}/count`, content(form), (line) => ((last = line), counting.current === mine && setFar(line)), mine)
      .then(() => (last && last.looked === last.of ? undefined : Promise.reject(asProblem(undefined))))
      .catch((thrown) => counting.current === mine && (stopCounting(), setProblem(thrown)));
  };
  /** Whether what was sent before under this form's id has begun: then the form is about something else from now on. @param {Act[]} acts */
  const isBegun = (acts) => {
    const before = acts.find((act) => act.id === form.id);
    if (!before) return false;
    stopCounting();
    setUnsure(false);
    setProblem(undefined);
    setEarlier(isSame(before, form) ? undefined : before);
    setForm(isSame(before, form) ? blank() : { ...form, id: newId() });
    done(isSame(before, form) ? t("begun") : "");
    return true;
  };
  /** @param {Event} event */
  const look = (event) => {
    event.preventDefault();
    if (unsure) newest().then((acts) => isBegun(acts) || count(), setProblem);
    else count();
  };
  const record = () => {
    setAsking(false);
    stopCounting();
    return post(AT, content(form)).then(
      () => (setForm(blank()), setUnsure(false), setProblem(undefined), done(t("begun"))),
      (thrown) => {
        setProblem(thrown);
        if (!isUnanswered(thrown) && asProblem(thrown).type !== OTHER_ACT) return undefined;
        setUnsure(true);
        return newest().then(isBegun, () => undefined);
      },
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
      ${earlier && html`<p role="alert">${t("earlier", { ordinance: earlier.ordinance, on: earlier.on, groups: earlier.groups.map(groupWord).join("・") })}</p>`}
      <div role="status">
        ${far && !counts && html`<p>${t("counting", { looked: far.looked, of: far.of })}</p>`}
        ${counts && html`<p>${t("counts", { n: counts.reached, told: counts.told, hidden: counts.protectedHomes })}</p>`}
        ${counts && counts.again > 0 && html`<p>${t("again", { n: counts.again })}</p>`}
        ${counts && counts.left > 0 && html`<p>${t("left", { n: counts.left })}</p>`}
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
  /** @param {Promise<unknown>} sent @param {string} said */
  const follow = (sent, said) =>
    sent.then(
      () => (setAsking(false), setProblem(undefined), done(said)),
      (thrown) => (setAsking(false), setProblem(thrown)),
    );
  const undo = () => follow(post(`${AT}/${act.id}/undo`), t("undoing"));
  const retry = () => (act.state === "BROKEN_OFF" ? follow(post(AT, content(act)), t("begun")) : undo());
  // Who was named one by one is not told here, so that it cannot be sent once more from here.
  const mayRetry = act.state === "BACK_BROKEN_OFF" || (act.state === "BROKEN_OFF" && act.groups.length > 0);
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
    ${UNDER_WAY.includes(act.state) && act.tries > 0 && html`<p>${t(act.reach.left > 0 ? "waiting" : "retrying", { n: act.reach.left, tries: act.tries })}</p>`}
    ${BROKEN_OFF.includes(act.state) && html`<p>${act.reach.left > 0 ? t("people", { n: act.reach.left }) : t("fault")}</p>`}
    ${mayRetry && html`<button type="button" class="button" onClick=${retry}>${t("retry")}</button>`}
    ${["BEGUN", "DONE", "BROKEN_OFF"].includes(act.state) && html`<button type="button" class="button" onClick=${() => setAsking(true)}>${t("undo")}</button>`}
    ${
      asking &&
      html`<${Dialog} title=${t("undo")} onClose=${() => setAsking(false)}>
        <p>${t(act.state === "BEGUN" ? "undoSoFar" : "undoSure", { n: act.reach.people })}</p>
        <div class="dialog-acts">
          <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
          <button type="button" class="button primary" onClick=${undo}>${t("undo")}</button>
        </div>
      <//>`
    }
  </li>`;
}
