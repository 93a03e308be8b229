// @ts-check
// Files of the care-plan exchange: looked at first, taken in after; who in them belongs to nobody is joined to people here, and how
// much is known of whom stands above, since a list that lacks what health insurance pays looks whole and is not.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get, getAll, post } from "/kit/api.js";
import { Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { GroupBadge } from "/kit/state.js";
import { dateAndTime, stillWorks } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { upload } from "./files.js";
import { JoinOffice, JoinPerson } from "./joining.js";

/** @typedef {{insurer: string, number: string, name?: string, kana?: string, birthDate?: string}} Unlinked */
/** @typedef {{row: number, column: number, rowLost: boolean, message: string, found: string}} Fault */
/** @typedef {{dryRun: boolean, files: {name: string, month?: string, rows: number, lost: number, faultCount: number, faults: Fault[]}[], otherFiles: string[], months: Record<"added" | "changed" | "unchanged" | "withdrawn", number>, people: number, unlinkedCount: number, unlinked: Unlinked[], unknownOffices: {number: string, name: string}[], told: number}} Imported */

const SHOWN = 100;

const t = dictionary(
  {
    head: "サービスの予定（利用票）",
    lead: "ケアプランデータ連携の第6表（UPPLAN・UPJSK）、補足（UPHOSOKU）、削除（DLTPLAN・DLTJSK）のファイルを、元の名前のまま選んでください。まず内容を確かめ、それから取り込みます。",
    files: "連携のファイル",
    filesHint: "複数を一度に選べます。",
    officesMore: "はじめの{n}件だけを表示しています。",
    look: "内容を確かめる",
    take: "この内容で取り込む",
    working: "読み取り中",
    resultLook: "確かめた結果（まだ何も変わっていません）",
    resultTaken: "予定を取り込みました",
    added: "新しい月",
    changed: "変わる月",
    unchanged: "同じ月",
    withdrawn: "なくなる月",
    people: "利用者",
    unlinkedCount: "対象者と結び付いていない人",
    told: "予定が変わった対象者",
    otherFiles: "連携のファイルではないもの: {list}",
    read: "読み取ったファイル",
    file: "ファイル",
    month: "年月",
    rows: "行数",
    lost: "使えない行",
    faults: "誤りと注意",
    faultsMore: "はじめの{n}件だけを表示しています（全部で{all}件）。",
    row: "行",
    column: "列",
    what: "内容",
    cell: "見つけた値",
    rowLost: "この行は使えません",
    unlinked: "対象者と結び付いていない人",
    unlinkedLead: "被保険者番号がどの対象者のものか分かりません。対象者を探して結び付けると、次からは番号で分かります。",
    unlinkedMore: "はじめの{n}人だけを表示しています。",
    offices: "登録のない事業所番号",
    officesLead: "この番号の事業所が登録されていません。事業所を選んで結び付けてください。",
    newest: "最後の取り込み",
    newestWhat: "{at}　{by}　{n}件のファイル",
    takeBack: "取り消す",
    takeBackAsk: "最後の取り込みを取り消しますか",
    takeBackWhat: "取り込む前の予定に戻します。取り込んだ後に変わった月はそのまま残ります。",
    takenBack: "取り消しました。{restored}か月分を元に戻し、{told}人の予定が変わりました。",
    takenBackKept: "その後に変わった{kept}か月分は残しました。",
    cancel: "やめる",
    coverage: "予定が分かっている人",
    coverageLead: "利用票には介護保険のサービスしか載りません。①②群の人を見る訪問看護・訪問診療は、対象者のページで「いつもの週の予定」に書いてください。",
    group: "優先群",
    all: "人数",
    WHOLE: "分かっている",
    CARE_INSURANCE_ONLY: "介護保険のみ",
    BY_HAND: "手で書いた週のみ",
    LAST_MONTH: "先月までの利用票から",
    NOTHING: "分からない",
    percent: "何か分かる割合",
  },
  {
    head: "Schedules of services",
    lead: "Choose files of the care-plan exchange (UPPLAN, UPJSK, UPHOSOKU, DLTPLAN, DLTJSK) under their own names. They are looked at first and taken in after.",
    files: "Files of the exchange",
    filesHint: "Several at once.",
    officesMore: "The first {n}.",
    look: "Look at them",
    take: "Take them in",
    working: "Being read",
    resultLook: "What they would do (nothing has changed yet)",
    resultTaken: "The schedules were taken in",
    added: "New months",
    changed: "Changed months",
    unchanged: "Same months",
    withdrawn: "Months withdrawn",
    people: "People in them",
    unlinkedCount: "Not joined to anybody",
    told: "Whose schedule changed",
    otherFiles: "Not of the exchange: {list}",
    read: "Files that were read",
    file: "File",
    month: "Month",
    rows: "Rows",
    lost: "Not usable",
    faults: "Faults",
    faultsMore: "The first {n} of {all}.",
    row: "Row",
    column: "Column",
    what: "What is wrong",
    cell: "Found",
    rowLost: "This row cannot be used",
    unlinked: "Not joined to anybody",
    unlinkedLead: "Nobody has these insured numbers. Once a number is joined to a person, they are known by it.",
    unlinkedMore: "The first {n}.",
    offices: "Office numbers nobody has",
    officesLead: "No office that is registered has these numbers. Choose the office to join each to.",
    newest: "Taken in last",
    newestWhat: "{at}, {by}, files: {n}",
    takeBack: "Take back",
    takeBackAsk: "Take back what was taken in last?",
    takeBackWhat: "Schedules become what they were before. Months that changed since stay.",
    takenBack: "Taken back: {restored} months are as before, the schedules of {told} people changed.",
    takenBackKept: "{kept} months that changed since stay.",
    cancel: "Cancel",
    coverage: "Whose schedule is known",
    coverageLead: "The tables hold services of the long-term care insurance only. Who visits people of groups ① and ② under health insurance is kept by hand, in the usual week on the person's page.",
    group: "Priority group",
    all: "People",
    WHOLE: "Known",
    CARE_INSURANCE_ONLY: "Care insurance only",
    BY_HAND: "The week by hand only",
    LAST_MONTH: "From the months before",
    NOTHING: "Nothing known",
    percent: "Anything known",
  },
);

export function Schedules() {
  const files = useRef(/** @type {File[]} */ ([]));
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState(/** @type {Imported | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [changes, setChanges] = useState(0);
  /** @param {boolean} dryRun */
  const send = async (dryRun) => {
    setBusy(true);
    setProblem(undefined);
    try {
      setResult(await upload("/api/schedules/exchange", files.current, { dryRun: String(dryRun) }));
      if (!dryRun) setChanges(changes + 1);
    } catch (thrown) {
      setResult(undefined);
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return html`
    <h1>${t("head")}</h1>
    <${Coverage} changes=${changes} />
    <${Newest} changes=${changes} takenBack=${() => (setResult(undefined), setChanges(changes + 1))} />
    <p class="quiet">${t("lead")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <form
      class="stack panel padded"
      onSubmit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        void send(true);
      }}
    >
      <${Field}
        label=${t("files")}
        hint=${t("filesHint")}
        type="file"
        multiple
        required
        accept=".csv,.CSV"
        onChange=${(/** @type {any} */ e) => {
          files.current = [...(e.currentTarget.files ?? [])];
          setChosen(files.current.length);
          setResult(undefined);
        }}
      />
      <button type="submit" class="button primary" disabled=${chosen === 0 || busy}>${t("look")}</button>
    </form>
    ${busy && html`<p role="status">${t("working")}</p>`}
    ${!busy && result && html`<${Result} result=${result} joined=${() => setChanges(changes + 1)} />`}
    ${!busy && result?.dryRun && html`<button type="button" class="button primary" onClick=${() => void send(false)}>${t("take")}</button>`}
  `;
}

/** What was taken in last, as long as it can be taken back. @param {{changes: number, takenBack: () => void}} props */
function Newest({ changes, takenBack }) {
  const [newest, setNewest] = useState(/** @type {{id: string, at: string, by: string, files: string[]} | undefined} */ (undefined));
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  useEffect(() => void get("/api/schedules/exchange").then((found) => setNewest(found.items[0]), setProblem), [changes]);
  const undo = () =>
    post(`/api/schedules/exchange/${newest?.id}/undo`, {}).then(
      (done) => {
        setSaid(t("takenBack", done) + (done.kept > 0 ? t("takenBackKept", done) : ""));
        setProblem(undefined);
        setAsking(false);
        takenBack();
      },
      (thrown) => (setAsking(false), setProblem(thrown)),
    );
  if (!newest && !said && problem === undefined) return null;
  return html`<section class="panel" aria-labelledby="newest">
    <div class="panel-head"><h2 id="newest">${t("newest")}</h2></div>
    <div class="panel-body stack">
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      ${said && html`<p role="status">${said}</p>`}
      ${
        newest &&
        html`<p>${t("newestWhat", { at: dateAndTime(newest.at), by: newest.by, n: newest.files.length })}</p>
          <p><button type="button" class="button" onClick=${() => setAsking(true)}>${t("takeBack")}</button></p>`
      }
      ${
        asking &&
        html`<${Dialog} title=${t("takeBackAsk")} onClose=${() => setAsking(false)}>
          <p>${t("takeBackWhat")}</p>
          <div class="dialog-acts">
            <button type="button" class="button" onClick=${() => setAsking(false)}>${t("cancel")}</button>
            <button type="button" class="button primary" onClick=${undo}>${t("takeBack")}</button>
          </div>
        <//>`
      }
    </div>
  </section>`;
}

/** @param {{result: Imported, joined: () => void}} props */
function Result({ result, joined }) {
  const [offices, setOffices] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const asksOfOffices = result.unknownOffices.length > 0;
  useEffect(() => {
    if (asksOfOffices)
      getAll("/api/offices", { limit: 1000 }).then(
        (all) => setOffices(all.filter(stillWorks).sort((a, b) => a.name.localeCompare(b.name, "ja"))),
        setProblem,
      );
  }, [asksOfOffices]);
  /** @param {string} word @param {number} n */
  const number = (word, n) => html`<div><dt>${word}</dt><dd>${n.toLocaleString()}</dd></div>`;
  const faults = result.files.flatMap((file) => file.faults.map((fault) => ({ ...fault, file: file.name })));
  const faultCount = result.files.reduce((sum, file) => sum + file.faultCount, 0);
  return html`<section class="panel">
    <div class="panel-head" role="status"><h2>${t(result.dryRun ? "resultLook" : "resultTaken")}</h2></div>
    <div class="panel-body stack">
      <dl class="facts">
        ${/** @type {const} */ (["added", "changed", "unchanged", "withdrawn"]).map((fate) => number(t(fate), result.months[fate]))}
        ${number(t("people"), result.people)} ${number(t("unlinkedCount"), result.unlinkedCount)}
        ${!result.dryRun && number(t("told"), result.told)}
      </dl>
      ${result.otherFiles.length > 0 && html`<p class="notice wait">${t("otherFiles", { list: result.otherFiles.join("、") })}</p>`}
      ${
        result.files.length > 0 &&
        html`<${Table} name=${t("read")} heads=${[t("file"), t("month"), t("rows"), t("lost")]}
          rows=${result.files.map((file) => [file.name, file.month ?? "—", file.rows.toLocaleString(), file.lost.toLocaleString()])} />`
      }
      ${
        faults.length > 0 &&
        html`<h3>${t("faults")}</h3>
          <${Table} name=${t("faults")} heads=${[t("file"), t("row"), t("column"), t("what"), t("cell")]}
            rows=${faults
              .slice(0, SHOWN)
              .map((fault) => [fault.file, fault.row || "—", fault.column || "—", fault.rowLost ? `${fault.message}（${t("rowLost")}）` : fault.message, fault.found])} />
          ${faultCount > Math.min(SHOWN, faults.length) && html`<p class="small quiet">${t("faultsMore", { n: Math.min(SHOWN, faults.length), all: faultCount.toLocaleString() })}</p>`}`
      }
      ${
        result.unlinked.length > 0 &&
        html`<h3>${t("unlinked")}</h3>
          <p class="quiet">${t("unlinkedLead")}</p>
          <ul class="versions">
            ${result.unlinked.slice(0, SHOWN).map((one) => html`<li key=${one.insurer + one.number}><${JoinPerson} one=${one} joined=${joined} /></li>`)}
          </ul>
          ${result.unlinkedCount > SHOWN && html`<p class="small quiet">${t("unlinkedMore", { n: SHOWN })}</p>`}`
      }
      ${
        asksOfOffices &&
        html`<h3>${t("offices")}</h3>
          <p class="quiet">${t("officesLead")}</p>
          ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
          <ul class="versions">
            ${result.unknownOffices.slice(0, SHOWN).map((one) => html`<li key=${one.number}><${JoinOffice} one=${one} offices=${offices} joined=${joined} /></li>`)}
          </ul>
          ${result.unknownOffices.length > SHOWN && html`<p class="small quiet">${t("officesMore", { n: SHOWN })}</p>`}`
      }
    </div>
  </section>`;
}

/** @param {{name: string, heads: string[], rows: (string | number)[][]}} props */
function Table({ name, heads, rows }) {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${name}>
    <table class="table">
      <thead><tr>${heads.map((head) => html`<th key=${head}>${head}</th>`)}</tr></thead>
      <tbody>${rows.map((row, i) => html`<tr key=${i}>${row.map((cell, c) => html`<td key=${c}>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

const KNOWN = /** @type {const} */ (["WHOLE", "CARE_INSURANCE_ONLY", "BY_HAND", "LAST_MONTH", "NOTHING"]);

/** How much is known, group by group with its denominator; asked again after changes. @param {{changes: number}} props */
function Coverage({ changes }) {
  const [month, setMonth] = useState("");
  const [groups, setGroups] = useState(/** @type {{group: string, people: number, known: Record<string, number>}[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    get("/api/schedules/coverage", { month }).then((found) => (setGroups(found.groups), setProblem(undefined)), setProblem);
  useEffect(() => void load(), [month, changes]);
  return html`<section class="panel" aria-labelledby="coverage">
    <div class="panel-head"><h2 id="coverage">${t("coverage")}</h2></div>
    <div class="panel-body stack">
      <p class="small quiet">${t("coverageLead")}</p>
      <${Field} label=${t("month")} type="month" placeholder="2026-12" value=${month} onChange=${(/** @type {any} */ e) => setMonth(e.currentTarget.value)} />
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${!groups && problem === undefined && html`<${Loading} rows=${4} />`}
      ${
        groups &&
        html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t("coverage")}>
          <table class="table">
            <thead>
              <tr><th>${t("group")}</th><th class="number">${t("all")}</th>${KNOWN.map((known) => html`<th key=${known} class="number">${t(known)}</th>`)}<th class="number">${t("percent")}</th></tr>
            </thead>
            <tbody>
              ${groups.map(
                (one) => html`<tr key=${one.group}>
                  <td><${GroupBadge} group=${one.group} word=${true} /></td>
                  <td class="number">${one.people.toLocaleString()}</td>
                  ${KNOWN.map((known) => html`<td key=${known} class="number">${(one.known[known] ?? 0).toLocaleString()}</td>`)}
                  <td class="number">${percent(one)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      }
    </div>
  </section>`;
}

/** Rounded down: nearly everybody is not everybody. @param {{people: number, known: Record<string, number>}} group */
function percent({ people, known }) {
  return people === 0 ? "—" : `${Math.floor(((people - (known.NOTHING ?? 0)) * 100) / people)}%`;
}
