// @ts-check
// What a person said about being shared while there is no disaster and about having a plan: one answer for each matter and scope,
// and who said it, how and when.
// Recording is the city's act; a refusal takes a consent back and counts with the next request anybody makes.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { MATTERS, SCOPES, answerWord, isShared, mannerWord, matterWord, scopeWord, whoseWord } from "./consent-words.js";

/** @typedef {{matter: string, scope?: string, answer?: string, on?: string, agreed: boolean}} Counts */
/** @typedef {{scopes: string[], answer: string, on: string, from: string, manner: string, explanation: string, recordedBy: string, matters?: string[], document?: string}} Said */
/** @typedef {{version: number, standing: Counts[], told: Said[]}} Standing */

const ANSWERS = ["CONSENTED", "REFUSED", "NO_ANSWER", "PRESUMED"];
const WHOSE = ["PERSON", "FAMILY", "GUARDIAN"];
const MANNERS = ["FORM", "TALK", "PHONE", "POST", "ORDINANCE"];

const t = dictionary(
  {
    head: "平常時の情報提供と計画作成への同意",
    lead: "災害がないとき（訓練を含む）に、この方の情報を誰に示してよいか。災害時は法律により、同意がなくても必要な範囲で示せます。計画の作成に同意しない方の計画は作れません。",
    shared: "示せる",
    notShared: "示さない",
    made: "作成してよい",
    notMade: "作成しない",
    notAsked: "未確認",
    since: "{on} から",
    never: "まだ尋ねていない",
    all: "これまでの記録（{n}件）",
    line: "{on} {matters} {scopes}：{answer}（{whose}・{manner}・{explanation}）{document} 記録 {by}",
    add: "同意・不同意を記録する",
    matters: "何について",
    scopes: "提供先",
    document: "同意書の文書番号（あれば）",
    documentNo: "文書番号 {n}",
    answer: "答え",
    on: "答えのあった日",
    whose: "だれの意思か",
    manner: "どのように",
    explanation: "説明した文書の名前と版",
    save: "記録する",
    choose: "選んでください",
  },
  {
    head: "Consent to being shared in peacetime, and to a plan",
    lead: "Who may know of this person while there is no disaster, drills included. In a disaster the law lets the city share as far as needed, without consent. No plan is made for who says no to one.",
    shared: "shared",
    notShared: "not shared",
    made: "may be made",
    notMade: "not to be made",
    notAsked: "not known",
    since: "since {on}",
    never: "not asked yet",
    all: "All that was recorded ({n})",
    line: "{on} {matters} {scopes}: {answer} ({whose}, {manner}, {explanation}) {document} recorded by {by}",
    add: "Record a consent or refusal",
    matters: "About what",
    scopes: "With whom",
    document: "Number under which the form is filed, if any",
    documentNo: "form {n}",
    answer: "Answer",
    on: "Day of the answer",
    whose: "Whose decision",
    manner: "How it came",
    explanation: "Text that was explained, with its edition",
    save: "Record",
    choose: "Choose one",
  },
);

const BLANK = { answer: "", on: "", from: "", manner: "", explanation: "", document: "" };
const isDecided = (/** @type {string} */ answer) => answer === "CONSENTED" || answer === "REFUSED";

