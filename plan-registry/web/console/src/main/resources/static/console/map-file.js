// @ts-check
// Taking in a map from a file: it is looked at first, and taken in by whoever has seen what that would do.
import { html, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { upload } from "./files.js";

/**
 * @param {{
 *   t: (word: any, values?: any) => string,
 *   address: string,
 *   accept: string,
 *   fields: Record<string, object>,
 *   readBy?: boolean,
 *   wish?: Record<string, string>,
 *   map: (answer: any) => any,
 *   more?: (answer: any) => any,
 *   primary?: boolean,
 *   children?: any,
 *   done: () => void,
 * }} props `t` says file, look, go, working, looked, taken, known and the fields by their names; `readBy`: by what the fields say the
 *   file is read; `wish` is what is asked for when the map is taken in, chosen by `children`; `map` is what the answer says of the
 *   map, `more` what it shows beside
 */
export function MapFile({ t, address, accept, fields, readBy = false, wish = {}, map, more, primary, children, done }) {
  const file = useRef(/** @type {File | undefined} */ (undefined));
  const [words, setWords] = useState(/** @type {Record<string, string>} */ ({}));
  const [chosen, setChosen] = useState("");
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const refusal = problem === undefined ? undefined : asProblem(problem);
  /** @param {boolean} dryRun */
  const begin = (dryRun) => {
    if (!file.current) return;
    setBusy(true);
    setProblem(undefined);
    void upload(address, file.current, { dryRun: String(dryRun), ...(dryRun ? {} : wish) }, words)
      .then((came) => {
        setAnswer(came);
        if (!dryRun) done();
      }, setProblem)
      .finally(() => setBusy(false));
  };
  return html`<form
      class="panel entries"
      onSubmit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        begin(true);
      }}
    >
      <${Field}
        label=${t("file")}
        type="file"
        required
        accept=${accept}
        onChange=${(/** @type {any} */ e) => {
          file.current = e.currentTarget.files?.[0];
          setChosen(file.current?.name ?? "");
          setAnswer(undefined);
        }}
      />
      ${Object.entries(fields).map(
        ([name, kind]) => html`<${Field} key=${name} label=${t(name)} value=${words[name] ?? ""} problem=${refusal?.of(name)} ...${kind}
          onInput=${(/** @type {any} */ e) => {
            setWords({ ...words, [name]: e.currentTarget.value });
            if (readBy) setAnswer(undefined); // What was looked at was read by other words.
          }} />`,
      )}
      <button type="submit" class="button ${primary ? "primary" : ""}" disabled=${!chosen || busy}>${t("look")}</button>
    </form>
    <p role="status">${busy ? t("working") : answer && t(answer.known ? "known" : answer.dryRun ? "looked" : "taken", map(answer))}</p>
    ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
    ${answer && more?.(answer)}
    ${
      answer &&
      answer.dryRun &&
      !answer.known &&
      html`<div class="row">
        ${children}
        <button type="button" class="button primary" disabled=${busy} onClick=${() => begin(false)}>${t("go")}</button>
      </div>`
    }`;
}

/**
 * Lets the map before this one hold again; a second time it is this one again.
 *
 * @param {{t: (word: any) => string, address: string, done: () => void}} props `t` says back, backSure and backDone
 */
export function MapBefore({ t, address, done }) {
  const [back, setBack] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const undo = () => {
    setBack(false);
    setProblem(undefined);
    if (confirm(t("backSure"))) void post(`${address}/undo`, {}).then(() => (setBack(true), done()), setProblem);
  };
  return html`<div class="row"><button type="button" class="button" onClick=${undo}>${t("back")}</button></div>
    <p role="status">${back && t("backDone")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}`;
}
