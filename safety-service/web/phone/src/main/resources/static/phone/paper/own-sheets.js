// @ts-check
// The sheets of one's own people lie on this device before anybody has opened one: where paper is filled in there is no network.
// The desk prints them once people are on duty, so what was asked for before that is no answer for long.
import { effect } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { me } from "/kit/session.js";
import { askedAt, incident } from "../clients.js";
import { shelf } from "./shelf.js";

const MINUTE = 60_000;
const EVERY = 10 * MINUTE;
/** All phones of a city may be refused at once: they come again apart from each other. */
const AGAIN = 5 * MINUTE;

/** Whose sheets were asked for, and when; nobody's once they are forgotten. */
let asked = { of: /** @type {string | undefined} */ (""), at: 0 };

/** A clock that was set back is no reason to wait. @param {number} at */
const lately = (at) => Math.abs(Date.now() - at) < EVERY;

/** @param {string} of */
async function load(of) {
  if (asked.of === of && lately(asked.at)) return;
  const now = { of, at: Date.now() };
  asked = now;
  const since = await shelf.ownSince(of);
  if (lately(since)) {
    now.at = since;
    return;
  }
  try {
    const { items } = await get("/api/sheets");
    if (me.peek()?.username === of) await shelf.own(items, of);
  } catch {
    now.at += AGAIN * (1 + Math.random()) - EVERY;
  }
}

/** They go with the list: when nothing is going on any more, this device names nobody. */
async function forget() {
  if (asked.of === undefined) return;
  asked = { of: undefined, at: 0 };
  await shelf.own([], "");
}

/** Beside the list, as long as the page is open. */
export const keepOwnSheets = () =>
  effect(() => {
    const someone = me.peek();
    if (!askedAt.value || !someone?.memberId) return;
    void (incident.peek() ? load(someone.username) : forget());
  });
