// @ts-check
// A sheet of paper is entered: a person looks at the ticks and confirms them here, row by row. Phone and desk share it.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { SOURCES, sourceWord } from "../safety-words.js";
import { FindSheet } from "./find-sheet.js";
import { rowReport, says, unticked } from "./row-report.js";
import { NEEDS, PLACES, STATES, tickWord } from "./ticks.js";

/** @typedef {import("./row-report.js").Incident} Incident */
/** @typedef {import("./row-report.js").Sheet} Sheet */
/** @typedef {import("./row-report.js").Row} Row */
/** @typedef {import("./row-report.js").Ticks} Ticks */
/** @typedef {import("./row-report.js").RowReport} RowReport */
/** What became of a report: undefined when it is safe, otherwise why not. @typedef {Map<string, import("/kit/api.js").Problem | undefined>} Fates */

const t = dictionary(
  {
    title: "紙の確認票を入力",
    lead: "票の写真かコードから行を開き、紙の印を見ながら確認して登録します。同じ票を二人が入力しても、同じ内容は1件として数えます。",
    madeOn: "{on} 作成の名簿（{n}日前）",
    madeToday: "{on} 作成の名簿（きょう）",
    old: "古い票です。担当や住まいが変わった人がいないか、気をつけてください。",
    sheet: "票 {sheet}",
    page: "{page} / {pages} 枚目",
    another: "別の票を開く",
    day: "確認した日（票に書かれた日）",
    dayMissing: "確認した日を入力してください",
    source: "記入した人の立場",
    sourceMissing: "記入した人の立場を選んでください",
    choose: "選んでください",
    row: "{row}番 {name}",
    unknownRow: "{row}番（{code}）",
    notYours: "いまはあなたの担当でないか、登録のない人です。この行は市の災害対策本部で入力してください。",
    left: "いまはこの一覧から外れています",
    last: "最新の報告 {at}",
    entered: "この行は入力済みです（{at}）",
    state: "安否",
    place: "居場所",
    need: "必要なもの",
    none: "印なし",
    time: "確認した時刻",
    timeHint: "書かれていなければ空欄",
    hearsay: "聞き方",
    notes: "メモ",
    send: "印のある {n} 行を登録する",
    nothing: "印のある行がありません",
    done: "登録しました",
    doneAll: "{n} 行を登録しました",
    failed: "{n} 行が登録できていません。内容はこの画面に残っています。もう一度登録しても、二重にはなりません。",
    insecure: "この画面は HTTPS で開いたときだけ登録できます。市の運用担当に知らせてください。",
    emergency: "これは緊急通報ではありません。命の危険があるときは119へ。",
  },
  {
    title: "Enter a sheet of paper",
    lead: "Open the rows by a photograph or a code, look at the ticks on paper, confirm them here. If two people enter the same sheet, what is the same counts once.",
    madeOn: "List of {on} ({n} days ago)",
    madeToday: "List of {on} (today)",
    old: "An old sheet. Mind that people may have moved or changed hands since.",
    sheet: "Sheet {sheet}",
    page: "Page {page} of {pages}",
    another: "Open another sheet",
    day: "Day on which it was filled in (as written)",
    dayMissing: "Enter the day",
    source: "Role of who filled it in",
    sourceMissing: "Choose the role of who filled it in",
    choose: "Choose",
    row: "{row}. {name}",
    unknownRow: "{row}. ({code})",
    notYours: "Not your client today, or no longer registered. The city's desk can enter this row.",
    left: "no longer on this list",
    last: "last report {at}",
    entered: "This row has been entered ({at})",
    state: "State",
    place: "Where",
    need: "Needs",
    none: "no tick",
    time: "Seen at",
    timeHint: "Empty when nothing is written",
    hearsay: "How it is known",
    notes: "Notes",
    send: "Enter the {n} rows with ticks",
    nothing: "No row has a tick",
    done: "Entered",
    doneAll: "{n} rows entered",
    failed: "{n} rows are not entered. They are still on this screen; entering them again does not count them twice.",
    insecure: "Entering works over HTTPS only. Tell the operator.",
    emergency: "This is not an emergency call. When a life is in danger, dial 119.",
  },
);

const OLD = 90;
const options = (/** @type {string[]} */ codes) => codes.map((value) => ({ value, label: tickWord(value) }));
const orNone = (/** @type {string[]} */ codes) => [{ value: "", label: t("none") }, ...options(codes)];

