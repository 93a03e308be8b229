// @ts-check
// What somebody has begun to write and not sent: found again after a reload, and after a way elsewhere and back. It lies in
// sessionStorage, because it tells of somebody's health: no other window of a shared computer reads it, and it ends with the tab,
// at signing out, with another person, and after a day. Where nobody is signed in the next at a shared tablet may be anybody: there
// it ends after an hour, and is shown only to whoever says that it is theirs. What left without an answer is no form any more: it
// stays for a day, until the tab is closed, and waits for whoever sent it.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { BEGUN, SENT, holdUnanswered } from "/kit/forget.js";
import { me } from "/kit/session.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    found: "この端末に書きかけがあります。ご自分のものなら、続きを書けます。",
    goOn: "続きを書く",
    resumed: "書きかけの続きです。",
    emptied: "1時間のあいだ書き足しがなかったので、書きかけを消しました。",
    anew: "消して最初から書く",
    anewSure: "書きかけを消しますか",
  },
  {
    found: "Something was begun on this device. If it is yours, you can go on with it.",
    goOn: "Go on",
    resumed: "You go on with what was begun.",
    emptied: "Nothing was added for an hour, so what was begun has been cleared.",
    anew: "Clear and begin anew",
    anewSure: "Clear what was begun?",
  },
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const LOOK_EVERY = MINUTE;
/** Whoever began may have gone, and somebody else stand there. */
const LEFT_AFTER = 10 * MINUTE;

/** @typedef {{at: number, keptFor: number, value: any}} Kept */

const writer = () => me.peek()?.username ?? "";
const keyOf = (/** @type {string} */ kind, /** @type {string} */ what) => `${kind}${writer()} ${what}`;

/** What is old goes. */
function tidy() {
  for (const key of Object.keys(sessionStorage).filter((one) => [BEGUN, SENT].some((kind) => one.startsWith(kind)))) {
    /** @type {Kept} */
    const { at, keptFor = DAY } = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    if (!(Date.now() - at < keptFor)) sessionStorage.removeItem(key);
  }
  holdUnanswered();
}

/** @param {string} key @returns {Partial<Kept>} */
function find(key) {
  try {
    tidy();
    return JSON.parse(sessionStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {string} key @param {unknown} value @param {number} keptFor */
function keep(key, value, keptFor) {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), keptFor, value }));
    holdUnanswered();
  } catch {
    // a browser that keeps nothing still sends
  }
}

/** @param {string} what @returns {any} what was kept under this name; undefined when there is nothing */
export const begun = (what) => find(keyOf(BEGUN, what)).value;

/** @param {string} what @param {unknown} value undefined forgets it @param {number} [keptFor] where it tells of nobody */
export const keepBegun = (what, value, keptFor = writer() ? DAY : HOUR) => keep(keyOf(BEGUN, what), value, keptFor);

/** Older pages kept them among what was begun. @param {string} what
 * @returns {string | undefined} the bytes that were sent and of which nobody knows whether they arrived */
export const sent = (what) => find(keyOf(SENT, what)).value ?? begun(what);

/** For a day, whoever sent them: nobody is shown what is in them. @param {string} what @param {string | undefined} body */
export function keepSent(what, body) {
  keep(keyOf(SENT, what), body, DAY);
  keepBegun(what, undefined);
}

/** @param {string} what @returns {string[]} each name that begins so under which bytes are kept that nobody answered */
export const sentUnder = (what) =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(keyOf(SENT, what)))
    .map((key) => key.slice(keyOf(SENT, "").length));

/** The forms of this page. @type {Set<() => void>} */
const forms = new Set();

function look() {
  begun("");
  for (const leave of forms) leave();
}
setInterval(look, LOOK_EVERY);
document.addEventListener("visibilitychange", look);

/**
 * The fields of a form, kept from the first change on. Where nobody is signed in, one that was left alone for a while waits until
 * somebody says that it is theirs, and is empty after an hour, also on a page that is never closed.
 *
 * @template {object} Form
 * @param {string} what which form, of which incident, about whom
 * @param {() => Form} blank
 * @param {(then: Form) => Form} [resume] what was written then, as it is to be understood now
 */
export function useBegun(what, blank, resume = (then) => then) {
  const [kept] = useState(() => find(keyOf(BEGUN, what)));
  const [resumed, setResumed] = useState(kept.value !== undefined);
  const [found, setFound] = useState(resumed);
  const [emptied, setEmptied] = useState(false);
  const [form, setForm] = useState(
    /** @returns {Form} */ () => (kept.value ? resume({ ...blank(), ...kept.value }) : blank()),
  );
  const newest = useRef(form);
  const changedAt = useRef(kept.at);
  const heldAt = useRef(Date.now());
  const anew = () => {
    newest.current = blank();
    changedAt.current = undefined;
    setForm(newest.current);
    setResumed(false);
    setFound(false);
    keepBegun(what, undefined);
  };
  useEffect(() => {
    const leave = () => {
      if (changedAt.current === undefined || writer()) return;
      if (Date.now() - changedAt.current >= HOUR) {
        anew();
        setEmptied(true);
      } else if (Date.now() - heldAt.current >= LEFT_AFTER) {
        setResumed(true);
        setFound(true);
      }
    };
    forms.add(leave);
    return () => void forms.delete(leave);
  }, []);
  const change = (/** @type {Partial<Form>} */ next) => {
    changedAt.current = heldAt.current = Date.now();
    newest.current = { ...newest.current, ...next };
    setForm(newest.current);
    setEmptied(false);
    keepBegun(what, newest.current);
  };
  return {
    form,
    /** Whether it goes on with what was begun before. */
    resumed,
    /** Whether nobody has said yet that it is theirs. */
    found,
    /** Whether that went because nobody wrote on. */
    emptied,
    goOn: () => {
      change({});
      setFound(false);
    },
    change,
    /** Empty again, and forgotten. */
    anew,
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

/** In the place of what was begun, to whoever still stands there. */
export const Emptied = () => html`<p class="notice wait" role="status">${t("emptied")}</p>`;

/** The button that was pressed is gone: who works by keys goes on where the form begins. */
const toForm = () => document.getElementById("main")?.focus({ preventScroll: true });
