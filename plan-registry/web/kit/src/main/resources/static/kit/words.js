// @ts-check
// Two languages by a switch that is remembered. Each page keeps its own small dictionary.
import { effect, signal } from "/kit/vendor/preact-all.js";

const KEY = "anpi.language";

/** @type {import("/kit/vendor/preact-all.js").Signal<"ja" | "en">} */
export const language = signal(document.documentElement.lang === "en" ? "en" : "ja");

/** @param {"ja" | "en"} next */
export function speak(next) {
  language.value = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // a browser that remembers nothing still switches
  }
}

effect(() => {
  document.documentElement.lang = language.value;
});

/**
 * A dictionary whose keys are checked: `const t = dictionary({greet: "こんにちは {name}"}, {greet: "Hello {name}"})`.
 * Reading it inside a component subscribes the component to the language.
 *
 * @template {Record<string, string>} T
 * @param {T} ja
 * @param {Record<keyof T, string>} en
 * @returns {(key: keyof T, values?: Record<string, string | number>) => string}
 */
export function dictionary(ja, en) {
  return (key, values = {}) => {
    const text = language.value === "en" ? en[key] : ja[key];
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
}

/**
 * The word for a code of the API; an unknown code is shown as it came rather than hidden.
 *
 * @param {Record<string, string>} ja
 * @param {Record<string, string>} en
 * @returns {(code: string | undefined | null) => string}
 */
export function codes(ja, en) {
  return (code) => (code ? ((language.value === "en" ? en : ja)[code] ?? code) : "");
}

/** Several things in a row, divided as the language on screen divides them. @param {(string | number)[]} things */
export const inRow = (things) => things.join(language.value === "en" ? ", " : "、");

/** What is said of something beside its name. @param {string} name @param {string | undefined} more */
export const aside = (name, more) => (!more ? name : language.value === "en" ? `${name} (${more})` : `${name}（${more}）`);

/** Text that the server gives in both languages.
 * @param {{ja?: string, en?: string} | string | undefined | null} text */
export function either(text) {
  if (!text || typeof text === "string") return text ?? "";
  return (language.value === "en" ? text.en : text.ja) ?? text.ja ?? text.en ?? "";
}
