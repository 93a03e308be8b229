// @ts-check
// Forms that were not sent yet, kept on the device: whoever goes back to the list, or whose phone ends the page during a call,
// finds what they wrote. They go when they are sent, a day after the last word, at signing out and with another person.
import { signal } from "/kit/vendor/preact-all.js";
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

/** The keys of all that is begun. @type {import("/kit/vendor/preact-all.js").Signal<string[]>} */
export const begun = signal([]);

const look = async () => {
  begun.value = Object.keys(await all());
};
void look();

/** @param {string | undefined} writer @param {string | undefined} incident @param {string} [personId] none for who is not listed */
export const keyOf = (writer, incident, personId = "") => `${writer} ${incident} ${personId}`;

/** What is to be kept when typing pauses. @type {Map<string, HalfWritten>} */
const typing = new Map();
/** @type {number | undefined} */
let timer;

/** Soon, so that typing does not wait for the disk. @param {string} key @param {Pick<HalfWritten, "draft" | "when">} form */
export function keepHalfWritten(key, form) {
  typing.set(key, { ...form, at: Date.now() });
  clearTimeout(timer);
  timer = setTimeout(keepTyped, PAUSE);
}

function keepTyped() {
  for (const [key, form] of typing) void put(key, form);
  typing.clear();
}

// A page that goes out of sight, for a call say, may never come back.
document.addEventListener("visibilitychange", () => document.hidden && keepTyped());

/** @param {string} key */
export function dropHalfWritten(key) {
  typing.delete(key);
  return put(key, undefined);
}

/** A device without room for it still reports. @param {string} key @param {HalfWritten | undefined} form */
function put(key, form) {
  const next = (/** @type {Record<string, HalfWritten>} */ kept) => {
    const { [key]: _, ...others } = youngForms(kept);
    const forms = form ? { ...others, [key]: form } : others;
    return Object.keys(forms).length > 0 ? forms : undefined;
  };
  return store.changeKept(FORMS, next).then(look, () => undefined);
}
