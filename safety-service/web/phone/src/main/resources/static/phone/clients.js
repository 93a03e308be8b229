// @ts-check
// One's own people in one incident, as the server last told, with what this device has reported since laid over it.
import { computed, signal } from "/kit/vendor/preact-all.js";
import { asProblem, get, getAll, signedOut } from "/kit/api.js";
import { setIncidentClock } from "/kit/time.js";
import { entries } from "./report/outbox.js";

const EVERY = 15_000;
const SETTLES_WITHIN = 60_000;
const TAPPING_PAUSE = 8_000;

/** @typedef {{id: string, title: string, mode: string, kind: string, state: string, incidentNow?: string, speed?: number}} Incident */

/** @type {import("/kit/vendor/preact-all.js").Signal<Incident[] | undefined>} */
export const incidents = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<Incident | undefined>} */
export const incident = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<CheckItem[] | undefined>} */
export const clients = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<import("/kit/api.js").Problem | undefined>} */
export const problem = signal(undefined);
export const loadedAt = signal(0);

const KEY = "anpi.incident";

/** What this device said about a person and the list does not show yet. @param {string} personId */
export function told(personId) {
  return entries.value.find(
    (entry) =>
      entry.personId === personId &&
      entry.incident === incident.value?.id &&
      (entry.stage === "SAVED" ||
        entry.stage === "SENT" ||
        (entry.stage === "ACCEPTED" && (entry.acceptedAt ?? 0) + SETTLES_WITHIN > loadedAt.value)),
  );
}

/** The list in three parts; the order inside each is the server's: by time left. Somebody just reported stays in place
 * until the server's list says more, so that nothing moves under a finger. */
export const parts = computed(() => {
  const all = clients.value ?? [];
  const silent = all.filter((c) => c.state === "SILENT");
  return {
    total: all.length,
    unreported: silent.filter((c) => !told(c.personId)).length,
    silent,
    open: all.filter((c) => c.state !== "SILENT" && c.state !== "CONFIRMED"),
    done: all.filter((c) => c.state === "CONFIRMED"),
  };
});

let heldUntil = 0;

/** The list stands still while somebody is tapping through it. */
export function hold() {
  heldUntil = Date.now() + TAPPING_PAUSE;
  setTimeout(() => {
    if (Date.now() >= heldUntil) void refresh();
  }, TAPPING_PAUSE + 50);
}

/** @param {string} id */
export function choose(id) {
  incident.value = incidents.peek()?.find((i) => i.id === id);
  clients.value = undefined;
  sessionStorage.setItem(KEY, id);
  void refresh();
}

/** A real incident comes before any drill. @param {Incident[]} open */
function preferred(open) {
  const kept = incident.peek()?.id ?? sessionStorage.getItem(KEY);
  return open.find((i) => i.id === kept) ?? open.find((i) => i.mode === "REAL") ?? open[0];
}

/** Asks for incidents and people anew. */
export async function refresh() {
  try {
    const open = (await get("/api/incidents")).items.filter((/** @type {Incident} */ i) => i.state !== "CLOSED");
    incidents.value = open;
    const now = preferred(open);
    incident.value = now;
    if (now) {
      setIncidentClock(now.incidentNow, now.speed);
      const all = await getAll("/api/me/clients", { incident: now.id });
      if (incident.peek()?.id === now.id) clients.value = all;
    } else clients.value = [];
    loadedAt.value = Date.now();
    problem.value = undefined;
  } catch (thrown) {
    problem.value = asProblem(thrown);
  }
}

export function keepFresh() {
  const again = () => {
    if (!document.hidden && !signedOut.peek() && Date.now() >= heldUntil) void refresh();
  };
  setInterval(again, EVERY);
  document.addEventListener("visibilitychange", again);
  addEventListener("online", again);
}
