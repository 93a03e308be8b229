// @ts-check
// Links by which a member's whole caseload is reported on without signing in, for somebody whose phone was never enrolled or is
// lost. The names travel in the link itself and are told this once; here only how many, to whom, until when.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, getAll, post } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { dateAndTime, stillWorks } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { api } from "./incident.js";
import { useSending } from "./sending.js";

/** @typedef {{id: string, member: string, people: number, until: string, by: string, open: boolean}} Link */

const HOURS = 24;

const t = dictionary(
  {
    head: "担当者用リンク（サインインなしの報告）",
    what: "端末を登録していない、または失くした担当者に渡します。リンクには担当の方の氏名が入ります。開いた人は報告だけができ、何も読めません。期限が来るか災害を閉じると使えなくなります。",
    none: "ありません",
    open: "{n} 人・{until} まで",
    over: "終わりました（{until}）",
    revoke: "取り消す",
    member: "渡す相手（職員）",
    choose: "選んでください",
    hours: "何時間（72 時間まで）",
    make: "リンクを作る",
    made: "{member} さんの {n} 人分のリンクです。この画面でしか表示しません。本人にだけ渡してください。",
    copy: "コピーする",
    copied: "コピーしました",
    link: "リンク",
  },
  {
    head: "Links for a caseload (reporting without signing in)",
    what: "For somebody whose phone was never enrolled or is lost. The link carries the names of their people. Whoever opens it can report and read nothing. It ends with its time or with the incident.",
    none: "None",
    open: "{n} people, until {until}",
    over: "over ({until})",
    revoke: "Take back",
    member: "For whom (member)",
    choose: "Choose one",
    hours: "Hours, at most 72",
    make: "Make a link",
    made: "A link for the {n} people of {member}. It is shown only here and now: hand it to them alone.",
    copy: "Copy",
    copied: "Copied",
    link: "Link",
  },
);

/** @param {{id: string, acts: boolean}} props */
export function CaseloadLinks({ id, acts }) {
  const [items, setItems] = useState(/** @type {Link[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => get(api(id, "/caseload-links")).then((found) => (setItems(found.items), setProblem(undefined)), setProblem);
  const revoke = (/** @type {string} */ which) => post(api(id, `/caseload-links/${which}/revoke`)).then(load, setProblem);
  return html`<details class="log" onToggle=${(/** @type {any} */ e) => e.currentTarget.open && load()}>
    <summary>${t("head")}</summary>
    <p class="small quiet">${t("what")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${items?.length === 0 && html`<p class="small quiet">${t("none")}</p>`}
    <ul class="entries">
      ${(items ?? []).map(
        (one) => html`<li key=${one.id}>
          <b>${one.member}</b>
          <span class="small quiet"> ${t(one.open ? "open" : "over", { n: one.people, until: dateAndTime(one.until) })} ${one.by}</span>
          ${acts && one.open && html` <button type="button" class="button compact" onClick=${() => revoke(one.id)}>${t("revoke")}</button>`}
        </li>`,
      )}
    </ul>
    ${acts && items && html`<${Make} id=${id} done=${load} />`}
  </details>`;
}

/** @param {{id: string, done: () => void}} props */
function Make({ id, done }) {
  const [members, setMembers] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [form, setForm] = useState({ member: "", hours: String(HOURS) });
  const [made, setMade] = useState(/** @type {any} */ (undefined));
  const [copied, setCopied] = useState(false);
  const [missed, setMissed] = useState(/** @type {unknown} */ (undefined));
  const { busy, problem: refused, send } = useSending(`caseload link ${id}`);
  const problem = refused ?? missed;
  useEffect(() => {
    getAll("/api/members", { limit: 1000 }).then(
      (found) => setMembers(found.filter(stillWorks).sort((a, b) => a.name.localeCompare(b.name, "ja"))),
      setMissed,
    );
  }, []);
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    setForm((now) => ({ ...now, [field]: e.currentTarget.value }));
  /** @param {Event} event */
  const make = (event) => {
    event.preventDefault();
    void send(
      (wanted) => post(api(id, "/caseload-links"), wanted).then((link) => (setMissed(undefined), setCopied(false), setMade(link), done())),
      { memberId: form.member, hours: Number(form.hours) },
    );
  };
  const address = made && `${location.origin}/answer/caseload.html#${made.fragment}`;
  const copy = () => navigator.clipboard.writeText(address).then(() => setCopied(true), setMissed);
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<form class="stack" onSubmit=${make}>
    <${Field} label=${t("member")} tag="select" required value=${form.member} problem=${wrong?.of("memberId")} onInput=${type("member")}>
      <option value="">${t("choose")}</option>
      ${members.map((member) => html`<option key=${member.id} value=${member.id}>${member.name}</option>`)}
    <//>
    <${Field} label=${t("hours")} type="number" min="1" max="72" required value=${form.hours} problem=${wrong?.of("hours")} onInput=${type("hours")} />
    ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
    <div><button class="button" disabled=${busy}>${t("make")}</button></div>
    ${
      made &&
      html`<div class="notice good" role="status"><div>
        <p>${t("made", { member: made.member, n: made.people.length })}</p>
        <${Field} label=${t("link")} readonly value=${address} />
        <button type="button" class="button compact" onClick=${copy}>${t(copied ? "copied" : "copy")}</button>
      </div></div>`
    }
  </form>`;
}