/** @param {{id: string}} props */
export function Consents({ id }) {
  const at = `/api/persons/${encodeURIComponent(id)}/consents`;
  const [standing, setStanding] = useState(/** @type {Standing | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => get(at).then((found) => (setStanding(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("head")}</h2></div>
    <div class="panel-body stack">
      <p class="small quiet">${t("lead")}</p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${
        standing &&
        MATTERS.map(
          (matter) => html`<div key=${matter}>
            <h3>${matterWord(matter)}</h3>
            <dl class="facts">
              ${standing.standing
                .filter((one) => one.matter === matter)
                .map(
                  (one) => html`<div key=${one.scope ?? matter}>
                    <dt>${one.scope ? scopeWord(one.scope) : t("answer")}</dt>
                    <dd>
                      <strong>${verdict(one)}</strong>
                      <span class="small quiet"> ${one.answer ? `${answerWord(one.answer)} ${t("since", { on: one.on ?? "" })}` : t("never")}</span>
                    </dd>
                  </div>`,
                )}
            </dl>
          </div>`,
        )
      }
      ${
        standing &&
        standing.told.length > 0 &&
        html`<details>
          <summary>${t("all", { n: standing.told.length })}</summary>
          <ul>${standing.told.map((said, i) => html`<li key=${i}>${line(said)}</li>`)}</ul>
        </details>`
      }
      ${
        standing &&
        html`<details>
          <summary>${t("add")}</summary>
          <${Add} at=${at} version=${standing.version} done=${setStanding} />
        </details>`
      }
    </div>
  </section>`;
}

/** @param {Counts} one */
function verdict(one) {
  if (isShared(one.matter)) return t(one.agreed ? "shared" : "notShared");
  if (!one.answer || one.answer === "NO_ANSWER") return t("notAsked");
  return t(one.agreed ? "made" : "notMade");
}

/** @param {Said} said */
function line(said) {
  return t("line", {
    on: said.on,
    matters: (said.matters ?? ["LIST", "PLAN"]).map(matterWord).join("・"),
    scopes: said.scopes.map(scopeWord).join("・"),
    document: said.document ? t("documentNo", { n: said.document }) : "",
    answer: answerWord(said.answer),
    whose: whoseWord(said.from),
    manner: mannerWord(said.manner),
    explanation: said.explanation,
    by: said.recordedBy,
  });
}

/** @param {{at: string, version: number, done: (now: Standing) => void}} props */
function Add({ at, version, done }) {
  const [matters, setMatters] = useState(/** @type {string[]} */ ([]));
  const [scopes, setScopes] = useState(/** @type {string[]} */ ([]));
  const [form, setForm] = useState(BLANK);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    setForm((now) => ({ ...now, [field]: e.currentTarget.value }));
  /** @param {Event} event */
  const record = (event) => {
    event.preventDefault();
    const from = isDecided(form.answer) ? form.from || undefined : "NOBODY";
    const shared = matters.some(isShared) || matters.length === 0;
    const said = { version, matters, scopes: shared ? scopes : [], ...form, answer: form.answer || undefined, on: form.on || undefined, manner: form.manner || undefined, from };
    post(at, said).then((now) => (setProblem(undefined), setForm(BLANK), setMatters([]), setScopes([]), done(now)), setProblem);
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  const options = (/** @type {string[]} */ values, /** @type {(code: string) => string} */ word) => html`
    <option value="">${t("choose")}</option>
    ${values.map((value) => html`<option key=${value} value=${value}>${word(value)}</option>`)}`;
  return html`<form class="stack" onSubmit=${record} novalidate>
    <${Choices}
      legend=${t("matters")}
      options=${MATTERS.map((value) => ({ value, label: matterWord(value) }))}
      value=${matters}
      onChange=${setMatters}
      problem=${wrong?.of("matters")}
    />
    ${
      (matters.length === 0 || matters.some(isShared)) &&
      html`<${Choices}
        legend=${t("scopes")}
        options=${SCOPES.map((value) => ({ value, label: scopeWord(value) }))}
        value=${scopes}
        onChange=${setScopes}
        problem=${wrong?.of("scopes")}
      />`
    }
    <${Field} label=${t("answer")} tag="select" required value=${form.answer} problem=${wrong?.of("answer")} onInput=${type("answer")}>
      ${options(ANSWERS, answerWord)}
    <//>
    ${
      isDecided(form.answer) &&
      html`<${Field} label=${t("whose")} tag="select" required value=${form.from} problem=${wrong?.of("from")} onInput=${type("from")}>
        ${options(WHOSE, whoseWord)}
      <//>`
    }
    <${Field} label=${t("on")} type="date" required value=${form.on} problem=${wrong?.of("on")} onInput=${type("on")} />
    <${Field} label=${t("manner")} tag="select" required value=${form.manner} problem=${wrong?.of("manner")} onInput=${type("manner")}>
      ${options(MANNERS, mannerWord)}
    <//>
    <${Field} label=${t("explanation")} required maxlength="200" value=${form.explanation} problem=${wrong?.of("explanation")} onInput=${type("explanation")} />
    <${Field} label=${t("document")} maxlength="200" value=${form.document} problem=${wrong?.of("document")} onInput=${type("document")} />
    ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
    <div><button class="button">${t("save")}</button></div>
  </form>`;
}
