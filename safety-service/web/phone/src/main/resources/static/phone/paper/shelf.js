// @ts-check
// Sheets of paper that open without a network: those of one's own people, and those that were opened on this device, with what is
// entered so far, so that half a sheet survives a reload. They name people, and go like the list: after three days, at signing out, with another person.
import { SHEETS, orNothing, youngSheets } from "../report/expiry.js";
import { store } from "../report/outbox.js";

/** @typedef {import("./row-report.js").Sheet} Sheet */
/** @typedef {import("./row-report.js").Begun} Begun */
/** @typedef {{sheet: Sheet, begun?: Begun, incident: string, of?: string, at: number}} Shelved `begun` is of one incident; the paper serves any.
 * `of` is whose own it is where nobody opened it */

/** @returns {Promise<Shelved[]>} */
const all = async () => youngSheets(await store.kept(SHEETS).catch(() => undefined));

/** A device without room for them still enters them. What is begun in a drill leaves what is begun in a disaster where it is.
 * @param {Sheet} sheet @param {string} incident @param {(before: Shelved | undefined) => Begun | undefined} next */
function put(sheet, incident, next) {
  const change = (/** @type {Shelved[]} */ kept) => {
    const young = youngSheets(kept);
    const before = young.find((one) => one.sheet.sheet === sheet.sheet && one.incident === incident);
    return [...young.filter((one) => one !== before), { sheet, begun: next(before), incident, at: Date.now() }];
  };
  return store.changeKept(SHEETS, change).catch(() => undefined);
}

/** As people write it. @param {string} typed */
const symbols = (typed) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");

/** What is newest is best: of a sheet that was opened in several incidents each has a copy. */
const newestFirst = async () => (await all()).sort((a, b) => b.at - a.at);

export const shelf = {
  /** @param {Sheet[]} sheets @param {string} of whose people they are; what was kept as somebody's before goes */
  async own(sheets, of) {
    const unopened = sheets.map((sheet) => ({ sheet, of, incident: "", at: Date.now() }));
    const change = (/** @type {Shelved[]} */ kept) =>
      orNothing([...youngSheets(kept).filter((one) => !one.of), ...unopened]);
    await store.changeKept(SHEETS, change).catch(() => undefined);
  },

  /** @param {string} of @returns {Promise<number>} when their own sheets came; 0 when none are here */
  ownSince: async (of) => (await newestFirst()).find((one) => one.of === of)?.at ?? 0,

  /** @param {Sheet} sheet as the server knows it now @param {string} incident
   * @returns {Promise<Begun | undefined>} what was begun in this incident: nothing ticked in a drill is found in a disaster */
  async opened(sheet, incident) {
    /** @type {Begun | undefined} */
    let begun;
    await put(sheet, incident, (before) => {
      begun = before?.begun;
      return begun;
    });
    return begun;
  },

  /** @param {Sheet} sheet @param {string} incident @param {Begun} [begun] left out once all of it is entered */
  entered: (sheet, incident, begun) => put(sheet, incident, () => begun),

  /** @param {string} sheet @returns {Promise<Sheet | undefined>} */
  ofId: async (sheet) => (await newestFirst()).find((one) => one.sheet.sheet === sheet)?.sheet,

  /** @param {string} code of any row @returns {Promise<Sheet | undefined>} with the row that was asked for */
  async ofRow(code) {
    const wanted = symbols(code);
    for (const { sheet } of await newestFirst()) {
      const row = sheet.rows.find((one) => one.code === wanted);
      if (row) return { ...sheet, asked: row.row };
    }
    return undefined;
  },
};
