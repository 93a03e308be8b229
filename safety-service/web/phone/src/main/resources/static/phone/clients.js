// @ts-check
// One's own people in one incident, as the server last told, with what this device has reported since laid over it.
import { batch, computed, signal } from "/kit/vendor/preact-all.js";
import { asProblem, get, signedOut } from "/kit/api.js";
import { me, recognise } from "/kit/session.js";
import { setIncidentClock, tick } from "/kit/time.js";
import { dropAll, dropOldList, keepList } from "./kept-list.js";
import { isOld } from "./report/expiry.js";
import { entries, flush } from "./report/outbox.js";

const EVERY = 15_000;
const SETTLES_WITHIN = 60_000;
const TAPPING_PAUSE = 8_000;
const MOST = 2_000;
const AT_ONCE = 1_000;

/** @typedef {{id: string, title: string, mode: string, kind: string, state: string, onsetAt: string, openedAt: string, incidentNow?: string, speed?: number}} Incident */

/** @type {import("/kit/vendor/preact-all.js").Signal<Incident[] | undefined>} */
export const incidents = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<Incident | undefined>} */
export const incident = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<CheckItem[] | undefined>} */
export const clients = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<import("/kit/api.js").Problem | undefined>} */
export const problem = signal(undefined);
/** When the question left whose answer is shown. */
export const askedAt = signal(0);
/** Whether there are more people than a phone can show: then these are the most urgent. */
export const cut = signal(false);

const KEY = "anpi.incident";
const BESIDES = "anpi.besides";

/** The real disasters beside which somebody chose what is shown: those are no news. */
const besides = signal(/** @type {string[]} */ (JSON.parse(sessionStorage.getItem(BESIDES) ?? "[]")));

/** The real disasters of which somebody who looks at a drill has not been told. Until they say, nothing of the drill can be pressed. */
export const calls = computed(() =>
  incident.value?.mode === "DRILL"
    ? (incidents.value ?? []).filter(({ id, mode }) => mode === "REAL" && !besides.value.includes(id))
    : [],
);

/** What ended while it was shown, until somebody has seen that the list is another's. @type {import("/kit/vendor/preact-all.js").Signal<Incident | undefined>} */
export const left = signal(undefined);

export const goOn = () => {
  left.value = undefined;
};

/** What this device said about a person and the list does not show yet. @param {string} personId */
export function told(personId) {
  return entries.value.find(
    (entry) =>
      entry.personId === personId &&
      entry.incident === incident.value?.id &&
      (entry.stage === "SAVED" ||
        entry.stage === "SENT" ||
        (entry.stage === "ACCEPTED" && !settled(entry.acceptedAt ?? 0))),
  );
}

/** Whether the list was asked for long enough after a receipt to know of it. A receipt of a time to come is from before the clock was
 * set back: every list since knows of it. @param {number} acceptedAt */
const settled = (acceptedAt) =>
  acceptedAt + SETTLES_WITHIN <= askedAt.value || acceptedAt > tick.value + SETTLES_WITHIN;

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

/** The list stands still while somebody is tapping through it; for that long and no longer, even when the clock is set back. */
export function hold() {
  heldUntil = performance.now() + TAPPING_PAUSE;
  setTimeout(() => {
    if (performance.now() >= heldUntil) void refresh();
  }, TAPPING_PAUSE + 50);
}

/** The last list of each open incident: whoever changes between two finds both, also without a network.
 * @type {Map<string, import("./kept-list.js").OneList>} */
const lists = new Map();

/** When this device asked for the incidents that are known: as of then their clocks are. */
let toldAt = 0;

/** @param {Incident[]} open @param {number} asked */
function know(open, asked) {
  toldAt = asked;
  incidents.value = open;
}

/** @param {Incident | undefined} now */
function goBy(now) {
  setIncidentClock(now?.incidentNow, now?.speed, toldAt);
  incident.value = now;
}

/** @param {Incident | undefined} now */
function turnTo(now) {
  const list = lists.get(now?.id ?? "");
  goBy(now);
  clients.value = list?.clients;
  cut.value = !!list?.cut;
  askedAt.value = list?.askedAt ?? 0;
}

/** @param {string} id */
export function choose(id) {
  const open = incidents.peek() ?? [];
  batch(() => {
    if (id !== incident.peek()?.id) turnTo(open.find((i) => i.id === id));
    besides.value = open.filter(({ mode }) => mode === "REAL").map((real) => real.id);
    goOn();
  });
  sessionStorage.setItem(KEY, id);
  sessionStorage.setItem(BESIDES, JSON.stringify(besides.peek()));
  void refresh();
}

/** Where something that is told to the city belongs. @param {Incident | undefined} now */
export const ofIncident = (now) => ({ incident: now?.id ?? "", drill: now?.mode === "DRILL" });

