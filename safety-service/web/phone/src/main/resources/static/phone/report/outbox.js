// @ts-check
// Reports on this device until the city has them. Stored at the tap, sent by one sender however many tabs are open, resent
// byte for byte until a receipt comes; what the server refuses stays here and is shown.
import { signal } from "/kit/vendor/preact-all.js";
import { call, Problem, signedOut } from "/kit/api.js";
import { me } from "/kit/session.js";
import { openStore } from "./store.js";

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
const KEEP_ACCEPTED = 24 * 3_600_000;

/**
 * SAVED on this device only; SENT at least once, the answer is missing; ACCEPTED by the city; REFUSED by the server.
 *
 * @typedef {"SAVED" | "SENT" | "ACCEPTED" | "REFUSED"} Stage
 * @typedef {{id: string, incident: string, user: string, personId?: string, label: string, word: string, body: string,
 *   tappedAt: number, notBefore: number, stage: Stage, acceptedAt?: number, receipt?: Record<string, unknown>,
 *   problem?: {title: string, detail: string}}} Entry
 */

/** Every entry of this device, newest first. @type {import("/kit/vendor/preact-all.js").Signal<Entry[]>} */
export const entries = signal([]);
/** False when the browser refuses storage: then reports live only as long as this page. */
export const durable = signal(true);

const store = await openStore();
durable.value = store.durable;
const tabs = "BroadcastChannel" in self ? new BroadcastChannel("anpi.outbox") : undefined;
let failures = 0;
/** @type {number | undefined} */
let timer;

async function reload() {
  entries.value = (await store.all()).sort((a, b) => b.tappedAt - a.tappedAt);
}

async function changed() {
  await reload();
  tabs?.postMessage("changed");
}

/** Whether whoever is signed in sends it: their own, and on a device that an office shares everybody's, since the report itself
 * says whose it is and nobody's may wait for a colleague's return. @param {Entry} entry */
export const ownHere = (entry) => me.value?.sharedDevice || entry.user === me.value?.username;

/** Still to be sent by the person who is signed in. @param {Entry} entry */
export const waiting = (entry) => ownHere(entry) && (entry.stage === "SAVED" || entry.stage === "SENT");

/**
 * @param {Omit<Entry, "user" | "tappedAt" | "notBefore" | "stage">} report
 * @param {number} [undoFor] milliseconds during which it is kept back, so that it can be taken back
 */
export async function add(report, undoFor = 0) {
  const now = Date.now();
  await store.put({
    ...report,
    user: me.peek()?.username ?? "",
    tappedAt: now,
    notBefore: now + undoFor,
    stage: "SAVED",
  });
  await changed();
  plan(undoFor);
}

/** Takes a report back that was not sent yet. @param {string} id @returns {Promise<boolean>} false when it was too late */
export async function takeBack(id) {
  const removed = await store.removeIf(id, (entry) => entry.stage === "SAVED" && Date.now() < entry.notBefore);
  await changed();
  return removed;
}

/** Removes a refused report that a person has seen and given up. @param {string} id */
export async function discard(id) {
  await store.removeIf(id, (entry) => entry.stage === "REFUSED");
  await changed();
}

/** Sends a refused report once more, unchanged. @param {string} id */
export async function retry(id) {
  await store.change(id, (entry) => ({ ...entry, stage: "SAVED", problem: undefined, notBefore: 0 }));
  await changed();
  plan(0);
}

/** Forgets what the city has: no names stay on a device that is handed on. */
export async function forgetAccepted() {
  for (const entry of await store.all()) if (entry.stage === "ACCEPTED") await store.removeIf(entry.id, () => true);
  await changed();
}

/** @param {number} wait */
function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
}

/** Sends what is due. Safe to call at any time and from any tab. */
export async function flush() {
  if (!me.peek() || signedOut.peek()) return;
  if (!navigator.locks) return sendDue();
  await navigator.locks.request("anpi.outbox", { ifAvailable: true }, (lock) => (lock ? sendDue() : plan(FIRST_PAUSE)));
}

let sending = false;

async function sendDue() {
  if (sending) return;
  sending = true;
  try {
    for (;;) {
      await reload();
      const queue = entries.peek().filter(waiting).reverse();
      const due = queue.find((entry) => entry.notBefore <= Date.now());
      if (!due) {
        if (queue.length) plan(Math.max(50, Math.min(...queue.map((e) => e.notBefore)) - Date.now()));
        return;
      }
      if (!(await send(due))) return;
    }
  } finally {
    sending = false;
  }
}

/** @param {Entry} entry @returns {Promise<boolean>} whether to go on with the next one */
async function send(entry) {
  const started = await store.change(entry.id, (now) => ({ ...now, stage: "SENT" }));
  if (!started) return true; // taken back in the last moment
  await changed();
  try {
    const receipt = await call("POST", `/api/incidents/${encodeURIComponent(entry.incident)}/reports`, {
      text: entry.body,
      headers: { "Anpi-Sent-At": new Date().toISOString() },
    });
    if (receipt?.reportId !== entry.id) throw new Problem(0, {});
    await store.change(entry.id, (now) => ({ ...now, stage: "ACCEPTED", acceptedAt: Date.now(), receipt, body: "" }));
    failures = 0;
    await changed();
    return true;
  } catch (thrown) {
    const problem = thrown instanceof Problem ? thrown : new Problem(0, {});
    if (problem.status === 401) return false;
    if (isFinal(problem.status)) {
      await store.change(entry.id, (now) => ({
        ...now,
        stage: "REFUSED",
        problem: { title: problem.title, detail: problem.detail },
      }));
      await changed();
      return true;
    }
    failures += 1;
    const pause = problem.retryAfter
      ? problem.retryAfter * 1000
      : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
    plan(pause * (0.8 + Math.random() * 0.4));
    return false;
  }
}

/** @param {number} status */
const isFinal = (status) => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** Starts sending, now and whenever there is hope. */
export async function startOutbox() {
  for (const entry of await store.all())
    if (entry.stage === "ACCEPTED" && Date.now() - (entry.acceptedAt ?? 0) > KEEP_ACCEPTED)
      await store.removeIf(entry.id, () => true);
  await reload();
  tabs?.addEventListener("message", () => void reload());
  addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) plan(0);
  });
  await flush();
}
