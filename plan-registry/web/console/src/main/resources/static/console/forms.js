// @ts-check
// Forms that write one thing as a whole: what is wrong stands at its field, a refusal loses nothing of what was typed, and nobody
// leaves what is not saved without being asked.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    choose: "選んでください",
    yes: "はい",
    no: "いいえ",
    notKnown: "分からない",
    save: "保存する",
    unsaved: "保存していない変更があります。",
  },
  { choose: "Choose", yes: "Yes", no: "No", notKnown: "Not known", save: "Save", unsaved: "There are unsaved changes." },
);

/** Nobody closes the page on what is not saved without being asked. @param {boolean} changed */
export function useWarning(changed) {
  useEffect(() => {
    if (!changed) return undefined;
    const warn = (/** @type {Event} */ e) => e.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [changed]);
}

/**
 * A draft of something that is read, typed in and sent.
 *
 * @template {object} D what is typed in
 * @template F what else is known
 * @param {() => Promise<{draft: D, facts: F}>} load
 * @param {(draft: D, facts: F) => Promise<unknown>} send
 */
export function useDraft(load, send) {
  const [read, setRead] = useState(/** @type {{draft: D, facts: F} | undefined} */ (undefined));
  const [draft, setDraft] = useState(/** @type {D | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [busy, setBusy] = useState(false);
  const again = () =>
    load().then((found) => {
      setRead(found);
      setDraft(found.draft);
      setProblem(undefined);
    }, setProblem);
  useEffect(() => void again(), []);
  const changed = !!read && JSON.stringify(draft) !== JSON.stringify(read.draft);
  useWarning(changed);
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (!read || !draft) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await send(draft, read.facts);
    } catch (thrown) {
      setProblem(thrown);
      scrollTo({ top: 0 });
    } finally {
      setBusy(false);
    }
  };
  return {
    facts: read?.facts,
    draft,
    /** @param {Partial<D>} next */
    set: (next) => setDraft((now) => now && { ...now, ...next }),
    problem,
    again,
    submit,
    changed,
    busy,
  };
}

/** Stands in the place of a form until its draft is read. @param {{problem: unknown, again: () => void}} props */
export function Waiting({ problem, again }) {
  return problem === undefined ? html`<${Loading} rows=${8} />` : html`<${ProblemNotice} problem=${problem} again=${again} />`;
}

/** The end of a form. @param {{changed: boolean, busy: boolean}} props */
export function SaveBar({ changed, busy }) {
  return html`<div class="save row">
    ${changed && html`<span class="quiet" role="status">${t("unsaved")}</span>`}
    <button type="submit" class="button primary" disabled=${busy}>${t("save")}</button>
  </div>`;
}

/** Fields that know what a refusal says of them. @param {unknown} problem */
export function fieldsOf(problem) {
  const wrong = problem === undefined ? undefined : asProblem(problem);
  /** @param {string} field */
  const of = (field) => (field && wrong?.of(field)) || undefined;
  /** @param {string} field @param {string} label @param {any} value @param {(v: string) => void} change @param {Record<string, unknown>} [more] */
  const line = (field, label, value, change, more = {}) =>
    html`<${Field} label=${label} problem=${of(field)} value=${value ?? ""} onInput=${(/** @type {any} */ e) => change(e.currentTarget.value)} ...${more} />`;
  /** A whole number or a measure; blank is none. @param {string} field @param {string} label @param {number | undefined} value
   *  @param {(v: number | undefined) => void} change @param {Record<string, unknown>} [more] */
  const number = (field, label, value, change, more = {}) =>
    line(field, label, value, (text) => change(text === "" ? undefined : Number(text)), { type: "number", ...more });
  /** @param {string} field @param {string} label @param {string | undefined} value @param {readonly string[]} all
   *  @param {(code: string) => string} word @param {(v: string) => void} change @param {Record<string, unknown>} [more] */
  const pick = (field, label, value, all, word, change, more = {}) =>
    html`<${Field} label=${label} tag="select" problem=${of(field)} value=${value ?? ""} onChange=${(/** @type {any} */ e) => change(e.currentTarget.value)} ...${more}>
      <option value="">${t("choose")}</option>
      ${all.map((code) => html`<option key=${code} value=${code}>${word(code)}</option>`)}
    <//>`;
  /** Yes, no, or that nobody knows. @param {string} field @param {string} label @param {boolean | undefined | null} value
   *  @param {(v: boolean | undefined) => void} change */
  const yesOrNo = (field, label, value, change) =>
    html`<${Field} label=${label} tag="select" problem=${of(field)} value=${value === undefined || value === null ? "" : String(value)}
      onChange=${(/** @type {any} */ { currentTarget: { value: said } }) => change(said === "" ? undefined : said === "true")}>
      <option value="">${t("notKnown")}</option>
      <option value="true">${t("yes")}</option>
      <option value="false">${t("no")}</option>
    <//>`;
  /** @param {string} label @param {boolean | undefined} value @param {(v: boolean) => void} change */
  const check = (label, value, change) =>
    html`<label class="check"><input type="checkbox" checked=${!!value} onChange=${(/** @type {any} */ e) => change(e.currentTarget.checked)} /> ${label}</label>`;
  return { of, line, number, pick, yesOrNo, check };
}

/** What is blank is not said. @param {any} value @returns {any} */
export function cleaned(value) {
  if (Array.isArray(value)) return value.filter((one) => typeof one !== "string" || one.trim() !== "").map(cleaned);
  if (value && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== "" && each !== undefined && each !== null)
        .map(([name, each]) => [name, cleaned(each)]),
    );
  return value;
}
