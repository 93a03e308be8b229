// @ts-check
// Forms that were not sent yet, kept on the device: whoever goes back to the list, or whose phone ends the page during a call,
// finds what they wrote. They go when they are sent, with the list, and a day after the last word.
import { store } from "./outbox.js";

const NAME = "half-written";
const KEEP = 24 * 3_600_000;
const PAUSE = 400;

/** @typedef {{draft: import("./draft.js").Draft, when: any, at: number}} HalfWritten */

/** @returns {Promise<Record<string, HalfWritten>>} those of the last day */
async function all() {
  const kept = (await store.kept(NAME).catch(() => undefined)) ?? {};
  return Object.fromEntries(Object.entries(kept).filter(([, { at }]) => Date.now() - at < KEEP));
}

/** @param {string} key @returns {Promise<HalfWritten | undefined>} */
export const halfWritten = async (key) => (await all())[key];

/** @type {number | undefined} */
let timer;

/** Soon, so that typing does not wait for the disk. @param {string} key @param {Pick<HalfWritten, "draft" | "when">} form */
export function keepHalfWritten(key, form) {
  clearTimeout(timer);
  timer = setTimeout(() => void put(key, { ...form, at: Date.now() }), PAUSE);
}

/** @param {string} key */
export function dropHalfWritten(key) {
  clearTimeout(timer);
  return put(key, undefined);
}

/** A device without room for it still reports. @param {string} key @param {HalfWritten | undefined} form */
async function put(key, form) {
  const { [key]: _, ...others } = await all();
  const forms = form ? { ...others, [key]: form } : others;
  await store.keep(NAME, Object.keys(forms).length > 0 ? forms : undefined).catch(() => undefined);
}
