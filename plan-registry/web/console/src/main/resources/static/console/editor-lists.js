// @ts-check
// Lists whose entries are forms: each can be added and removed by keyboard, and the focus stays where the hand is.
import { html, useRef } from "/kit/vendor/preact-all.js";
import { t } from "./words.js";

/**
 * @template T
 * @param {{legend: string, hint?: string, list: T[], blank: () => T, nameOf: (one: T) => string, change: (list: T[]) => void,
 *   form: (one: T, set: (next: Partial<T>) => void, i: number) => unknown}} props
 */
export function Entries({ legend, hint, list, blank, nameOf, change, form }) {
  const box = useRef(/** @type {HTMLFieldSetElement | null} */ (null));
  /** @param {number} i */
  const remove = (i) => {
    change(list.filter((_, at) => at !== i));
    box.current?.querySelector(/** @type {"button"} */ ("button.add"))?.focus();
  };
  const add = () => {
    change([...list, blank()]);
    requestAnimationFrame(() => {
      const entries = box.current?.querySelectorAll(".entry");
      /** @type {HTMLElement | null | undefined} */ (entries?.[entries.length - 1]?.querySelector("input, select"))?.focus();
    });
  };
  return html`<fieldset class="panel entries" ref=${box}>
    <legend>${legend}</legend>
    ${hint && html`<p class="hint">${hint}</p>`}
    ${list.map(
      (one, i) => html`<div class="entry" key=${i} role="group" aria-label=${`${legend} ${i + 1}`}>
        ${form(one, (next) => change(list.map((other, at) => (at === i ? { ...other, ...next } : other))), i)}
        <button
          type="button"
          class="button compact"
          aria-label=${t("removeOf", { name: nameOf(one) || `${legend} ${i + 1}` })}
          onClick=${() => remove(i)}
        >${t("remove")}</button>
      </div>`,
    )}
    <button type="button" class="button compact add" aria-label=${`${legend} ${t("add")}`} onClick=${add}>${t("add")}</button>
  </fieldset>`;
}