/** A real incident comes before any drill. @param {Incident[]} open */
function preferred(open) {
  const kept = incident.peek()?.id ?? sessionStorage.getItem(KEY);
  return open.find((i) => i.id === kept) ?? open.find((i) => i.mode === "REAL") ?? open[0];
}

/** Whether the server has said lately who is signed in: in another tab it may have become somebody else. */
let sure = false;

/** @returns {Promise<boolean>} whether somebody is signed in */
async function recogniseAnew() {
  sure = !!(await recognise());
  return sure;
}

/** Whose lists these are. @type {string | undefined} */
let whose;

/** Whose list it is not, does not see it: another tab, or the next who holds an office's tablet. */
async function forgetAnothers() {
  const now = me.peek()?.username;
  if (now === whose) return;
  if (whose) {
    showNothing();
    await dropAll();
  }
  whose = now;
}

/** @returns {Promise<Incident[]>} */
const openIncidents = async () =>
  (await get("/api/incidents")).items.filter((/** @type {Incident} */ i) => i.state !== "CLOSED");

/** The first of one's own people, as many as a phone can show. @param {string} of
 * @returns {Promise<{all: CheckItem[], more: boolean}>} */
async function ownPeople(of) {
  const all = [];
  let cursor;
  do {
    const page = await get("/api/me/clients", { incident: of, limit: AT_ONCE, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor && all.length < MOST);
  return { all, more: !!cursor };
}

/** Asks for incidents and people anew. */
export async function refresh() {
  const asked = Date.now();
  try {
    const list = openIncidents();
    // Asked side by side: a slow line is waited for once. Who is not signed in is refused both.
    list.catch(() => undefined);
    if ((!sure || signedOut.peek()) && !(await recogniseAnew())) return;
    await forgetAnothers();
    const open = await list;
    const now = preferred(open);
    batch(() => {
      const before = incident.peek();
      know(open, asked);
      if (now?.id === before?.id) goBy(now);
      else {
        turnTo(now);
        left.value = now && before;
      }
    });
    const asker = me.peek()?.username;
    const { all, more } = now ? await ownPeople(now.id) : { all: [], more: false };
    const someone = me.peek();
    if (!someone || someone.username !== asker || incident.peek()?.id !== now?.id) return;
    show(now, all, asked, more);
    for (const id of lists.keys()) if (!open.some((one) => one.id === id)) lists.delete(id);
    // The disk of a slow phone takes its time: whoever waits for the list has it.
    void keepList({ me: someone, incidents: open, incident: now?.id, clients: all, askedAt: asked, cut: more, lists });
  } catch (thrown) {
    sure = false;
    problem.value = asProblem(thrown);
    await dropOldList();
    showNobodyOld();
  }
}

/** @param {Incident | undefined} now @param {CheckItem[]} all @param {number} asked @param {boolean} more */
function show(now, all, asked, more) {
  batch(() => {
    clients.value = all;
    cut.value = more;
    askedAt.value = asked;
    problem.value = undefined;
  });
  if (now) lists.set(now.id, { clients: all, askedAt: asked, cut: more });
}

/** Before the server has answered, or without it: what somebody chose, also where they chose it without a network.
 * @param {import("./kept-list.js").KeptList} kept */
export function showKept(kept) {
  const of = (/** @type {string | null | undefined} */ id) => kept.incidents.find((one) => one.id === id);
  for (const [id, one] of kept.lists ?? []) lists.set(id, one);
  whose = kept.me.username;
  batch(() => {
    know(kept.incidents, kept.askedAt);
    turnTo(of(sessionStorage.getItem(KEY)) ?? of(kept.incident));
  });
}

/** What the disk had no room for, or what has gone from it already, goes from the screen all the same. */
function showNobodyOld() {
  for (const [id, one] of lists) if (isOld(one.askedAt)) lists.delete(id);
  if (isOld(askedAt.peek())) clients.value = undefined;
}

function showNothing() {
  lists.clear();
  batch(() => {
    clients.value = undefined;
    incidents.value = undefined;
    incident.value = undefined;
  });
}

/** Who was taken for signed out and is not, has reports to send. */
let wasOut = false;
function afterwards() {
  if (wasOut && !signedOut.peek()) void flush();
  wasOut = signedOut.peek();
}

/** Whoever taps steadily through a drill hears of a real disaster all the same; their list stands still. */
async function hear() {
  const asked = Date.now();
  const open = await openIncidents().catch(() => undefined);
  if (open) know(open, asked);
}

export function keepFresh() {
  const again = () => {
    if (document.hidden) return;
    if (performance.now() >= heldUntil) void refresh().then(afterwards);
    else if (incident.peek()?.mode === "DRILL") void hear();
  };
  setInterval(again, EVERY);
  const anew = () => {
    sure = false;
    again();
  };
  document.addEventListener("visibilitychange", anew);
  addEventListener("online", anew);
}
