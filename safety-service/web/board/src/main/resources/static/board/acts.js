// @ts-check
// What the desk decides about a whole incident: closing, reopening, carrying status over, taking everything away as a file.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { GROUPS, modeWord } from "/kit/state.js";
import { dateAndTime } from "/kit/time.js";
import { aside, codes, dictionary } from "/kit/words.js";
import { CaseloadLinks } from "./caseload-links.js";
import { Deletion } from "./deletion.js";
import { Doors } from "./doors.js";
import { api, incident, page, refresh } from "./incident.js";
import { useSending } from "./sending.js";
import { t as words } from "./words.js";

const t = dictionary(
  {
    reopen: "災害を再開する",
    reopenSure: "この災害を再開しますか",
    reopenWhat: "未確認の人への依頼がもう一度始まります。再開した人と理由は記録されます。",
    reopenGo: "再開する",
    because: "理由",
    becauseMissing: "理由を入力してください",
    paper: "紙の確認票を入力",
    afterClose: "閉じたあとの報告も受け付け、そのしるしを付けて記録します。依頼や再開は起きません。",
    carry: "別の災害から引き継ぐ",
    carrySure: "別の災害の安否を引き継ぎますか",
    carryWhat: "選んだ災害で確認された状態・居場所・必要なことを、この災害でも有効にします。引き継いだ人には印が付き、判断は記録されます。",
    carryFrom: "引き継ぐ災害",
    carryNone: "引き継げる災害はありません（訓練と本番の間では引き継げません）。",
    carryGo: "引き継ぐ",
    carried: "引き継ぎを始めました",
    takeBack: "引き継ぎを取り消す",
    takeBackSure: "この引き継ぎを取り消しますか",
    takeBackWhat: "「{from}」から引き継いだものがすべて無効になり、確認できていない人への依頼が始まります。判断は記録されます。",
    takeBackGo: "取り消す",
    takenBack: "引き継ぎを取り消しました",
    another: "別の災害",
    print: "状況を印刷（A4 1枚）",
    export: "すべてを書き出す（ZIP）",
    cancel: "やめる",
    kept: "保存期限 {at}",
    log: "判断の記録",
    logEmpty: "記録はまだありません",
    offices: "{n} か所",
  },
  {
    reopen: "Reopen the incident",
    reopenSure: "Reopen this incident?",
    reopenWhat: "Those not confirmed are asked about again. Who reopened it and why is recorded.",
    reopenGo: "Reopen",
    because: "Reason",
    becauseMissing: "Give the reason",
    paper: "Enter a sheet of paper",
    afterClose: "What is entered after the closing is kept and marked as such; it asks nobody and reopens nothing.",
    carry: "Carry over from another incident",
    carrySure: "Carry status over from another incident?",
    carryWhat:
      "Condition, whereabouts and needs confirmed there will count here too. Each person concerned is marked, and the decision is recorded.",
    carryFrom: "From which incident",
    carryNone: "There is no incident to carry over from (never between a drill and a real one).",
    carryGo: "Carry over",
    carried: "Carrying over has begun",
    takeBack: "Take this back",
    takeBackSure: "Take this carrying over back?",
    takeBackWhat:
      "Everything that came from “{from}” counts here no longer, and those not confirmed are asked about. The decision is recorded.",
    takeBackGo: "Take back",
    takenBack: "What was carried over is taken back",
    another: "another incident",
    print: "Print the situation (one A4 page)",
    export: "Export everything (ZIP)",
    cancel: "Cancel",
    kept: "kept until {at}",
    log: "Decisions",
    logEmpty: "Nothing is recorded yet",
    offices: "{n} offices",
  },
);

