// @ts-check
// Who has a person at a moment: an order in which to ask, with what it rests on, since a plan is not a fact.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { dateAndTime, fromLocalInput } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";

/** @typedef {{officeId?: string, officeName?: string, officeNumber?: string, where: string, certainty: string, basis: string, onTheWay: boolean}} Asked */
/** @typedef {{at: string, lifecycle: string, lifeSince?: string, monthKnown: boolean, gaps: number, ask: Asked[], closed: Asked[], explanation: string}} Answer */

const t = dictionary(
  {
    head: "いま担当中の事業所",
    headThen: "{at} に担当中の事業所",
    at: "ほかの日時",
    atHint: "空にすると、いま。",
    number: "事業所番号 {number}（登録なし）",
    onTheWay: "送迎中",
    line: "{where}・{certainty}・{basis}",
    closed: "閉じた事業所の予定（担当していません）",
    gaps: "この月の利用票には、読み取れなかった行が{n}行あります。",
  },
  {
    head: "Who has the person now",
    headThen: "Who has the person at {at}",
    at: "Another time",
    atHint: "Left empty, it is now.",
    number: "Office number {number} (not registered)",
    onTheWay: "on the way",
    line: "{where}, {certainty}, {basis}",
    closed: "Planned with offices that have closed (they do not have the person)",
    gaps: "{n} rows of that month's table could not be read.",
  },
);

const whereWord = codes(
  { AT_HOME: "訪問（自宅）", AT_OFFICE: "通所（事業所）", STAYING: "短期入所", ASK_OFFICE: "場所は事業所に確認", NOWHERE: "—" },
  { AT_HOME: "visits at home", AT_OFFICE: "at the office", STAYING: "stays there", ASK_OFFICE: "ask where", NOWHERE: "—" },
);
const certaintyWord = codes(
  { TIME: "時刻まで分かっている", DAY: "日だけ分かっている", WEEKLY_PATTERN: "いつもの週の予定" },
  { TIME: "known to the time", DAY: "known to the day", WEEKLY_PATTERN: "by the usual week" },
);
const basisWord = codes(
  { PLANNED: "利用票の予定", DONE: "利用票の実績", USUAL: "先月までの利用票から", BY_HAND: "いつもの週" },
  { PLANNED: "planned in the table", DONE: "done in the table", USUAL: "from the months before", BY_HAND: "the usual week" },
);

/** @param {{id: string, changed?: number}} props `changed` grows when the week was changed, so that it is asked again */
export function WhoHas({ id, changed = 0 }) {
  const [at, setAt] = useState("");
  const [answer, setAnswer] = useState(/** @type {Answer | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    get(`/api/schedules/persons/${encodeURIComponent(id)}`, { at: at ? fromLocalInput(at) : undefined }).then(
      (found) => (setAnswer(found), setProblem(undefined)),
      setProblem,
    );
  useEffect(() => void load(), [at, changed]);
  return html`<section class="panel" aria-labelledby="who-has">
    <div class="panel-head"><h2 id="who-has">${at && answer ? t("headThen", { at: dateAndTime(answer.at) }) : t("head")}</h2></div>
    <div class="panel-body stack">
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${!answer && problem === undefined && html`<${Loading} rows=${2} />`}
      ${
        answer &&
        html`<p role="status">${answer.explanation}</p>
          ${answer.gaps > 0 && html`<p class="notice wait">${t("gaps", { n: answer.gaps })}</p>`}
          ${answer.ask.length > 0 && html`<ol>${answer.ask.map((one, i) => html`<li key=${i}>${line(one)}</li>`)}</ol>`}
          ${
            answer.closed.length > 0 &&
            html`<div class="small">
              <p>${t("closed")}</p>
              <ul>${answer.closed.map((one, i) => html`<li key=${i}>${line(one)}</li>`)}</ul>
            </div>`
          }`
      }
      <${Field} label=${t("at")} hint=${t("atHint")} type="datetime-local" value=${at} onChange=${(/** @type {any} */ e) => setAt(e.currentTarget.value)} />
    </div>
  </section>`;
}

/** @param {Asked} one */
function line(one) {
  const who = one.officeName ?? (one.officeNumber ? t("number", { number: one.officeNumber }) : (one.officeId ?? ""));
  return html`<strong>${who}</strong>
    <span class="small quiet">
      ${t("line", { where: whereWord(one.where), certainty: certaintyWord(one.certainty), basis: basisWord(one.basis) })}${one.onTheWay && `・${t("onTheWay")}`}
    </span>`;
}
