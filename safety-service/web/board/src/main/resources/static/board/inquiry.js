// @ts-check
// Somebody asks the city how this person is (安否情報の照会): the desk says who asks, what they are to the person and how it made
// sure of that, and reads out what it may tell. Nothing is shown before that is recorded.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { useBegun } from "/kit/begun.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { codes, dictionary } from "/kit/words.js";
import { conditionWord, placeWord } from "/phone/safety-words.js";
import { api } from "./incident.js";
import { useSending } from "./sending.js";

const RELATIONS = ["FAMILY_OF_THE_HOME", "RELATIVE_OR_WORKPLACE", "ACQUAINTANCE"];

const t = dictionary(
  {
    head: "安否情報の照会に答える",
    what: "電話や窓口で安否を尋ねられたとき、伝えてよいことを確かめます。照会した人・関係・確認の方法は記録されます。",
    inquirer: "照会した人の氏名",
    relation: "対象者との関係",
    proof: "本人・関係を確かめた方法（身分証、折り返し電話など）",
    ask: "伝えてよいことを確かめる",
    nothing: "お答えできません。「お答えできる情報はありません」と伝えてください。",
    unknown: "「市では、まだ安否を確認できていません」と伝えてください。",
    known: "「市では安否の情報を把握しています」と伝えてよい",
    condition: "状態: {what}",
    place: "居場所: {what}",
    no: "ほかの事は伝えないでください。",
  },
  {
    head: "Answer an inquiry",
    what: "When somebody asks by telephone or in person how this person is: what may be told. Who asked, what they are to the person and how that was made sure of are recorded.",
    inquirer: "Name of who asks",
    relation: "What they are to the person",
    proof: "How it was made sure of (a licence, a call back)",
    ask: "What may be told",
    nothing: "Nothing may be told. Say that there is no information to give.",
    unknown: "Say that the city has not been able to find out yet.",
    known: "You may say that the city knows how the person is",
    condition: "Condition: {what}",
    place: "Whereabouts: {what}",
    no: "Tell nothing else.",
  },
);

const relationWord = codes(
  { FAMILY_OF_THE_HOME: "同居の家族", RELATIVE_OR_WORKPLACE: "その他の親族・職場", ACQUAINTANCE: "知人など" },
  { FAMILY_OF_THE_HOME: "Family of the home", RELATIVE_OR_WORKPLACE: "Other relatives, workplace", ACQUAINTANCE: "Acquaintance" },
);

const empty = () => ({ inquirer: "", relation: "", proof: "" });

/** @param {{id: string, personId: string}} props */
export function Inquiry({ id, personId }) {
  const { form, resumed, change, anew } = useBegun(`inquiry ${id} ${personId}`, empty);
  const [open] = useState(resumed);
  const [reply, setReply] = useState(/** @type {any} */ (undefined));
  const { busy, problem, send } = useSending(`inquiry ${id} ${personId}`);
  const type = (/** @type {"inquirer" | "proof"} */ field) => (/** @type {any} */ e) => change({ [field]: e.currentTarget.value });
  /** @param {Event} event */
  const ask = (event) => {
    event.preventDefault();
    setReply(undefined);
    const at = api(id, `/checks/${encodeURIComponent(personId)}/inquiries`);
    void send((inquiry) => post(at, inquiry).then((told) => (setReply(told), anew())), { ...form, relation: form.relation || undefined });
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<section class="panel">
    <details class="panel-body" open=${open}>
      <summary>${t("head")}</summary>
      <form class="stack" onSubmit=${ask} novalidate>
        <p class="small quiet">${t("what")}</p>
        <${Field} label=${t("inquirer")} required maxlength="200" value=${form.inquirer} problem=${wrong?.of("inquirer")} onInput=${type("inquirer")} />
        <${Choices}
          legend=${t("relation")}
          options=${RELATIONS.map((value) => ({ value, label: relationWord(value) }))}
          value=${form.relation}
          onChange=${(/** @type {string} */ relation) => change({ relation })}
          problem=${wrong?.of("relation")}
        />
        <${Field} label=${t("proof")} required maxlength="200" value=${form.proof} problem=${wrong?.of("proof")} onInput=${type("proof")} />
        ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
        <div><button class="button" disabled=${busy}>${t("ask")}</button></div>
        ${reply && html`<div class="notice" role="status"><div>${words(reply)}</div></div>`}
      </form>
    </details>
  </section>`;
}

/** @param {any} reply */
function words(reply) {
  if (reply.known === undefined) return html`<p><strong>${t("nothing")}</strong></p>`;
  if (!reply.known) return html`<p><strong>${t("unknown")}</strong></p>`;
  return html`<p><strong>${t("known")}</strong></p>
    ${reply.condition && html`<p>${t("condition", { what: conditionWord(reply.condition) })}</p>`}
    ${reply.place && html`<p>${t("place", { what: placeWord(reply.place) })}</p>`}
    <p class="small quiet">${t("no")}</p>`;
}
