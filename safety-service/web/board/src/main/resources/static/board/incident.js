// @ts-check
// The one incident on screen: its facts, and its board over one stream that all its pages share.
import { signal } from "/kit/vendor/preact-all.js";
import { asProblem, get } from "/kit/api.js";
import { follow } from "/kit/live.js";
import { setIncidentClock } from "/kit/time.js";
import { fold } from "./board-state.js";

const OPENING_POLL = 500;

/**
 * @typedef {{id: string, kind: string, mode: string, title: string, state: string, onsetAt: string, openedAt: string, closedAt?: string, keptUntil?: string,
 *   incidentNow?: string, speed?: number, roster?: Record<string, number>, progress?: {done: number, of: number},
 *   asking?: {done: number, of: number}, area?: any, citizensPage?: unknown}} Incident
 */

/** @type {import("/kit/vendor/preact-all.js").Signal<Incident | undefined>} */
export const incident = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<import("/kit/api.js").Problem | undefined>} */
export const problem = signal(undefined);
/** @type {import("/kit/vendor/preact-all.js").Signal<ReturnType<typeof follow<Board>> | undefined>} */
export const live = signal(undefined);

/** @type {string | undefined} */
let current;
/** @type {number | undefined} */
let timer;

export const api = (/** @type {string} */ id, rest = "") => `/api/incidents/${encodeURIComponent(id)}${rest}`;
export const page = (/** @type {string} */ id, rest = "") => `#/incidents/${encodeURIComponent(id)}${rest}`;
export const personPage = (/** @type {string} */ id, /** @type {string} */ personId) =>
  page(id, `/people/${encodeURIComponent(personId)}`);

/** Puts another incident on screen, or none. @param {string | undefined} id */
export function show(id) {
  if (id === current) return;
  current = id;
  clearTimeout(timer);
  live.peek()?.close();
  live.value = undefined;
  incident.value = undefined;
  problem.value = undefined;
  if (!id) return;
  live.value = follow(api(id, "/board/stream"), fold);
  void refresh();
}

/** Asks for the incident's facts; again and again while it is opening or first questions go out. */
export async function refresh() {
  const id = current;
  if (!id) return;
  clearTimeout(timer);
  try {
    const facts = await get(api(id));
    if (id !== current) return;
    setIncidentClock(facts.incidentNow, facts.speed);
    incident.value = facts;
    problem.value = undefined;
    if (facts.state === "OPENING" || facts.asking) timer = setTimeout(refresh, OPENING_POLL);
  } catch (thrown) {
    if (id === current) problem.value = asProblem(thrown);
  }
}
