// @ts-check
// The city deletes an incident that was kept for its time: the administrator alone, with a reason, and by typing its title.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { modeWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { kindWord } from "/phone/safety-words.js";
import { api } from "./incident.js";

const t = dictionary(
  {
    open: "記録を削除する",
    sure: "この災害の記録を削除しますか",
    what: "報告・安否・メモ・通知の中身がすべて読めなくなり、元に戻せません。だれがいつ見たかの監査記録と、削除したことだけが残ります。",
    title: "確かめるため、災害の名前を入力してください: {title}",
    because: "理由（保存期間の根拠など）",
    go: "削除する",
    cancel: "やめる",
    deleted: "削除した災害",
    line: "{mode} {kind} {opened}〜{closed}：{at} に {by} が削除（{because}）",
  },
  {
    open: "Delete the records",
    sure: "Delete the records of this incident?",
    what: "Reports, checks, notes and messages can never be read again. What stays is the audit trail of who looked when, and that it was deleted.",
    title: "To make sure, type the title: {title}",
    because: "Reason, such as the rule on retention",
    go: "Delete",
    cancel: "Cancel",
    deleted: "Deleted incidents",
    line: "{mode} {kind} {opened} to {closed}: deleted {at} by {by} ({because})",
  },
);

/** @param {{id: string, title: string}} props */
export function Deletion({ id, title }) {
  const [asking, setAsking] = useState(false);
  const [form, setForm] = useState({ title: "", because: "" });
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    setForm((now) => ({ ...now, [field]: e.currentTarget.value }));
  const go = () => post(api(id, "/delete"), form).then(() => (location.hash = "#/"), setProblem);
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<button type="button" class="button plain" onClick=${() => setAsking(true)}>${t("open")}</button>
    ${
      asking &&
      html`<${Dialog} title=${t("sure")} onClose=${() => setAsking(false)}>
        <p class="dialog-text">${t("what")}</p>
        <${Field} label=${t("because")} required maxlength="500" value=${form.because} problem=${wrong?.of("because")} onInput=${type("because")} />
        <${Field} label=${t("title", { title })} required autocomplete="off" value=${form.title} problem=${wrong?.of("title")} onInput=${type("title")} />
        ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
        <div class="dialog-acts">
          <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
          <button type="button" class="button danger" disabled=${form.title !== title || !form.because.trim()} onClick=${go}>${t("go")}</button>
        </div>
      <//>`
    }`;
}

/** What is left of the incidents that were deleted. */
export function Deleted() {
  const [items, setItems] = useState(/** @type {any[]} */ ([]));
  useEffect(() => void get("/api/records/deleted-incidents").then((found) => setItems(found.items), () => {}), []);
  if (items.length === 0) return null;
  return html`<section>
    <h2 class="section">${t("deleted")}</h2>
    <ul class="entries">
      ${items.map(
        (one) => html`<li key=${one.id}>${t("line", {
          mode: modeWord(one.mode),
          kind: kindWord(one.kind),
          opened: dateAndTime(one.openedAt),
          closed: dateAndTime(one.closedAt),
          at: dateAndTime(one.deletedAt),
          by: one.by,
          because: one.because,
        })}</li>`,
      )}
    </ul>
  </section>`;
}
