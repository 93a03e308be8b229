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
import { rowReport, says, saysTooLittle, unfilled, unticked } from "./row-report.js";
import { NEEDS, PLACES, STATES, tickWord } from "./ticks.js";

/** @typedef {import("./row-report.js").Incident} Incident */
/** @typedef {import("./row-report.js").Sheet} Sheet */
/** @typedef {import("./row-report.js").Row} Row */
/** @typedef {import("./row-report.js").Ticks} Ticks */
/** @typedef {import("./row-report.js").RowReport} RowReport */
/** @typedef {import("./row-report.js").Begun} Begun */
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
    otherPages: "このうち {n} 行はほかの頁です",
    another: "別の票を開く",
    day: "確認した日（票に書かれた日）",
    dayMissing: "確認した日を入力してください",
    source: "記入した人の立場",
    sourceMissing: "記入した人の立場を選んでください",
    choose: "選んでください",
    between: "、",
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
    failed: "{n} 行（{rows}番）が登録できていません。内容はこの画面に残っています。もう一度登録しても、二重にはなりません。",
    tooLittle: "{rows}番は登録されません。書き込みだけで、安否にも必要なものにも印がありません。どちらかに印を付けるか、書き込みを消してください。",
    tooLittleHere: "安否にも必要なものにも印がないので、この行は登録されません",
    leave: "この票には、まだ登録していない行が {n} 行あります。別の票を開きますか。",
    insecure: "この画面は HTTPS で開いたときだけ登録できます。市の運用担当に知らせてください。",
    call: "119に電話する",
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
    otherPages: "{n} of them are on other pages",
    another: "Open another sheet",
    day: "Day on which it was filled in (as written)",
    dayMissing: "Enter the day",
    source: "Role of who filled it in",
    sourceMissing: "Choose the role of who filled it in",
    choose: "Choose",
    between: ", ",
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
    failed: "{n} rows are not entered (no. {rows}). They are still on this screen; entering them again does not count them twice.",
    tooLittle: "No. {rows} will not be entered: something is written, but neither a state nor a need is ticked. Tick one of them or clear what is written.",
    tooLittleHere: "Neither a state nor a need is ticked: this row will not be entered",
    leave: "{n} rows of this sheet are not entered yet. Open another sheet?",
    insecure: "Entering works over HTTPS only. Tell the operator.",
    call: "Call 119",
    emergency: "This is not an emergency call. When a life is in danger, dial 119.",
  },
);

const OLD = 90;
const options = (/** @type {string[]} */ codes) => codes.map((value) => ({ value, label: tickWord(value) }));
const numbers = (/** @type {Row[]} */ rows) => rows.map(({ row }) => row).join(t("between"));
const orNone = (/** @type {string[]} */ codes) => [{ value: "", label: t("none") }, ...options(codes)];

/** @param {{incident: Incident, send: (reports: RowReport[]) => Promise<Fates>, sent: unknown, shelf?: import("./find-sheet.js").Shelf}} props
 *   `sent` is shown after something was entered; with a `shelf`, sheets stay on this device */
export function PaperEntry({ incident, send, sent, shelf }) {
  const [found, setFound] = useState(/** @type {{sheet: Sheet, page: number} | undefined} */ (undefined));
  const [begun, setBegun] = useState(/** @type {Record<string, Begun>} */ ({}));
  const open = async (/** @type {Sheet} */ sheet, /** @type {number} */ page) => {
    const before = await shelf?.opened(sheet, incident.id);
    setBegun((now) => ({ ...now, [sheet.sheet]: now[sheet.sheet] ?? before ?? unfilled() }));
    setFound({ sheet, page });
  };
  const change = (/** @type {Sheet} */ sheet, /** @type {Begun} */ next) => {
    setBegun((now) => ({ ...now, [sheet.sheet]: next }));
    void shelf?.entered(sheet, incident.id, next);
  };
  return html`<div class="stack paper-entry">
    ${
      found
        ? html`<${OpenSheet} key=${found.sheet.sheet} incident=${incident} sheet=${found.sheet} first=${found.page} send=${send} sent=${sent}
            begun=${begun[found.sheet.sheet]} change=${(/** @type {Begun} */ next) => change(found.sheet, next)}
            done=${() => void shelf?.entered(found.sheet, incident.id)} close=${() => setFound(undefined)} />`
        : html`<${Title} />
          <p>${t("lead")}</p>
          <${FindSheet} found=${open} shelf=${shelf} />`
    }
    <p class="small quiet">${t("emergency")}</p>
  </div>`;
}

/** Has the focus whenever something else stands below it. @param {{of?: unknown}} props */
function Title({ of }) {
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => heading.current?.focus(), [of]);
  return html`<h1 ref=${heading} tabindex="-1">${t("title")}</h1>`;
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

/**
 * A sheet is entered as a whole, whichever of its pages is shown: nothing that was ticked on another one stays behind.
 *
 * @param {{incident: Incident, sheet: Sheet, first: number, send: (reports: RowReport[]) => Promise<Fates>, sent: unknown,
 *   begun: Begun, change: (next: Begun) => void, done: () => void, close: () => void}} props `begun` outlives the sheet that is shown
 */
