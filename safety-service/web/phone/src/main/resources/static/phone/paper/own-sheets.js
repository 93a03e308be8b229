// @ts-check
// The sheets of one's own people lie on this device before anybody has opened one: where paper is filled in there is no network.
import { effect } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { me } from "/kit/session.js";
import { askedAt, incident } from "../clients.js";
import { shelf } from "./shelf.js";

const HALF_A_DAY = 12 * 3_600_000;
/** All phones of a city may be refused at once: they come again apart from each other. */
const AGAIN = 5 * 60_000;

/** Whose sheets were asked for, and when; nobody's once they are forgotten. */
let asked = { of: /** @type {string | undefined} */ (""), at: 0 };

/** @param {string} of */
async function load(of) {
  if (asked.of === of && Date.now() - asked.at < HALF_A_DAY) return;
  const now = { of, at: Date.now() };
  asked = now;
  if (Date.now() - (await shelf.ownSince(of)) < HALF_A_DAY) return;
  try {
    const { items } = await get("/api/sheets");
    if (me.peek()?.username === of) await shelf.own(items, of);
  } catch {
    now.at += AGAIN * (1 + Math.random()) - HALF_A_DAY;
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
