// @ts-check
// What goes from this device by itself: the list after three days, the name on a receipt after one. Page and service worker both
// see to it, so that neither a page that is never closed nor a phone that nobody opens keeps people for longer.

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Store} Store */

const DAY = 24 * 3_600_000;
const KEEP_LIST = 3 * DAY;
const KEEP_NAMES = DAY;
const KEEP_RECEIPTS = 365 * DAY;

/** Under which the store keeps the list. */
export const LIST = "list";

/** @param {number} askedAt of a list */
export const isOld = (askedAt) => Date.now() - askedAt > KEEP_LIST;

/** @param {Store} store @returns {Promise<boolean>} whether the list is gone now */
export async function expireList(store) {
  const kept = await store.kept(LIST);
  if (!kept || !isOld(kept.askedAt)) return false;
  await store.drop();
  return true;
}

/** @param {Store} store */
export const expireNames = (store) => store.forget(expired);

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