function OpenSheet({ incident, sheet, first, send, sent, begun, change, done, close }) {
  const { day, source, ticks } = begun;
  const [page, turn] = useState(first);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fates, setFates] = useState(/** @type {Record<string, unknown>} */ ({}));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [told, setTold] = useState({ text: "", good: false });
  const known = sheet.rows.filter((row) => row.personId);
  const ticked = known.filter(({ code }) => says(ticks[code]) && fates[code] !== "done");
  const tooLittle = known.filter(({ code }) => saysTooLittle(ticks[code]));
  const elsewhere = ticked.filter((row) => row.page !== page).length;
  const asksSource = sheet.list.kind !== "MEMBER";

  /** @param {string} code @param {Partial<Ticks>} next */
  const tick = (code, next) => {
    change({ ...begun, ticks: { ...ticks, [code]: { ...(ticks[code] ?? unticked()), ...next } } });
    setFates(({ [code]: _, ...rest }) => rest);
  };

  /** With another day or role every row says something else. @param {Partial<import("./row-report.js").Filled>} next */
  const fill = (next) => {
    change({ ...begun, ...next });
    setFates({});
  };

  const leave = () => {
    const unentered = ticked.length + tooLittle.length;
    if (unentered === 0 || confirm(t("leave", { n: unentered }))) close();
  };

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setMissing(true);
    if (ticked.length === 0 || !day || (asksSource && !source)) return;
    setBusy(true);
    setProblem(undefined);
    setTold({ text: "", good: false });
    try {
      const reports = await Promise.all(
        ticked.map((row) => rowReport(incident, sheet, /** @type {any} */ (row), ticks[row.code], { day, source })),
      );
      const became = await send(reports);
      const next = Object.fromEntries(reports.map((report) => [report.code, became.get(report.id) ?? "done"]));
      setFates((now) => ({ ...now, ...next }));
      const failed = ticked.filter(({ code }) => next[code] !== "done");
      if (failed.length === 0 && tooLittle.length === 0) done();
      setTold(
        failed.length
          ? { text: t("failed", { n: failed.length, rows: numbers(failed) }), good: false }
          : { text: t("doneAll", { n: reports.length }), good: true },
      );
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setBusy(false);
  };

  const head = html`<${Title} of=${page} />
    <${Head} sheet=${sheet} page=${page} turn=${turn} close=${leave} />`;
  if (!globalThis.crypto?.subtle) return html`${head}<p class="notice bad" role="alert">${t("insecure")}</p>`;
  return html`${head}<form class="stack" onSubmit=${submit} novalidate>
    <${Field}
      label=${t("day")}
      type="date"
      class="short"
      required
      value=${day}
      problem=${missing && !day ? t("dayMissing") : ""}
      onInput=${(/** @type {any} */ e) => fill({ day: e.currentTarget.value })}
    />
    ${
      asksSource &&
      html`<${Field}
        tag="select"
        label=${t("source")}
        required
        value=${source}
        problem=${missing && !source ? t("sourceMissing") : ""}
        onChange=${(/** @type {any} */ e) => fill({ source: e.currentTarget.value })}
      >
        <option value="">${t("choose")}</option>
        ${SOURCES.map((one) => html`<option key=${one} value=${one}>${sourceWord(one)}</option>`)}
      <//>`
    }
    <ol class="paper-rows">
      ${sheet.rows.filter((row) => row.page === page).map(
        (row) => html`<li key=${row.code} class="panel">
          <${OneRow} incident=${incident} row=${row} ticks=${ticks[row.code] ?? unticked()} fate=${fates[row.code]}
            tooLittle=${missing && tooLittle.includes(row)}
            tick=${(/** @type {Partial<Ticks>} */ next) => tick(row.code, next)} />
        </li>`,
      )}
    </ol>
    ${missing && ticked.length === 0 && !told.text && html`<p class="problem-text" role="alert">${t("nothing")}</p>`}
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${told.text && html`<div class="notice ${told.good ? "good" : "bad"}" role="status"><div>${told.text}${sent}</div></div>`}
    ${tooLittle.length > 0 && html`<p class="notice wait" role="status">${t("tooLittle", { rows: numbers(tooLittle) })}</p>`}
    ${elsewhere > 0 && html`<p class="small">${t("otherPages", { n: elsewhere })}</p>`}
    <p class="send"><button type="submit" class="button primary" disabled=${busy}>${t("send", { n: ticked.length })}</button></p>
  </form>`;
}

/** @param {{incident: Incident, row: Row, ticks: Ticks, fate: unknown, tooLittle: boolean, tick: (next: Partial<Ticks>) => void}} props */
function OneRow({ incident, row, ticks, fate, tooLittle, tick }) {
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
    ${
      (ticks.needs.includes("RESCUE") || ticks.state === "SERIOUS_INJURY") &&
      html`<div class="notice bad" role="alert"><div><strong>${t("emergency")}</strong></div><a class="button danger" href="tel:119">${t("call")}</a></div>`
    }
    ${tooLittle && html`<p class="problem-text">${t("tooLittleHere")}</p>`}
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
