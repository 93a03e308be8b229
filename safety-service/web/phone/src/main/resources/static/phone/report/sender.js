// @ts-check
// Brings the reports of this device to the city: one sender at a time, byte for byte the same until a receipt comes from the
// city itself, with the same id over the same content. Page and service worker both run it; neither trusts the other to live. On a
// device without room nothing waits for a mark or a receipt that cannot be written, and what the city answered is not asked again.
import { LOADABLE, withRoomFor } from "./room.js";
import { accepted } from "./store.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Store} Store */

const TIMEOUT = 20_000;
const TOGETHER = 40;
const FEW = 3;
/** So many without an answer that can be used, one after the other, and it is not they. */
const MOST_IN_A_ROW = 8;
const LONGEST_UNDO = 10_000;
const LOCK = "anpi.outbox";

/**
 * How a round of sending ended.
 *
 * @typedef {{left: number, wait?: number, failed?: boolean, signedOut?: boolean, unkept?: boolean}} Round `left` still waits; `wait` is
 *   when the next may go or the server wants to be asked again, in milliseconds; `failed` when somebody is left whom nobody answered,
 *   `unkept` when somebody is whose answer this device has no room for
 */

/** @typedef {{status: number, body: any, retryAfter?: number}} Answer status 0 is the network's silence */

/** @param {string} path @param {RequestInit} [options] @returns {Promise<Answer>} */
async function ask(path, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const response = await fetch(path, {
      credentials: "same-origin",
      cache: "no-store",
      ...options,
      signal: stop.signal,
      headers: { Accept: "application/json, application/problem+json", ...options.headers },
    });
    const text = await response.text();
    const json = (response.headers.get("Content-Type") ?? "").includes("json");
    return {
      status: response.status,
      body: json && text ? JSON.parse(text) : undefined,
      retryAfter: Number(response.headers.get("Retry-After")) || undefined,
    };
  } catch {
    return { status: 0, body: undefined };
  } finally {
    clearTimeout(timer);
  }
}

/** SHA-256 in hex, as the receipt has it; undefined where the browser computes none, which is only without https. @param {string} text */
async function hashOf(text) {
  if (!crypto.subtle) return undefined;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A clock that was set back must not hold a report for hours. @param {Entry} entry @param {number} now */
const due = (entry, now) => entry.notBefore <= now || entry.notBefore > now + LONGEST_UNDO;

/** @param {Entry} entry */
export const unsent = (entry) => entry.stage === "SAVED" || entry.stage === "SENT";

/** Whether whoever is signed in sends it: their own, and on a device that an office shares everybody's, since the report itself
 * says whose it is and nobody's may wait for a colleague's return.
 * @param {Entry} entry @param {{username: string, sharedDevice?: boolean} | undefined} someone */
export const sentBy = (entry, someone) => !!someone && (!!someone.sharedDevice || entry.user === someone.username);

/** Danger first, then in the order of the taps. @param {Entry} a @param {Entry} b */
const order = (a, b) => Number(!!b.urgent) - Number(!!a.urgent) || a.tappedAt - b.tappedAt;

/**
 * Sends all that is due, unless another tab or the worker is at it.
 *
 * @param {Store} store
 * @param {() => unknown} changed called after each step
 * @returns {Promise<Round | undefined>} undefined when somebody else is sending
 */
export async function sendDue(store, changed) {
  const round = () => sendAll(store, changed);
  if (!navigator.locks) return round();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? round() : undefined));
}