const kindWord = codes(
  {
    OPENED: "開設",
    OUTAGE: "停電の登録・変更",
    MEMBER_UNAVAILABLE: "担当者が動けない",
    MEMBER_AVAILABLE: "担当者が動けるようになった",
    OFFICE_UNAVAILABLE: "事業所が動けない",
    OFFICE_AVAILABLE: "事業所が動けるようになった",
    DESK_ACKNOWLEDGED: "本部が確認",
    CLOSED: "閉鎖",
    REOPENED: "再開",
    CARRIED_OVER: "別の災害から引き継ぎ",
    CARRY_OVER_TAKEN_BACK: "引き継ぎを取り消し",
    EXPORTED: "書き出し",
    FACILITY: "事業所の状況",
    OFFICES_ASKED_TO_REDUCE: "縮小・休止の要請",
    OFFICES_ASKED_TO_CLOSE: "休止の要請",
    SHELTER: "避難所の人数",
    DISCLOSED: "災害時の情報提供",
    DISCLOSURE_ENDED: "情報提供を終了",
    CITIZENS_PAGE_OPENED: "市民の窓口を開いた",
    CITIZENS_PAGE_CLOSED: "市民の窓口を閉じた",
    CASELOAD_LINK_MADE: "担当者用リンクを作成",
    CASELOAD_LINK_REVOKED: "担当者用リンクを取り消し",
    INQUIRY_ANSWERED: "安否情報の照会に回答",
  },
  {
    OPENED: "opened",
    OUTAGE: "outage entered or changed",
    MEMBER_UNAVAILABLE: "a reporter cannot act",
    MEMBER_AVAILABLE: "a reporter can act again",
    OFFICE_UNAVAILABLE: "an office cannot act",
    OFFICE_AVAILABLE: "an office can act again",
    DESK_ACKNOWLEDGED: "the desk has seen what was handed to it",
    CLOSED: "closed",
    REOPENED: "reopened",
    CARRIED_OVER: "carried over from another incident",
    CARRY_OVER_TAKEN_BACK: "carrying over taken back",
    EXPORTED: "exported",
    FACILITY: "an office reported",
    OFFICES_ASKED_TO_REDUCE: "offices asked to reduce or close",
    OFFICES_ASKED_TO_CLOSE: "offices asked to close",
    SHELTER: "a shelter was counted",
    DISCLOSED: "people disclosed",
    DISCLOSURE_ENDED: "a disclosure ended",
    CITIZENS_PAGE_OPENED: "page for citizens opened",
    CITIZENS_PAGE_CLOSED: "page for citizens closed",
    CASELOAD_LINK_MADE: "link for a caseload made",
    CASELOAD_LINK_REVOKED: "link for a caseload taken back",
    INQUIRY_ANSWERED: "inquiry answered",
  },
);

/** The carryings over that still count: the newest decision about each incident. @param {any[]} newestFirst */
function standing(newestFirst) {
  const decided = new Set();
  return new Set(
    newestFirst.filter((entry) => {
      if (!["CARRIED_OVER", "CARRY_OVER_TAKEN_BACK"].includes(entry.kind) || decided.has(entry.from)) return false;
      decided.add(entry.from);
      return entry.kind === "CARRIED_OVER";
    }),
  );
}

/** Who decided what about the whole incident, newest first.
 * @param {{id: string, acts: boolean, takeBack: (from: string) => void}} props */
function Log({ id, acts, takeBack }) {
  const [items, setItems] = useState(/** @type {any[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = (/** @type {any} */ event) =>
    event.currentTarget.open &&
    get(api(id, "/log")).then((answer) => (setItems([...answer.items].reverse()), setProblem(undefined)), setProblem);
  const stands = standing(items ?? []);
  return html`<details class="log" onToggle=${load}>
    <summary>${t("log")}</summary>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${items?.length === 0 && html`<p class="small quiet">${t("logEmpty")}</p>`}
    <ul class="entries">${(items ?? []).map(
      (entry, i) => html`<li key=${i}><b>${kindWord(entry.kind)}</b> ${entry.because ?? ""} ${entry.offices ? t("offices", { n: entry.offices }) : ""}
        <span class="small quiet"> ${dateAndTime(entry.at)} ${entry.by}</span>
        ${
          acts &&
          stands.has(entry) &&
          html` <button type="button" class="button compact" onClick=${() => takeBack(entry.from)}>${t("takeBack")}</button>`
        }</li>`,
    )}</ul>
  </details>`;
}

