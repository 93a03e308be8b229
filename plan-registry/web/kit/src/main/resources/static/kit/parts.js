// @ts-check
// Small parts that pages share: fields, choices, dialogs, and the states that are usually left over.
import { html, useEffect, useId, useRef } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  { again: "もう一度", loading: "読み込み中", close: "閉じる", required: "（必須）" },
  { again: "Try again", loading: "Loading", close: "Close", required: "(required)" },
);

/**
 * A labelled input with its hint and its problem tied to it.
 *
 * @param {{label: string, hint?: string, problem?: string, required?: boolean, tag?: string, children?: unknown} & Record<string, any>} props
 */
export function Field({ label, hint, problem, tag = "input", children, class: extra = "", ...rest }) {
  const id = useId();
  const told = [hint && `${id}h`, problem && `${id}p`].filter(Boolean).join(" ") || undefined;
  return html`<div class="field">
    <label
      class="label"
      for=${id}
    >${label}${rest.required && html` <span class="small quiet">${t("required")}</span>`}</label>
    ${hint && html`<span class="hint" id="${id}h">${hint}</span>`}
    <${tag}
      ...${rest}
      id=${id}
      class="input ${extra}"
      aria-describedby=${told}
      aria-invalid=${problem ? "true" : undefined}
    >${children}<//>
    ${problem && html`<p class="problem-text" id="${id}p">${problem}</p>`}
  </div>`;
}

/**
 * One of a few, or several of a few, as buttons that are real radios or checkboxes.
 *
 * @param {{legend: string, hint?: string, options: {value: string, label: unknown}[], value: string | string[] | undefined,
 *   onChange: (value: any) => void, problem?: string}} props an array as `value` makes it several
 */
export function Choices({ legend, hint, options, value, onChange, problem }) {
  const name = useId();
  const told = [hint && `${name}h`, problem && `${name}p`].filter(Boolean).join(" ") || undefined;
  const several = Array.isArray(value);
  /** @param {string} option @param {boolean} on */
  const change = (option, on) =>
    onChange(several ? (on ? [...value, option] : value.filter((v) => v !== option)) : option);
  return html`<fieldset aria-describedby=${told}>
    <legend>${legend}</legend>
    ${hint && html`<span class="hint" id="${name}h">${hint}</span>`}
    <div class="choices">
      ${options.map(
        (o) => html`<label class="choice" key=${o.value}>
          <input
            type=${several ? "checkbox" : "radio"}
            name=${name}
            value=${o.value}
            checked=${several ? value.includes(o.value) : value === o.value}
            onChange=${(/** @type {any} */ e) => change(o.value, e.currentTarget.checked)}
          />
          <span>${o.label}</span>
        </label>`,
      )}
    </div>
    ${problem && html`<p class="problem-text" id="${name}p">${problem}</p>`}
  </fieldset>`;
}

/** A modal dialog while it is rendered. @param {{title: string, onClose: () => void, class?: string, children?: unknown}} props */
export function Dialog({ title, onClose, class: extra, children }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const opener = /** @type {HTMLElement | null} */ (document.activeElement);
    dialog?.showModal();
    return () => {
      dialog?.close();
      queueMicrotask(() => backTo(opener));
    };
  }, []);
  return html`<dialog
    ref=${box}
    class=${extra}
    aria-labelledby=${id}
    onCancel=${(/** @type {Event} */ e) => (e.preventDefault(), onClose())}
  >
    <h2 id=${id}>${title}</h2>
    ${children}
  </dialog>`;
}

/** A dialog that is taken off the page leaves the focus nowhere. @param {HTMLElement | null} opener */
function backTo(opener) {
  if (document.activeElement && document.activeElement !== document.body) return;
  (opener?.isConnected ? opener : document.getElementById("main"))?.focus({ preventScroll: true });
}

/** A refusal or failure, and the way on. @param {{problem: unknown, again?: () => void}} props */
export function ProblemNotice({ problem, again }) {
  const { title, detail, errors } = asProblem(problem);
  return html`<div class="notice bad" role="alert">
    <div>
      <strong>${title}</strong>
      ${detail && html`<p>${detail}</p>`}
      ${errors.map((e) => html`<p class="small">${e.field ? `${e.field}: ` : ""}${e.detail ?? e.message}</p>`)}
    </div>
    ${again && html`<button type="button" class="button" onClick=${again}>${t("again")}</button>`}
  </div>`;
}

/** Stands where a list will be, with its height. @param {{rows?: number}} props */
export function Loading({ rows = 4 }) {
  return html`<div
    class="skeleton"
    role="status"
  ><span class="unseen">${t("loading")}</span>${Array.from({ length: rows }, (_, i) => html`<i key=${i}></i>`)}</div>`;
}
