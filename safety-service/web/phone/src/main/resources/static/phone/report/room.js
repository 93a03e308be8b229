// @ts-check
// A device without room for what somebody tells the city gives up other things for it, one after the other and no more than is
// needed: what can be loaded again, then receipts, the oldest first. Never a report, nor what somebody began to write.
import { LIST, SHEETS, nobodyListed, orNothing } from "./expiry.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {(store: Store) => Promise<unknown>} GivingUp */

const OLD_RECEIPT = 30 * 24 * 3_600_000;
/** So long what was given up is not kept again: it would take the room that the reports need. */
const SHORT_FOR = 10 * 60_000;

let shortUntil = 0;

/** Whether this page had to make room lately. */
export const roomIsShort = () => performance.now() < shortUntil;

/** @param {unknown} thrown */
const isFull = (thrown) => thrown instanceof DOMException && thrown.name === "QuotaExceededError";

/** Who said they cannot act takes it back from here. @param {(acceptedAt: number) => boolean} may @returns {GivingUp} */
const receipts = (may) => (store) =>
  store.forget((receipt) => (receipt.act || !may(receipt.acceptedAt ?? 0) ? receipt : undefined));

/** The list, and the sheets of paper in which nothing was entered. @type {GivingUp[]} */
export const LOADABLE = [
  (store) => store.keep(LIST, undefined),
  (store) =>
    store.changeKept(SHEETS, (kept = []) => orNothing(kept.filter((/** @type {{begun?: object}} */ one) => one.begun))),
];

/** @type {GivingUp[]} */
export const RECEIPTS = [receipts((at) => Date.now() - at > OLD_RECEIPT), receipts(() => true)];

/**
 * Tries once more, and again after each thing that was given up. Whose device it is stays known, so that another person finds
 * nothing of what was begun on it.
 *
 * @template T
 * @param {Store} store
 * @param {() => Promise<T>} write
 * @param {GivingUp[]} steps what may go for it
 * @returns {Promise<T>} refused for any other reason, or when all of that was not enough
 */
export async function withRoomFor(store, write, steps) {
  const list = await store.kept(LIST);
  try {
    for (const giveUp of steps) {
      try {
        return await write();
      } catch (thrown) {
        if (!isFull(thrown)) throw thrown;
      }
      shortUntil = performance.now() + SHORT_FOR;
      await giveUp(store).catch(() => undefined);
    }
    return await write();
  } finally {
    if (list && roomIsShort()) await keepOwner(store, list).catch(() => undefined);
  }
}

/** @param {Store} store @param {import("../kept-list.js").KeptList} list as it was */
async function keepOwner(store, list) {
  if (!(await store.kept(LIST))) await store.keep(LIST, nobodyListed(list));
}
