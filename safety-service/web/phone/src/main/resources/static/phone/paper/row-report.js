// @ts-check
// A row of a sheet as a report. Its id and its bytes follow from the incident, the row and what was ticked, and from nothing else:
// no matter who enters a sheet, how often and on which device, the same row is the same report and counts once.
import { isDanger, sourceOf } from "../report/draft.js";
import { NEEDS, tickWord } from "./ticks.js";

/** @typedef {{row: number, page: number, code: string, personId?: string, name?: string, group?: string, listed?: boolean}} Row */
/** @typedef {{sheet: string, list: {kind: string, name: string, member?: string, role?: string}, madeOn: string, age: number, pages: number, asked?: number, rows: Row[]}} Sheet */
/** @typedef {{state: string, place: string, needs: string[], time: string, hearsay: boolean, notes: string}} Ticks */
/** @typedef {{id: string, mode: string, onsetAt: string, openedAt: string, speed?: number}} Incident */
/** What is written once on a sheet. @typedef {{day: string, source: string}} Filled */
/** What of a sheet is on the screen so far, by the codes of its rows. @typedef {Filled & {ticks: Record<string, Ticks>}} Begun */
/** @typedef {{id: string, body: string, personId: string, label: string, word: string, urgent: boolean, code: string}} RowReport */

/** @returns {Ticks} */
export const unticked = () => ({ state: "", place: "", needs: [], time: "", hearsay: false, notes: "" });

/** @returns {Begun} */
export const unfilled = () => ({ day: "", source: "", ticks: {} });

/** Whether a row says what somebody has to hear: a need does, even where no state is ticked. @param {Ticks | undefined} ticks */
export const says = (ticks) => !!ticks && (!!ticks.state || ticks.needs.length > 0);

/** Whether something is written in a row that says neither: nobody would hear of it. @param {Ticks | undefined} ticks */
export const saysTooLittle = (ticks) =>
  !!ticks && !says(ticks) && !!(ticks.place || ticks.time || ticks.hearsay || ticks.notes.trim());

/** Who says so: a member's sheet is the member's word. @param {Sheet} sheet @param {string} chosen */
const sourceFor = ({ list }, chosen) => (list.kind === "MEMBER" ? sourceOf(list.role ?? "") : chosen);

/** Where the sheet came from, in the words in which it is kept: the same for everybody who enters it. @param {Sheet} sheet @param {Row} row */
export const provenance = (sheet, row) =>
  `紙の確認票 ${sheet.sheet} ${row.row}行目 コード${row.code}（${sheet.madeOn}作成の名簿、${sheet.list.name}）`;

/** A time written on paper, as the wall clock that reports carry: by the incident's own beginning, not by this device's clock.
 * @param {Incident} incident @param {number} written */
function wallTime({ mode, onsetAt, openedAt, speed = 1 }, written) {
  const wall = mode === "REAL" ? written : Date.parse(openedAt) + (written - Date.parse(onsetAt)) / speed;
  return new Date(Math.round(wall)).toISOString();
}

/** @param {string} day @param {string} time */
const onPaper = (day, time) => Date.parse(`${day}T${time}:00+09:00`);

/** When it was seen: at the time that is written, or else some time on the day of the sheet, of which what was before the disaster
 * began is no part. @param {Incident} incident @param {string} day @param {string} time */
function seen(incident, day, time) {
  if (time) return { observedAt: wallTime(incident, onPaper(day, time)) };
  const [begins, ends] = [onPaper(day, "00:00"), onPaper(day, "23:59")];
  const onset = Date.parse(incident.onsetAt);
  return {
    observedAt: wallTime(incident, ends < onset ? begins : Math.max(begins, onset)),
    observedUntil: wallTime(incident, ends),
  };
}

/** @param {string} text @returns {Promise<string>} a UUID that follows from the text alone */
async function idOf(text) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).slice(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x80;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * @param {Incident} incident
 * @param {Sheet} sheet
 * @param {Row & {personId: string}} row
 * @param {Ticks} ticks with a state or a need
 * @param {Filled} filled
 * @returns {Promise<RowReport>}
 */
export async function rowReport(incident, sheet, row, ticks, filled) {
  const reached = ticks.state !== "UNREACHABLE";
  const source = sourceFor(sheet, filled.source);
  const what = {
    personId: row.personId,
    contact: reached ? "REACHED" : "UNREACHABLE",
    evidence: reached && ticks.hearsay ? "HEARSAY" : "DIRECT",
    condition: (reached && ticks.state) || "UNKNOWN",
    place: { kind: ticks.place || "UNKNOWN" },
    needs: NEEDS.filter((need) => ticks.needs.includes(need)).map((kind) => ({ kind })),
    notes: [ticks.notes.normalize("NFC").trim(), provenance(sheet, row)].filter(Boolean).join("\n"),
    source,
    channel: "PAPER",
    reportedBy: { memberId: sheet.list.member, name: sheet.list.name, role: source },
    ...seen(incident, filled.day, ticks.time),
  };
  const id = await idOf(["anpi paper 1", incident.id, sheet.sheet, row.code, JSON.stringify(what)].join("\n"));
  return {
    id,
    body: JSON.stringify({ id, ...what }),
    personId: row.personId,
    label: row.name ?? "",
    word: tickWord(ticks.state || ticks.needs[0]),
    urgent: isDanger({ needs: ticks.needs, condition: what.condition }),
    code: row.code,
  };
}