/** @param {Store} store @param {() => unknown} changed @returns {Promise<Round>} */
async function sendAll(store, changed) {
  await noteAgain();
  const unsaid = (await store.all()).filter(unsent);
  if (unsaid.length === 0) return { left: 0 };
  if (unsaid.every(({ id }) => unnoted.has(id))) return { left: unsaid.length, failed: true, unkept: true };
  // Whoever signed in last in any tab is who the server takes the reports from: so it is asked, not remembered.
  const who = await ask("/api/auth/me");
  if (who.status === 401) return { left: 1, signedOut: true };
  if (who.status !== 200 || !who.body) return { left: 1, failed: true, wait: after(who) };
  /** What goes by itself since a request with others came to nothing. @type {Set<string>} */
  const apart = new Set();
  /** What alone got no answer that can be used: what waits behind it does not wait for it. @type {Set<string>} */
  const aside = new Set();
  let inARow = 0;
  /** One of which nothing at all was heard: perhaps the line is gone, perhaps something on the way cuts just this one off. */
  let unheard = false;
  for (;;) {
    const queue = (await store.all()).filter((entry) => unsent(entry) && sentBy(entry, who.body)).sort(order);
    if (queue.length === 0) return { left: 0 };
    const others = queue.filter(({ id }) => !aside.has(id) && !unnoted.has(id));
    const unkept = queue.some(({ id }) => unnoted.has(id));
    if (others.length === 0) return { left: queue.length, failed: true, unkept };
    const ready = others.filter((entry) => due(entry, Date.now()));
    if (ready.length === 0)
      return { left: queue.length, unkept, wait: Math.min(...others.map((entry) => entry.notBefore)) - Date.now() };
    const some = unheard ? ready.slice(-1) : apart.has(ready[0].id) ? ready.slice(0, 1) : together(ready, apart);
    const ids = some.map((entry) => entry.id);
    const going = await store.change(ids, (now) => ({ ...now, stage: "SENT" })).catch(() => ids);
    const batch = some.filter((entry) => going.includes(entry.id));
    await changed();
    if (batch.length === 0) continue;
    const answer = await post(batch);
    const told = await (batch.length > 1 ? takeMany(store, batch, answer) : takeOne(store, batch[0], answer));
    if (told === "apart") for (const id of going) apart.add(id);
    if (told !== "taken") await store.change(going, back).catch(() => undefined);
    await changed();
    if (told === "signedOut") return { left: queue.length, signedOut: true };
    if (told === "taken") [inARow, unheard] = [0, false];
    if (told !== "failed") continue;
    if (meansAll(answer) || (unheard && isSilence(answer)) || ++inARow === MOST_IN_A_ROW)
      return { left: queue.length, failed: true, unkept, wait: after(answer) };
    // Whatever was answered, there is a line: danger goes first again.
    unheard = isSilence(answer);
    for (const id of going) aside.add(id);
  }
}

/**
 * What the city answered and this device had no room to note: known as long as this page lives, which asks nothing of it again.
 *
 * @type {Map<string, {entry: Entry, note?: () => Promise<unknown>}>}
 */
const unnoted = new Map();

/** What this device keeps, as the city has answered it. @param {Entry[]} stored @returns {Entry[]} */
export const asAnswered = (stored) => [
  ...stored.filter(({ id }) => !unnoted.has(id)),
  ...[...unnoted.values()].map(({ entry }) => entry),
];

/** It goes again, or is given up. @param {string} id @returns {boolean} whether there was an answer that was not noted */
export const forgetAnswer = (id) => unnoted.delete(id);

/** As soon as there is room. */
async function noteAgain() {
  try {
    for (const [id, { note }] of unnoted) {
      await note?.();
      if (note) unnoted.delete(id);
    }
  } catch {
    // not yet
  }
}

/**
 * An act that was taken must not be done again by a page that is opened later, when somebody may have done the contrary: it goes
 * from here without a receipt.
 *
 * @param {Store} store
 * @param {Entry[]} answered as they are to be noted
 * @param {(ids: string[]) => Promise<unknown>} write
 */
async function note(store, answered, write) {
  const all = () => write(answered.map(({ id }) => id));
  try {
    await all().catch(() => withRoomFor(store, all, LOADABLE));
  } catch (thrown) {
    console.warn("an answer could not be kept", thrown);
    for (const entry of answered) {
      const gone = !!entry.act && entry.stage === "ACCEPTED" && (await removed(store, entry.id));
      unnoted.set(entry.id, { entry, note: gone ? undefined : () => write([entry.id]) });
    }
  }
}

/** @param {Store} store @param {string} id */
const removed = (store, id) =>
  store.removeIf([id], () => true).then(
    () => true,
    () => false,
  );

/** Whether an answer would be the same for any other report now. @param {Answer} answer */
const meansAll = ({ status }) => [429, 502, 503, 504].includes(status);

/** One other report, the least like it, tells whether it means all. @param {Answer} answer */
const isSilence = ({ status }) => status === 0;

/** Nobody knows whether it arrived: it is on this device, and goes again. @param {Entry} now @returns {Entry} */
const back = (now) => (now.stage === "SENT" ? { ...now, stage: "SAVED" } : now);