/** Once its time is over, and for the administrator alone. @param {import("./incident.js").Incident | undefined} facts */
const mayDelete = (facts) =>
  me.value?.role === "ADMIN" && facts?.state === "CLOSED" && !!facts.keptUntil && Date.parse(facts.keptUntil) <= Date.now();

/** @param {{id: string, board?: Board}} props */
export function Acts({ id, board }) {
  const [asking, setAsking] = useState("");
  const [told, setTold] = useState("");
  const [from, setFrom] = useState("");
  const facts = incident.value;
  const done = (/** @type {string} */ word = "") => (setAsking(""), setTold(word), refresh());
  const ask = (/** @type {string} */ what, /** @type {string} */ word) =>
    html`<button type="button" class="button plain" onClick=${() => setAsking(what)}>${word}</button>`;
  return html`<div class="board-foot">
    ${facts && facts.state !== "OPENING" && html`<a class="button" href=${page(id, "/report")}>${words("enterReport")}</a>`}
    ${facts && facts.state !== "OPENING" && actsAtDesk(me.value) && html`<a class="button" href=${page(id, "/paper")}>${t("paper")}</a>`}
    ${facts?.state === "CLOSED" && html`<span class="small quiet">${t("afterClose")}</span>`}
    ${facts?.state === "OPEN" && ask("carry", t("carry"))}
    ${facts?.state === "OPEN" && board && ask("close", words("closeIncident"))}
    ${facts?.state === "CLOSED" && ask("reopen", t("reopen"))}
    ${board && html`<button type="button" class="button plain" onClick=${() => print()}>${t("print")}</button>`}
    <a class="button plain" href=${api(id, "/export")} download>${t("export")}</a>
    <span class="small quiet" role="status">${told}${facts?.keptUntil ? t("kept", { at: facts.keptUntil }) : ""}</span>
    <${Log} key=${told} id=${id} acts=${facts?.state === "OPEN" && actsAtDesk(me.value)} takeBack=${(/** @type {string} */ other) => (setFrom(other), setAsking("back"))} />
    ${facts?.state === "OPEN" && html`<${Doors} id=${id} acts=${actsAtDesk(me.value)} drill=${facts.mode === "DRILL"} page=${!!facts.citizensPage} changed=${refresh} />`}
    ${facts?.state === "OPEN" && actsAtDesk(me.value) && html`<${CaseloadLinks} id=${id} acts=${true} />`}
    ${mayDelete(facts) && html`<${Deletion} id=${id} title=${facts?.title ?? ""} />`}
    ${asking === "close" && board && html`<${Close} id=${id} board=${board} onClose=${() => setAsking("")} done=${done} />`}
    ${asking === "reopen" && html`<${Reopen} id=${id} onClose=${() => setAsking("")} done=${done} />`}
    ${asking === "carry" && html`<${CarryOver} id=${id} onClose=${() => setAsking("")} done=${() => done(t("carried"))} />`}
    ${asking === "back" && html`<${TakeBack} id=${id} from=${from} onClose=${() => setAsking("")} done=${() => done(t("takenBack"))} />`}
  </div>`;
}

/** @param {{id: string, board: Board, onClose: () => void, done: () => void}} props */
function Close({ id, board, onClose, done }) {
  const { busy, problem, send } = useSending();
  const sum = (/** @type {"SILENT" | "NEEDS_HELP"} */ state) =>
    GROUPS.reduce((n, group) => n + (board.counts[group]?.[state] ?? 0), 0);
  const close = () => send(() => post(api(id, "/close")).then(() => done()));
  return html`<${Dialog} title=${words("closeSure")} onClose=${onClose}>
    <p class="dialog-text">${words("closeWhat", { silent: sum("SILENT").toLocaleString(), needs: sum("NEEDS_HELP").toLocaleString() })}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${onClose}>${words("cancel")}</button>
      <button type="button" class="button danger" disabled=${busy} onClick=${close}>${words("closeGo")}</button>
    </div>
  <//>`;
}

