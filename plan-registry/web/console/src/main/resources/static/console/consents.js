// @ts-check
// What a person said about being shared while there is no disaster: one answer for each scope, and who said it, how and when.
// Recording is the city's act; a refusal takes a consent back and counts with the next request anybody makes.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { codes, dictionary } from "/kit/words.js";

/** @typedef {{scope: string, answer?: string, on?: string, shared: boolean}} Scope */
/** @typedef {{scopes: string[], answer: string, on: string, from: string, manner: string, explanation: string, recordedBy: string}} Said */
/** @typedef {{version: number, scopes: Scope[], told: Said[]}} Standing */

const SCOPES = ["CARE_MANAGERS", "MEDICAL_VISITORS", "PROVIDERS", "SUPPORTERS"];
const ANSWERS = ["CONSENTED", "REFUSED", "NO_ANSWER", "PRESUMED"];
const WHOSE = ["PERSON", "FAMILY", "GUARDIAN"];
const MANNERS = ["FORM", "TALK", "PHONE", "POST", "ORDINANCE"];

const t = dictionary(
  {
    head: "平常時の情報提供への同意",
    lead: "災害がないとき（訓練を含む）に、この方の情報を誰に示してよいか。災害時は法律により、同意がなくても必要な範囲で示せます。",
    shared: "示せる",
    notShared: "示さない",
    since: "{on} から",
    never: "まだ尋ねていない",
    all: "これまでの記録（{n}件）",
    line: "{on} {scopes}：{answer}（{whose}・{manner}・{explanation}）記録 {by}",
    add: "同意・不同意を記録する",
    scopes: "提供先",
    answer: "答え",
    on: "答えのあった日",
    whose: "だれの意思か",
    manner: "どのように",
    explanation: "説明した文書の名前と版",
    save: "記録する",
    choose: "選んでください",
  },
  {
    head: "Consent to being shared in peacetime",
    lead: "Who may know of this person while there is no disaster, drills included. In a disaster the law lets the city share as far as needed, without consent.",
    shared: "shared",
    notShared: "not shared",
    since: "since {on}",
    never: "not asked yet",
    all: "All that was recorded ({n})",
    line: "{on} {scopes}: {answer} ({whose}, {manner}, {explanation}), recorded by {by}",
    add: "Record a consent or refusal",
    scopes: "With whom",
    answer: "Answer",
    on: "Day of the answer",
    whose: "Whose decision",
    manner: "How it came",
    explanation: "Text that was explained, with its edition",
    save: "Record",
    choose: "Choose one",
  },
);

const scopeWord = codes(
  {
    CARE_MANAGERS: "ケアマネジャー・相談支援",
    MEDICAL_VISITORS: "訪問看護・訪問診療",
    PROVIDERS: "サービス事業所",
    SUPPORTERS: "避難支援等実施者（近所・自治会・民生委員）",
  },
  {
    CARE_MANAGERS: "Care managers",
    MEDICAL_VISITORS: "Visiting nurses and doctors",
    PROVIDERS: "Care offices",
    SUPPORTERS: "Supporters in the neighbourhood",
  },
);
const answerWord = codes(
  { CONSENTED: "同意", REFUSED: "不同意・取りやめ", NO_ANSWER: "回答なし", PRESUMED: "条例により同意と推定" },
  { CONSENTED: "Consented", REFUSED: "Refused or withdrawn", NO_ANSWER: "No answer", PRESUMED: "Presumed by ordinance" },
);
const whoseWord = codes(
  { PERSON: "本人", FAMILY: "家族", GUARDIAN: "後見人など", NOBODY: "—" },
  { PERSON: "The person", FAMILY: "Family", GUARDIAN: "Guardian", NOBODY: "—" },
);
const mannerWord = codes(
  { FORM: "書面", TALK: "面談", PHONE: "電話", POST: "郵送", ORDINANCE: "条例" },
  { FORM: "On a form", TALK: "In a talk", PHONE: "By telephone", POST: "By post", ORDINANCE: "By the ordinance" },
);

const BLANK = { answer: "", on: "", from: "", manner: "", explanation: "" };
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
        html`<dl class="facts">
          ${standing.scopes.map(
            (one) => html`<div key=${one.scope}>
              <dt>${scopeWord(one.scope)}</dt>
              <dd>
                <strong>${t(one.shared ? "shared" : "notShared")}</strong>
                <span class="small quiet"> ${one.answer ? `${answerWord(one.answer)} ${t("since", { on: one.on ?? "" })}` : t("never")}</span>
              </dd>
            </div>`,
          )}
        </dl>`
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

/** @param {Said} said */
function line(said) {
  return t("line", {
    on: said.on,
    scopes: said.scopes.map(scopeWord).join("・"),
    answer: answerWord(said.answer),
    whose: whoseWord(said.from),
    manner: mannerWord(said.manner),
    explanation: said.explanation,
    by: said.recordedBy,
  });
}

/** @param {{at: string, version: number, done: (now: Standing) => void}} props */
function Add({ at, version, done }) {
  const [scopes, setScopes] = useState(/** @type {string[]} */ ([]));
  const [form, setForm] = useState(BLANK);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    setForm((now) => ({ ...now, [field]: e.currentTarget.value }));
  /** @param {Event} event */
  const record = (event) => {
    event.preventDefault();
    const from = isDecided(form.answer) ? form.from || undefined : "NOBODY";
    const said = { version, scopes, ...form, answer: form.answer || undefined, on: form.on || undefined, manner: form.manner || undefined, from };
    post(at, said).then((now) => (setProblem(undefined), setForm(BLANK), setScopes([]), done(now)), setProblem);
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  const options = (/** @type {string[]} */ values, /** @type {(code: string) => string} */ word) => html`
    <option value="">${t("choose")}</option>
    ${values.map((value) => html`<option key=${value} value=${value}>${word(value)}</option>`)}`;
  return html`<form class="stack" onSubmit=${record} novalidate>
    <${Choices}
      legend=${t("scopes")}
      options=${SCOPES.map((value) => ({ value, label: scopeWord(value) }))}
      value=${scopes}
      onChange=${setScopes}
      problem=${wrong?.of("scopes")}
    />
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
    ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
    <div><button class="button">${t("save")}</button></div>
  </form>`;
}