/** @param {Answer} answer */
const after = (answer) => (answer.retryAfter ? answer.retryAfter * 1000 : undefined);

/** Its times were written on paper: this device's clock, however wrong, has nothing to do with them. @param {Entry} entry */
const onPaper = (entry) => entry.body.includes('"channel":"PAPER"');

/** A few go one by one, each with its own answer; many of one incident go in one request. @param {Entry[]} ready
 * @param {Set<string>} apart */
function together(ready, apart) {
  const [first] = ready;
  if (ready.length <= FEW || first.act) return ready.slice(0, 1);
  return ready
    .filter((entry) => !entry.act && !apart.has(entry.id))
    .filter((entry) => entry.incident === first.incident && onPaper(entry) === onPaper(first))
    .slice(0, TOGETHER);
}

/** @param {Entry[]} batch */
function post(batch) {
  const [first] = batch;
  const many = batch.length > 1;
  return ask(`/api/incidents/${encodeURIComponent(first.incident)}/${first.act ?? "reports"}`, {
    method: "POST",
    body: batch.map((entry) => entry.body).join("\n"),
    headers: {
      "Content-Type": many ? "application/x-ndjson" : "application/json",
      "Accept-Language": first.language ?? "ja",
      ...(onPaper(first) ? {} : { "Anpi-Sent-At": new Date().toISOString() }),
    },
  });
}

/** Only the city's own words refuse a report: a proxy's page is a way that is blocked for now. @param {Answer} answer */
const refused = ({ status, body }) =>
  status >= 400 && status < 500 && status !== 408 && status !== 429 && String(body?.type).startsWith("urn:anpi:problem:");

/** What the answer to one report means. @param {Store} store @param {Entry} entry @param {Answer} answer
 * @returns {Promise<"taken" | "failed" | "signedOut">} */
async function takeOne(store, entry, answer) {
  const { status, body } = answer;
  if (status === 401) return "signedOut";
  if (refused(answer)) {
    await refuse(store, entry, body);
    return "taken";
  }
  if (status >= 200 && status < 300 && (entry.act || (await proves(body, entry)))) {
    await accept(store, [entry], () => (entry.act ? undefined : body));
    return "taken";
  }
  return "failed";
}

/** @param {Store} store @param {Entry[]} batch @param {Answer} answer
 * @returns {Promise<"taken" | "failed" | "signedOut" | "apart">} */
async function takeMany(store, batch, answer) {
  const { status, body } = answer;
  if (status === 401) return "signedOut";
  if (status !== 202 || !Array.isArray(body?.receipts)) return meansAll(answer) ? "failed" : "apart";
  /** @type {Map<string, any>} */
  const proven = new Map();
  for (const receipt of body.receipts) {
    const entry = batch.find((one) => one.id === receipt?.reportId);
    if (entry && (await proves(receipt, entry))) proven.set(entry.id, receipt);
  }
  const taken = batch.filter(({ id }) => proven.has(id));
  await accept(store, taken, (id) => proven.get(id));
  let told = taken.length;
  for (const line of body.rejected ?? []) {
    const entry = batch[line.line - 1];
    if (!entry) continue;
    await refuse(store, entry, line.problem);
    told += 1;
  }
  return told === batch.length ? "taken" : "apart";
}

/** @param {Store} store @param {Entry[]} taken @param {(id: string) => any} receiptOf */
function accept(store, taken, receiptOf) {
  const at = Date.now();
  const answered = taken.map((entry) => accepted(entry, at, receiptOf(entry.id)));
  return note(store, answered, (ids) => store.accept(ids, at, receiptOf));
}

/** Only the city's own word over the same id and the same bytes lets a report go. @param {any} receipt @param {Entry} entry */
async function proves(receipt, entry) {
  if (receipt?.reportId !== entry.id || !receipt.signature) return false;
  const hash = await hashOf(entry.body);
  return hash === undefined || hash === receipt.contentHash;
}

/** @param {Store} store @param {Entry} entry @param {any} problem */
async function refuse(store, entry, problem) {
  const { title = "", detail = "" } = problem ?? {};
  const refused = (/** @type {Entry} */ now) => ({
    ...now,
    stage: /** @type {const} */ ("REFUSED"),
    problem: { title, detail },
  });
  await note(store, [refused(entry)], (ids) => store.change(ids, refused));
}
