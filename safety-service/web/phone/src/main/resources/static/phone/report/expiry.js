// @ts-check
// What goes from this device by itself: the list and sheets of paper after three days, forms that are half written and the name on
// a receipt after one, the name on what somebody left unsent who signed out after seven. Page and service worker both see to it, so
// that neither a page that is never closed nor a phone that nobody opens keeps people for longer.

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Store} Store */

const DAY = 24 * 3_600_000;
const KEEP_LIST = 3 * DAY;
const KEEP_SHEETS = 3 * DAY;
const KEEP_FORMS = DAY;
const KEEP_NAMES = DAY;
const KEEP_UNSENT_NAMES = 7 * DAY;
const KEEP_RECEIPTS = 365 * DAY;

/** Under which the store keeps the list. */
export const LIST = "list";
/** Forms that are half written, by their key. */
export const FORMS = "half-written";
/** Sheets of paper that were opened. */
export const SHEETS = "sheets";

/** @param {number} askedAt of a list */
export const isOld = (askedAt) => Date.now() - askedAt > KEEP_LIST;

/** The list without anybody on it still says whose all is that was begun here, and what is going on.
 * @param {import("../kept-list.js").KeptList} list */
export const nobodyListed = (list) => ({ ...list, clients: [], lists: undefined });

/** @param {import("../kept-list.js").KeptList} list */
const namesNobody = ({ clients, lists }) => clients.length === 0 && !lists;

/** As long as something waits here, its owner opens the page, also without a network: there it is shown and handed on.
 * @param {Store} store @returns {Promise<boolean>} whether the list is gone now */
export async function expireList(store) {
  const kept = await store.kept(LIST);
  if (!kept || !isOld(kept.askedAt)) return false;
  const { username, sharedDevice } = kept.me;
  const theirs = (/** @type {Entry} */ { user }) => sharedDevice || user === username;
  const waits = (await store.all()).some((entry) => entry.stage !== "ACCEPTED" && theirs(entry));
  if (!waits) await store.drop();
  else if (namesNobody(kept)) return false;
  else {
    await store.keep(LIST, undefined);
    await store.keep(LIST, nobodyListed(kept)).catch(() => undefined);
  }
  return true;
}

/** @template {{at: number}} Form @param {Record<string, Form>} [forms] @returns {Record<string, Form>} those of the last day */
export const youngForms = (forms = {}) =>
  Object.fromEntries(Object.entries(forms).filter(([, { at }]) => Date.now() - at < KEEP_FORMS));

/** @template {{at: number}} Sheet @param {Sheet[]} [sheets] @returns {Sheet[]} those of the last three days */
export const youngSheets = (sheets = []) => sheets.filter(({ at }) => Date.now() - at < KEEP_SHEETS);

/** Names on receipts, on what others left unsent, and what was begun and not gone on with. A full device that refuses even this
 * sends its reports all the same. @param {Store} store */
export async function expireNames(store) {
  await store.forget(expired).catch(() => undefined);
  await expireUnsentNames(store);
  await expireBegun(store, FORMS, youngForms);
  await expireBegun(store, SHEETS, youngSheets);
}

/** @param {Store} store @param {string} name @param {(kept: any) => object} young */
const expireBegun = (store, name, young) =>
  store.changeKept(name, (kept) => orNothing(young(kept))).catch(() => undefined);

/** @param {object} kept */
export const orNothing = (kept) => (Object.keys(kept).length > 0 ? kept : undefined);

/** What somebody left unsent who is not here any more still goes to the city, when they are back; whom it is about shows no longer.
 * @param {Store} store */
async function expireUnsentNames(store) {
  const here = (await store.kept(LIST))?.me.username;
  const old = (await store.all()).filter(
    ({ stage, user, label, tappedAt }) =>
      stage !== "ACCEPTED" && user !== here && label && Date.now() - tappedAt > KEEP_UNSENT_NAMES,
  );
  if (old.length === 0) return;
  await store
    .change(
      old.map(({ id }) => id),
      (entry) => ({ ...entry, label: "" }),
    )
    .catch(() => undefined);
}

/** @param {Store} store */
export async function expire(store) {
  await expireList(store);
  await expireNames(store);
}

/** @param {Entry} receipt @returns {Entry} */
const nameless = (receipt) => (receipt.label ? { ...receipt, label: "", personId: undefined } : receipt);

/** Names of what the city has go after a day; bare receipts, and what was said of who can act, after a year. @param {Entry} receipt @returns {Entry | undefined} */
function expired(receipt) {
  const age = Date.now() - (receipt.acceptedAt ?? 0);
  if (age > KEEP_RECEIPTS) return undefined;
  return age > KEEP_NAMES ? nameless(receipt) : receipt;
}