/** @param {{id: string, onClose: () => void, done: () => void}} props */
function Reopen({ id, onClose, done }) {
  const [because, setBecause] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, problem, send } = useSending();
  const go = () => {
    setMissing(!because.trim());
    if (because.trim()) void send(() => post(api(id, "/reopen"), { because: because.trim() }).then(() => done()));
  };
  return html`<${Dialog} title=${t("reopenSure")} onClose=${onClose}>
    <p class="dialog-text">${t("reopenWhat")}</p>
    <${Reason} value=${because} set=${setBecause} missing=${missing} />
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
      <button type="button" class="button primary" disabled=${busy} onClick=${go}>${t("reopenGo")}</button>
    </div>
  <//>`;
}

/** @param {{id: string, onClose: () => void, done: () => void}} props */
function CarryOver({ id, onClose, done }) {
  const [others, setOthers] = useState(/** @type {any[] | undefined} */ (undefined));
  const [from, setFrom] = useState("");
  const [because, setBecause] = useState("");
  const [missing, setMissing] = useState(false);
  const [unread, setUnread] = useState(/** @type {unknown} */ (undefined));
  const { busy, problem, send } = useSending(`carry over ${id}`);
  useEffect(() => {
    get("/api/incidents").then((answer) => {
      const able = answer.items.filter((/** @type {any} */ i) => i.id !== id && i.mode === incident.peek()?.mode);
      setOthers(able);
      setFrom(able[0]?.id ?? "");
    }, setUnread);
  }, [id]);
  const go = () => {
    setMissing(!because.trim());
    if (because.trim() && from)
      void send((decision) => post(api(id, "/carry-over"), decision).then(() => done()), { from, because: because.trim() });
  };
  return html`<${Dialog} title=${t("carrySure")} onClose=${onClose}>
    <p class="dialog-text">${t("carryWhat")}</p>
    ${
      others?.length === 0
        ? html`<p class="empty small">${t("carryNone")}</p>`
        : html`<${Field} tag="select" label=${t("carryFrom")} value=${from} onChange=${(/** @type {any} */ e) => setFrom(e.currentTarget.value)}>
            ${(others ?? []).map((i) => html`<option key=${i.id} value=${i.id}>${modeWord(i.mode)} ${aside(i.title, dateAndTime(i.onsetAt))}</option>`)}
          <//>
          <${Reason} value=${because} set=${setBecause} missing=${missing} />`
    }
    ${(problem ?? unread) !== undefined && html`<${ProblemNotice} problem=${problem ?? unread} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
      <button type="button" class="button primary" disabled=${busy || !from} onClick=${go}>${t("carryGo")}</button>
    </div>
  <//>`;
}

/** @param {{id: string, from: string, onClose: () => void, done: () => void}} props */
function TakeBack({ id, from, onClose, done }) {
  const [title, setTitle] = useState(t("another"));
  const [because, setBecause] = useState("");
  const [missing, setMissing] = useState(false);
  const [unread, setUnread] = useState(/** @type {unknown} */ (undefined));
  const { busy, problem, send } = useSending(`take back ${id} ${from}`);
  useEffect(() => void get(api(from)).then((answer) => setTitle(answer.title), setUnread), [from]);
  const go = () => {
    setMissing(!because.trim());
    if (because.trim())
      void send((decision) => post(api(id, "/carry-over/take-back"), decision).then(() => done()), { from, because: because.trim() });
  };
  return html`<${Dialog} title=${t("takeBackSure")} onClose=${onClose}>
    <p class="dialog-text">${t("takeBackWhat", { from: title })}</p>
    <${Reason} value=${because} set=${setBecause} missing=${missing} />
    ${(problem ?? unread) !== undefined && html`<${ProblemNotice} problem=${problem ?? unread} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
      <button type="button" class="button danger" disabled=${busy} onClick=${go}>${t("takeBackGo")}</button>
    </div>
  <//>`;
}

/** @param {{value: string, set: (value: string) => void, missing: boolean}} props */
function Reason({ value, set, missing }) {
  return html`<${Field}
    label=${t("because")}
    value=${value}
    maxlength="500"
    required
    problem=${missing && !value.trim() ? t("becauseMissing") : ""}
    onInput=${(/** @type {any} */ e) => set(e.currentTarget.value)}
  />`;
}
