// @ts-check
// Reports on this device until the city has them. Stored at the tap, sent by one sender however many tabs are open; what the
// server refuses stays here and is shown.
import { effect, signal } from "/kit/vendor/preact-all.js";
import { me, recognise } from "/kit/session.js";
import { language } from "/kit/words.js";
import { expireNames } from "./expiry.js";
import { LOADABLE, RECEIPTS, withRoomFor } from "./room.js";
import { asAnswered, forgetAnswer, sendDue, sentBy, unsent } from "./sender.js";
import { openStore } from "./store.js";

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
const HOUR = 3_600_000;
const HALF_A_DAY = 12 * HOUR;

/** @typedef {import("./store.js").Stage} Stage */
/** @typedef {import("./store.js").Entry} Entry */

/** Every entry of this device, newest first. @type {import("/kit/vendor/preact-all.js").Signal<Entry[]>} */
export const entries = signal([]);
/** False when the browser refuses storage: then reports live only as long as this page. */
export const durable = signal(true);
const GONE = "anpi.receipts-gone";
/** Whether receipts were erased for want of room: until somebody has read it. */
export const receiptsGone = signal(!!localStorage.getItem(GONE));
effect(() => {
  try {
    if (receiptsGone.value) localStorage.setItem(GONE, "yes");
    else localStorage.removeItem(GONE);
  } catch {
    // without any room it stands as long as the page is open
  }
});
/** Whether there is no room for the city's answers. */
export const noReceipts = signal(false);

export const store = await openStore();
durable.value = store.durable;
const tabs = "BroadcastChannel" in self ? new BroadcastChannel("anpi.outbox") : undefined;
let failures = 0;
/** @type {number | undefined} */
let timer;

async function reload() {
  entries.value = asAnswered(await store.all()).sort((a, b) => b.tappedAt - a.tappedAt);
}

async function changed() {
  await reload();
  tabs?.postMessage("changed");
}

/** @param {Entry} entry */
export const ownHere = (entry) => sentBy(entry, me.value);

/** Still to be sent by the person who is signed in. @param {Entry} entry */
export const waiting = (entry) => ownHere(entry) && unsent(entry);

/** What another device may carry on: what waits, and what was carried here and is not this person's to send. @param {Entry} entry */
export const portable = (entry) =>
  !entry.act && !!entry.body && (waiting(entry) || (!!entry.carried && ownHere(entry) && entry.stage === "REFUSED"));

/** @typedef {Omit<Entry, "user" | "tappedAt" | "notBefore" | "stage">} NewEntry */

/**
 * On disk when this returns; refused when the device has no room even after giving up all else.
 *
 * @param {NewEntry[]} reports
 * @param {number} [undoFor] milliseconds during which they are kept back, so that they can be taken back
 */
export async function addAll(reports, undoFor = 0) {
  const now = Date.now();
  /** @type {Entry[]} */
  const added = reports.map((report) => ({
    ...report,
    user: me.peek()?.username ?? "",
    language: language.peek(),
    tappedAt: now,
    notBefore: now + undoFor,
    stage: "SAVED",
  }));
  const write = () => store.put(added);
  await write().catch(() => withRoom(write));
  await changed();
  plan(undoFor);
  void askForSync();
}

/** @param {NewEntry} report @param {number} [undoFor] */
export const add = (report, undoFor = 0) => addAll([report], undoFor);

/** What was written cannot be made again, so even receipts go for it; then somebody is told. @param {() => Promise<void>} write */
async function withRoom(write) {
  const proofs = async () => (await store.all()).filter(({ receipt }) => receipt).length;
  const before = await proofs();
  try {
    await withRoomFor(store, write, [...LOADABLE, ...RECEIPTS]);
  } finally {
    if ((await proofs()) < before) receiptsGone.value = true;
  }
}

/** The browser sends by itself when the network is back, also with every page closed. */
async function askForSync() {
  try {
    const ready = await navigator.serviceWorker?.getRegistration();
    await /** @type {any} */ (ready)?.sync?.register("anpi.outbox");
  } catch {
    // without it, the page sends at its next start, focus or timer
  }
}

/** A browser that can wakes the worker now and then, so that it forgets in time what is old. */
async function askToBeWoken() {
  try {
    const ready = await navigator.serviceWorker?.getRegistration();
    await /** @type {any} */ (ready)?.periodicSync?.register("anpi.forget", { minInterval: HALF_A_DAY });
  } catch {
    // without it, the next start or push forgets
  }
}

/** Takes reports back that were not sent yet. @param {string[]} ids @returns {Promise<boolean>} false when it was too late for one */
export async function takeBack(ids) {
  const removed = await store.removeIf(ids, (entry) => entry.stage === "SAVED" && Date.now() < entry.notBefore);
  await changed();
  return removed.length === ids.length;
}

/** Removes a refused report that a person has seen and given up. @param {string} id */
export async function discard(id) {
  const told = forgetAnswer(id);
  await store.removeIf([id], (entry) => told || entry.stage === "REFUSED");
  await changed();
}

/** Sends a refused report once more, unchanged. @param {string} id */
export async function retry(id) {
  const again = (/** @type {Entry} */ entry) => ({
    ...entry,
    language: language.peek(),
    stage: /** @type {Stage} */ ("SAVED"),
    problem: undefined,
    notBefore: 0,
  });
  const write = () => store.change([id], again);
  // Of which nothing was noted, it lies here as it was and goes all the same.
  if (forgetAnswer(id)) await write().catch(() => undefined);
  else await write().catch(() => withRoomFor(store, write, LOADABLE));
  await changed();
  plan(0);
}

/** @param {number} wait */
function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
}

/** What the device could not do now it may do later. @param {unknown} thrown @returns {import("./sender.js").Round} */
function cameToNothing(thrown) {
  console.warn("a round of sending came to nothing", thrown);
  return { left: 1, failed: true };
}

/** Sends what is due. Safe to call at any time and from any tab. */
export async function flush() {
  if (!me.peek()) return;
  const round = await sendDue(store, changed).catch(cameToNothing);
  if (!round) return plan(FIRST_PAUSE);
  if (round.signedOut) {
    // A server that is just starting knows nobody yet: what looks like an ended session may not be one.
    plan(LONGEST_PAUSE);
    return void recognise().catch(() => undefined);
  }
  noReceipts.value = !!round.unkept;
  failures = round.failed ? failures + 1 : 0;
  if (round.left === 0) return;
  const pause = round.wait ?? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));
  plan(round.failed ? pause * (0.8 + Math.random() * 0.4) : Math.max(50, pause));
}

/** Starts sending, now and whenever there is hope. */
export async function startOutbox() {
  await expireNames(store);
  await reload();
  setInterval(() => void expireNames(store).then(changed), HOUR);
  tabs?.addEventListener("message", () => void reload());
  const hope = () => {
    failures = 0;
    plan(0);
  };
  addEventListener("online", hope);
  addEventListener("focus", hope);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) hope();
  });
  void navigator.storage?.persist?.();
  void askToBeWoken();
  await flush();
}
