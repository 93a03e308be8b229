// @ts-check
// Paper has the first rows of each list only; there the head of the list says of how many they are.
import { html } from "/kit/vendor/preact-all.js";
import { t } from "./words.js";

/** How many rows print.css leaves, and what they are. */
const LISTS = /** @type {const} */ ({
  queue: [8, "peopleOf"],
  unidentified: [6, "reportsOf"],
  silence: [3, "districtsOf"],
  districts: [6, "districtsOf"],
  feed: [3, "newestOf"],
});

/** @param {{list: keyof typeof LISTS, of: number}} props */
export function OnPaper({ list, of }) {
  const [rows, word] = LISTS[list];
  return html`<span class="on-paper">${t(word, { n: Math.min(rows, of), of: of.toLocaleString() })}</span>`;
}
