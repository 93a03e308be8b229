// @ts-check
// What this site keeps on a device, and how it goes. A lost or withdrawn device forgets everything when the server tells it so: over
// https the browser does the same by the answer's Clear-Site-Data; this holds for every browser and every connection. Where
// somebody signs out, on whichever page, the people go.

/** The part of the problem's type that says so, and of the address that tells the person. */
export const DEVICE_WITHDRAWN = "device-withdrawn";

/** How the names begin under which a tab keeps what was not sent yet. */
export const BEGUN = "anpi.begun ";

/** And those of what was sent and not answered yet. */
export const SENT = "anpi.sent ";

const OUTBOX = "anpi.outbox";
const ONE_STEP = 3_000;
const ENROL = "/enrol/";

let going = false;

/** Forgets, then shows the page that says why. Harmless when it is interrupted: the server says it again at each contact. */
export async function forgetEverything() {
  if (going) return;
  going = true;
  await inTurn([forgetDatabases, forgetCaches, forgetWorkers, () => localStorage.clear(), () => sessionStorage.clear()]);
  // Whoever is about to redeem a new invitation stays there.
  if (!location.pathname.startsWith(ENROL)) location.replace(`${ENROL}#${DEVICE_WITHDRAWN}`);
}

/** What somebody who signs out leaves behind names nobody, save in the reports that the city does not have yet. */
export const forgetPeople = () => inTurn([forgetBegun, tellOtherTabs, forgetNames, forgetNotifications]);

/** Each tab keeps what was half written in it, and only it can forget that. */
const tabs = "BroadcastChannel" in self ? new BroadcastChannel("anpi.signed-out") : undefined;

const tellOtherTabs = () => tabs?.postMessage("");

/** @param {() => void} then when somebody has signed out in another tab */
export const whenSignedOutElsewhere = (then) => tabs?.addEventListener("message", () => then());

/** @param {string} begin @returns {string[]} the names under which this tab keeps what was sent */
const sentHere = (begin) => Object.keys(sessionStorage).filter((key) => key.startsWith(begin));

/**
 * Each tab knows only its own. So what left one and has no answer yet holds a lock of its name, which ends with the tab: the others
 * count them, however busy that one is.
 *
 * @type {Map<string, () => void>}
 */
const held = new Map();

/** After each change to what was sent. */
export function holdUnanswered() {
  const now = sentHere(SENT);
  for (const [key, release] of held) {
    if (now.includes(key)) continue;
    release();
    held.delete(key);
  }
  for (const key of now) if (!held.has(key)) hold(key);
}

/** @param {string} key */
function hold(key) {
  const answered = new Promise((release) => held.set(key, () => release(undefined)));
  navigator.locks?.request(key, { mode: "shared" }, () => answered).catch(() => undefined);
}

try {
  holdUnanswered();
} catch {
  // a browser that keeps nothing has nothing to hold
}

/** How many reports somebody has sent from this browser without an answer. @param {string} by */
export async function unanswered(by) {
  const theirs = `${SENT}${by} `;
  if (!navigator.locks) return sentHere(theirs).length;
  const locks = await navigator.locks.query();
  return (locks.held ?? []).filter(({ name }) => name?.startsWith(theirs)).length;
}

/** What was half written in this tab. @param {(by: string) => boolean} [whose] by who wrote it; of whoever was not signed in the name is empty */
export function forgetBegun(whose = () => true) {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(BEGUN) && whose(key.slice(BEGUN.length).split(" ")[0])) sessionStorage.removeItem(key);
}

/** @param {(() => unknown)[]} steps each has its time */
async function inTurn(steps) {
  for (const step of steps) {
    try {
      await Promise.race([step(), new Promise((after) => setTimeout(after, ONE_STEP))]);
    } catch {
      // what this browser refuses must not keep the rest
    }
  }
}

/** The list of people goes, and whom each receipt is about; the bare receipts stay with their owner. */
async function forgetNames() {
  const db = await outbox();
  try {
    await new Promise((resolve, reject) => {
      const change = db.transaction(["kept", "receipts"], "readwrite", { durability: "strict" });
      change.oncomplete = resolve;
      change.onabort = () => reject(change.error);
      change.objectStore("kept").clear();
      const receipts = change.objectStore("receipts").openCursor();
      receipts.onsuccess = () => {
        const cursor = receipts.result;
        if (!cursor) return;
        cursor.update({ ...cursor.value, label: "", personId: undefined });
        cursor.continue();
      };
    });
  } finally {
    db.close();
  }
  if ("BroadcastChannel" in self) new BroadcastChannel(OUTBOX).postMessage("changed");
}

/** What the phone's page keeps; refused where it never kept anything. @returns {Promise<IDBDatabase>} */
function outbox() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(OUTBOX);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Whoever signs in next is not told about the people of whoever signed out. */
async function forgetNotifications() {
  const worker = await navigator.serviceWorker?.getRegistration("/phone/");
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}

async function forgetDatabases() {
  const found = indexedDB.databases ? (await indexedDB.databases()).map((database) => database.name ?? "") : [];
  await Promise.all([...new Set([OUTBOX, ...found])].filter(Boolean).map(forgetDatabase));
}

/** @param {string} name @returns {Promise<void>} */
function forgetDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

async function forgetCaches() {
  if (!("caches" in self)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function forgetWorkers() {
  if (!("serviceWorker" in navigator)) return;
  await Promise.all((await navigator.serviceWorker.getRegistrations()).map((worker) => worker.unregister()));
}
