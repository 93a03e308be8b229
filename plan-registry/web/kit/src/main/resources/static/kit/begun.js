// @ts-check
// What somebody has begun to write and not sent: found again after a reload, and after a way elsewhere and back. It lies in
// sessionStorage, because it tells of somebody's health: no other window of a shared computer reads it, and it ends with the tab,
// at signing out, with another person, and after a day. Where nobody is signed in the next at a shared tablet may be anybody: there
// it ends after an hour, and is shown only to whoever says that it is theirs.
import { html, useRef, useState } from "/kit/vendor/preact-all.js";
import { BEGUN } from "/kit/forget.js";
import { me } from "/kit/session.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    found: "この端末に書きかけがあります。ご自分のものなら、続きを書けます。",
    goOn: "続きを書く",
    resumed: "書きかけの続きです。",
    anew: "消して最初から書く",
    anewSure: "書きかけを消しますか",
  },
  {
    found: "Something was begun on this device. If it is yours, you can go on with it.",
    goOn: "Go on",
    resumed: "You go on with what was begun.",
    anew: "Clear and begin anew",
    anewSure: "Clear what was begun?",
  },
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOOK_EVERY = MINUTE;

/** @param {string} by who wrote it, if that is known */
const keptFor = (by) => (by ? 24 * HOUR : HOUR);

/** @typedef {{at: number, by: string, value: any}} Kept */

const writer = () => me.peek()?.username ?? "";
const keyOf = (/** @type {string} */ what) => `${BEGUN}${writer()} ${what}`;

/** What is old goes. */
function tidy() {
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(BEGUN))) {
    /** @type {Kept} */
    const { at, by } = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    if (!(Date.now() - at < keptFor(by))) sessionStorage.removeItem(key);
  }
}

/** @param {string} what @returns {any} what was kept under this name; undefined when there is nothing */
export function begun(what) {
  try {
    tidy();
    return JSON.parse(sessionStorage.getItem(keyOf(what)) ?? "{}").value;
  } catch {
    return undefined;
  }
}

/** @param {string} what @param {unknown} value undefined forgets it */
export function keepBegun(what, value) {
  try {
    if (value === undefined) sessionStorage.removeItem(keyOf(what));
    else sessionStorage.setItem(keyOf(what), JSON.stringify({ at: Date.now(), by: writer(), value }));
  } catch {
    // a browser that keeps nothing still sends
  }
}

setInterval(() => begun(""), LOOK_EVERY);

/**
 * The fields of a form, kept from the first change on.
 *
 * @template {object} Form
 * @param {string} what which form, of which incident, about whom
 * @param {() => Form} blank
 * @param {(then: Form) => Form} [resume] what was written then, as it is to be understood now
 */
export function useBegun(what, blank, resume = (then) => then) {
  const [kept] = useState(() => begun(what));
  const [resumed, setResumed] = useState(kept !== undefined);
  const [form, setForm] = useState(/** @returns {Form} */ () => (kept ? resume({ ...blank(), ...kept }) : blank()));
  const newest = useRef(form);
  return {
    form,
    /** Whether it goes on with what was begun before this page was opened. */
    resumed,
    change: (/** @type {Partial<Form>} */ next) => {
      newest.current = { ...newest.current, ...next };
      setForm(newest.current);
      keepBegun(what, newest.current);
    },
    /** Empty again, and forgotten. */
    anew: () => {
      newest.current = blank();
      setForm(newest.current);
      setResumed(false);
      keepBegun(what, undefined);
    },
  };
}

/**
 * In the place of a form that somebody began, perhaps somebody else, who held the device before; then above it.
 *
 * @param {{anew: () => void, goOn?: () => void}} props `goOn` until somebody has said that it is theirs
 */
export const Resumed = ({ anew, goOn }) => html`<p class="notice wait" role="status">
  <span>${t(goOn ? "found" : "resumed")}</span>
  ${goOn && html`<button type="button" class="button compact primary" onClick=${() => (goOn(), toForm())}>${t("goOn")}</button>`}
  <button type="button" class="button compact" onClick=${() => confirm(t("anewSure")) && anew()}>${t("anew")}</button>
</p>`;

/** The button that was pressed is gone: who works by keys goes on where the form begins. */
const toForm = () => document.getElementById("main")?.focus({ preventScroll: true });
