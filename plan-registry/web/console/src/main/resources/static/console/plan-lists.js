// @ts-check
// The people behind the figures of plans: each figure opens its list, and each line its plan.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { GroupBadge } from "/kit/state.js";
import { codes, dictionary } from "/kit/words.js";
import { keep } from "./files.js";
import { standingWord, t as words } from "./words.js";

/** @typedef {{personId: string, name: string, kana: string, group: string, version: number, standing: string, reviewDue?: string, expires?: string, notices: {kind: string, message: string}[]}} Planned */

const PAGE = 100;

const t = dictionary(
  {
    notices: "計画の気をつけること",
    noticesLead: "本人が最後に確認した計画について、一人ずつ見た結果です。数を押すと、その人の一覧が開きます。",
    noNotices: "気をつけることのある計画はありません。",
    ofStanding: "計画が「{word}」の人",
    back: "統計へ戻る",
    version: "第{n}版",
    days: "見直し期限",
    expires: "失効する日",
    none: "該当する人はいません。",
    shown: "{n}人を表示しています。",
    open: "{n}人の一覧を開く",
    save: "この人たちの計画をCSVで保存",
  },
  {
    notices: "What is to be looked at in plans",
    noticesLead: "Of the plan that each person confirmed last. A figure opens its list.",
    noNotices: "No plan has anything to be looked at.",
    ofStanding: "Whose plan is: {word}",
    back: "Back to the figures",
    version: "Version {n}",
    days: "Review due",
    expires: "Counts until",
    none: "Nobody.",
    shown: "{n} people are shown.",
    open: "Open the list of {n}",
    save: "Save their plans as CSV",
  },
);

const noticeWord = codes(
  {
    NoChecker: "安否確認者がいない",
    NoSecondContact: "緊急連絡先が2件ない",
    NoSupporter: "支援者がいない",
    SupporterHasNotAgreed: "支援者の同意がない",
    SupporterOnTooManyPlans: "支援者が多くの計画に書かれている",
    NoDestination: "避難先のない災害がある",
    DestinationInFloodArea: "避難先が浸水想定区域内",
    BatteryNotChecked: "バッテリーが1年以上確かめられていない",
    BatteryNotKnown: "呼吸の機器のバッテリーが記録されていない",
  },
  {
    NoChecker: "Nobody named to check",
    NoSecondContact: "Fewer than two contacts",
    NoSupporter: "No supporter",
    SupporterHasNotAgreed: "A supporter has not agreed",
    SupporterOnTooManyPlans: "A supporter named on too many plans",
    NoDestination: "A hazard without a destination",
    DestinationInFloodArea: "A destination where the water may come",
    BatteryNotChecked: "A battery not checked for a year",
    BatteryNotKnown: "No battery noted of a breathing device",
  },
);

/** A figure that opens its list. @param {{to: string, word: string, people: number}} props */
export function Figure({ to, word, people }) {
  const n = people.toLocaleString();
  return html`<span>${word}</span>
    ${people === 0 ? html`<strong>${words("found", { n })}</strong>` : html`<a href=${to} aria-label=${`${word} ${words("found", { n })} ${t("open", { n })}`}><strong>${words("found", { n })}</strong></a>`}`;
}

/** How many plans have what, each kind a link. */
export function Notices() {
  const [kinds, setKinds] = useState(/** @type {{kind: string, people: number}[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => get("/api/statistics/plans/notices").then((found) => (setKinds(found.items), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const some = kinds?.filter((one) => one.people > 0) ?? [];
  return html`<section class="panel" aria-labelledby="plan-notices">
    <div class="panel-head"><h2 id="plan-notices">${t("notices")}</h2></div>
    <div class="panel-body stack">
      <p class="quiet">${t("noticesLead")}</p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${!kinds && problem === undefined && html`<${Loading} rows=${3} />`}
      ${kinds && some.length === 0 && html`<p>${t("noNotices")}</p>`}
      ${
        some.length > 0 &&
        html`<ul class="numbers">
          ${some.map((one) => html`<li key=${one.kind}><${Figure} to=${`#/statistics/notice/${one.kind}`} word=${noticeWord(one.kind)} people=${one.people} /></li>`)}
        </ul>`
      }
    </div>
  </section>`;
}

/** Everybody behind one figure, page by page. @param {{by: string, value: string}} props `by` is standing or notice */
export function PlannedPeople({ by, value }) {
  const [items, setItems] = useState(/** @type {Planned[] | undefined} */ (undefined));
  const [next, setNext] = useState(/** @type {string | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {string} [cursor] @param {Planned[]} [before] */
  const load = (cursor, before = []) =>
    get("/api/statistics/plans/people", { [by === "notice" ? "notice" : "standing"]: value, limit: PAGE, cursor }).then((found) => {
      setItems([...before, ...found.items]);
      setNext(found.next);
      setProblem(undefined);
    }, setProblem);
  useEffect(() => void load(), []);
  const title = by === "notice" ? noticeWord(value) : t("ofStanding", { word: standingWord(value) });
  return html`
    <p><a href="#/statistics">${t("back")}</a></p>
    <h1>${title}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${() => void load(next, items)} />`}
    ${!items && problem === undefined && html`<${Loading} rows=${6} />`}
    ${
      by === "standing" &&
      items &&
      items.length > 0 &&
      html`<p><button type="button" class="button compact" onClick=${() => keep(`/api/exports/plans?${new URLSearchParams({ standing: value })}`, "plans.csv").then(() => setProblem(undefined), setProblem)}>${t("save")}</button></p>`
    }
    ${items && html`<p role="status">${items.length === 0 ? t("none") : t("shown", { n: items.length.toLocaleString() })}</p>`}
    ${
      items &&
      items.length > 0 &&
      html`<div class="panel scroll-x" tabindex="0" role="region" aria-label=${title}>
        <table class="table">
          <thead>
            <tr>
              <th>${words("group")}</th><th>${words("name")}</th><th>${words("plan")}</th>
              ${by === "notice" ? html`<th>${words("notices")}</th>` : html`<th>${t("days")}</th><th>${t("expires")}</th>`}
            </tr>
          </thead>
          <tbody>
            ${items.map(
              (one) => html`<tr key=${one.personId}>
                <td><${GroupBadge} group=${one.group} /></td>
                <td><a href="#/people/${one.personId}">${one.name}</a><br /><span class="small quiet">${one.kana}</span></td>
                <td><a href="#/people/${one.personId}/plans/${one.version}">${t("version", { n: one.version })}</a> ${standingWord(one.standing)}</td>
                ${
                  by === "notice"
                    ? html`<td>${one.notices.map((notice, i) => html`<div key=${i}>${notice.message}</div>`)}</td>`
                    : html`<td>${one.reviewDue ?? "—"}</td><td>${one.expires ?? "—"}</td>`
                }
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }
    ${next && html`<button type="button" class="button" onClick=${() => void load(next, items)}>${words("more")}</button>`}
  `;
}
