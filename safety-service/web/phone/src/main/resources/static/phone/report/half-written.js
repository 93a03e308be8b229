// @ts-check
// Forms that were not sent yet, kept on the device: whoever goes back to the list, or whose phone ends the page during a call,
// finds what they wrote. They go when they are sent, a day after the last word, at signing out and with another person.
import { FORMS, youngForms } from "./expiry.js";
import { store } from "./outbox.js";

const PAUSE = 400;

/** @typedef {{draft: import("./draft.js").Draft, when: any, at: number}} HalfWritten */

/** @returns {Promise<Record<string, HalfWritten>>} those of the last day */
async function all() {
  return youngForms(await store.kept(FORMS).catch(() => undefined));
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
function put(key, form) {
  const next = (/** @type {Record<string, HalfWritten>} */ kept) => {
    const { [key]: _, ...others } = youngForms(kept);
    const forms = form ? { ...others, [key]: form } : others;
    return Object.keys(forms).length > 0 ? forms : undefined;
  };
  return store.changeKept(FORMS, next).catch(() => undefined);
}