/** @param {{incident: Incident, send: (reports: RowReport[]) => Promise<Fates>, sent: unknown}} props `sent` is shown after something was entered */
export function PaperEntry({ incident, send, sent }) {
  const [open, setOpen] = useState(/** @type {{sheet: Sheet, page: number} | undefined} */ (undefined));
  const [ticks, setTicks] = useState(/** @type {Record<string, Ticks>} */ ({}));
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => heading.current?.focus(), [open?.sheet.sheet, open?.page]);
  return html`<div class="stack paper-entry">
    <h1 ref=${heading} tabindex="-1">${t("title")}</h1>
    ${
      open
        ? html`<${Head} sheet=${open.sheet} page=${open.page} turn=${(/** @type {number} */ page) => setOpen({ ...open, page })} close=${() => setOpen(undefined)} />
          <${Rows} key=${`${open.sheet.sheet} ${open.page}`} incident=${incident} sheet=${open.sheet} page=${open.page} send=${send} sent=${sent} ticks=${ticks} setTicks=${setTicks} />`
        : html`<p>${t("lead")}</p>
          <${FindSheet} found=${(/** @type {Sheet} */ sheet, /** @type {number} */ page) => setOpen({ sheet, page })} />`
    }
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

/** Which list this is and how old: what stands on paper may be long past. @param {{sheet: Sheet, page: number, turn: (page: number) => void, close: () => void}} props */
function Head({ sheet, page, turn, close }) {
  const others = Array.from({ length: sheet.pages }, (_, i) => i + 1).filter((one) => one !== page);
  return html`<div class="panel paper-which">
    <p><strong>${sheet.list.name}</strong></p>
    <p class=${sheet.age > OLD ? "late" : ""}>${t(sheet.age > 0 ? "madeOn" : "madeToday", { on: sheet.madeOn, n: sheet.age })}</p>
    ${sheet.age > OLD && html`<p class="late">${t("old")}</p>`}
    <p class="small quiet">${t("sheet", { sheet: sheet.sheet })} · ${t("page", { page, pages: sheet.pages })}</p>
    <p class="row">
      ${others.map((one) => html`<button key=${one} type="button" class="button compact" aria-label=${t("page", { page: one, pages: sheet.pages })} onClick=${() => turn(one)}>${one}</button>`)}
      <button type="button" class="button compact" onClick=${close}>${t("another")}</button>
    </p>
  </div>`;
}

/** @param {{incident: Incident, sheet: Sheet, page: number, send: (reports: RowReport[]) => Promise<Fates>, sent: unknown,
 * ticks: Record<string, Ticks>, setTicks: (next: (now: Record<string, Ticks>) => Record<string, Ticks>) => void}} props `ticks` outlive the page that is shown */
function Rows({ incident, sheet, page, send, sent, ticks, setTicks }) {
  const rows = sheet.rows.filter((row) => row.page === page);
  const [day, setDay] = useState("");
  const [source, setSource] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fates, setFates] = useState(/** @type {Record<string, unknown>} */ ({}));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [told, setTold] = useState("");
  const ticked = rows.filter((row) => row.personId && says(ticks[row.code]));
  const asksSource = sheet.list.kind !== "MEMBER";

  /** @param {string} code @param {Partial<Ticks>} next */
  const tick = (code, next) => {
    setTicks((now) => ({ ...now, [code]: { ...(now[code] ?? unticked()), ...next } }));
    setFates(({ [code]: _, ...rest }) => rest);
  };

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setMissing(true);
    if (ticked.length === 0 || !day || (asksSource && !source)) return;
    setBusy(true);
    setProblem(undefined);
    setTold("");
    try {
      const reports = await Promise.all(
        ticked.map((row) => rowReport(incident, sheet, /** @type {any} */ (row), ticks[row.code], { day, source })),
      );
      const became = await send(reports);
      const next = Object.fromEntries(reports.map((report) => [report.code, became.get(report.id) ?? "done"]));
      setFates((now) => ({ ...now, ...next }));
      const failed = Object.values(next).filter((fate) => fate !== "done").length;
      setTold(failed ? t("failed", { n: failed }) : t("doneAll", { n: reports.length }));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setBusy(false);
  };

  if (!globalThis.crypto?.subtle) return html`<p class="notice bad" role="alert">${t("insecure")}</p>`;
  return html`<form class="stack" onSubmit=${submit} novalidate>
    <${Field}
      label=${t("day")}
      type="date"
      class="short"
      required
      value=${day}
      problem=${missing && !day ? t("dayMissing") : ""}
      onInput=${(/** @type {any} */ e) => setDay(e.currentTarget.value)}
    />
    ${
      asksSource &&
      html`<${Field}
        tag="select"
        label=${t("source")}
        required
        value=${source}
        problem=${missing && !source ? t("sourceMissing") : ""}
        onChange=${(/** @type {any} */ e) => setSource(e.currentTarget.value)}
      >
        <option value="">${t("choose")}</option>
        ${SOURCES.map((one) => html`<option key=${one} value=${one}>${sourceWord(one)}</option>`)}
      <//>`
    }
    <ol class="paper-rows">
      ${rows.map(
        (row) => html`<li key=${row.code} class="panel">
          <${OneRow} incident=${incident} row=${row} ticks=${ticks[row.code] ?? unticked()} fate=${fates[row.code]}
            tick=${(/** @type {Partial<Ticks>} */ next) => tick(row.code, next)} />
        </li>`,
      )}
    </ol>
    ${missing && ticked.length === 0 && html`<p class="problem-text" role="alert">${t("nothing")}</p>`}
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${told && html`<div class="notice ${told === t("doneAll", { n: ticked.length }) ? "good" : "bad"}" role="status"><div>${told}${sent}</div></div>`}
    <p class="send"><button type="submit" class="button primary" disabled=${busy}>${t("send", { n: ticked.length })}</button></p>
  </form>`;
}

/** @param {{incident: Incident, row: Row, ticks: Ticks, fate: unknown, tick: (next: Partial<Ticks>) => void}} props */
function OneRow({ incident, row, ticks, fate, tick }) {
  if (!row.personId)
    return html`<p><strong>${t("unknownRow", { row: row.row, code: row.code })}</strong></p><p class="small">${t("notYours")}</p>`;
  return html`<fieldset class="stack">
    <legend>${t("row", { row: row.row, name: row.name ?? "" })}</legend>
    <p class="row small">
      <${GroupBadge} group=${row.group ?? ""} /> <span class="mono">${row.code}</span>
      ${row.listed === false && html`<strong class="late">${t("left")}</strong>`}
      <${Known} incident=${incident} row=${row} />
    </p>
    <${Choices} legend=${t("state")} options=${orNone(STATES)} value=${ticks.state} onChange=${(/** @type {string} */ state) => tick({ state })} />
    <${Choices} legend=${t("place")} options=${orNone(PLACES)} value=${ticks.place} onChange=${(/** @type {string} */ place) => tick({ place })} />
    <${Choices} legend=${t("need")} options=${options(NEEDS)} value=${ticks.needs} onChange=${(/** @type {string[]} */ needs) => tick({ needs })} />
    <div class="paper-when">
      <${Field} label=${t("time")} hint=${t("timeHint")} type="time" class="short" value=${ticks.time} onInput=${(/** @type {any} */ e) => tick({ time: e.currentTarget.value })} />
      <${Choices} legend=${t("hearsay")} options=${options(["HEARSAY"])} value=${ticks.hearsay ? ["HEARSAY"] : []} onChange=${(/** @type {string[]} */ some) => tick({ hearsay: some.length > 0 })} />
      <${Field} label=${t("notes")} value=${ticks.notes} maxlength="1000" autocomplete="off" onInput=${(/** @type {any} */ e) => tick({ notes: e.currentTarget.value })} />
    </div>
    ${fate === "done" && html`<p class="notice good small">${t("done")}</p>`}
    ${fate !== undefined && fate !== "done" && html`<${ProblemNotice} problem=${fate} />`}
  </fieldset>`;
}

/** What the city knows of the person by now, and whether this row was entered before. @param {{incident: Incident, row: Row}} props */
function Known({ incident, row }) {
  const [known, setKnown] = useState(/** @type {any} */ (undefined));
  useEffect(() => {
    get(`/api/incidents/${encodeURIComponent(incident.id)}/checks/${encodeURIComponent(row.personId ?? "")}`).then(setKnown, () => {});
  }, [incident.id, row.personId]);
  if (!known?.check) return null;
  const before = (known.reports ?? []).find((/** @type {any} */ report) => report.notes?.includes(`コード${row.code}（`));
  return html`<${StateMark} state=${known.check.state} />
    ${known.check.lastReportAt && html`<span class="quiet">${t("last", { at: timeOfDay(known.check.lastReportAt) })}</span>`}
    ${before && html`<strong>${t("entered", { at: timeOfDay(before.receivedAt) })}</strong>`}`;
}
