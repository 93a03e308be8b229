// @ts-check
// The city's lists: looked at first, taken in after, taken back if that was a mistake.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { NoDistricts } from "./districts.js";
import { upload } from "./files.js";
import { HeadingEditor, SheetRead, useHeadings } from "./headings.js";
import { EncodingFound, ImportFiles } from "./import-encoding.js";
import { ImportHistory } from "./import-history.js";
import { t } from "./words.js";

const EVERY = 700;
const MOST_DOUBLED = 5;

/** What a list holds: how it is introduced, and in what its rows are counted. */
const KINDS = /** @type {const} */ ({
  persons: { name: "listPersons", lead: "importLead", counted: "" },
  offices: { name: "listOffices", lead: "importLeadOffices", counted: "Entries" },
  members: { name: "listMembers", lead: "importLeadMembers", counted: "Entries" },
  assignments: { name: "listAssignments", lead: "importLeadAssignments", counted: "Entries" },
  services: { name: "listServices", lead: "importLeadServices", counted: "Entries" },
  plans: { name: "listPlans", lead: "importLeadPlans", counted: "Entries" },
  shelters: { name: "listShelters", lead: "importLeadShelters", counted: "Shelters" },
});

/** @typedef {keyof typeof KINDS} Kind */

/** A word about so many people, places or entries. @param {Kind} kind @param {"resultBack" | "added" | "changed" | "unchanged" | "missing"} word */
const counted = (kind, word) => /** @type {typeof word} */ (word + KINDS[kind].counted);

export function Imports() {
  const [file, setFile] = useState(/** @type {File | undefined} */ (undefined));
  const [kind, setKind] = useState(/** @type {Kind} */ ("persons"));
  const [encoding, setEncoding] = useState("");
  const headings = useHeadings(kind, file, encoding);
  const [whole, setWhole] = useState(false);
  const [job, setJob] = useState(/** @type {any} */ (undefined));
  const [back, setBack] = useState(/** @type {number | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [silences, setSilences] = useState(0);
  const running = job?.state === "RUNNING";
  const mapping = headings.mapping && JSON.stringify(headings.mapping);
  useEffect(() => {
    if (!running) setJob(undefined); // What was looked at was another list.
  }, [mapping]);
  useEffect(() => {
    if (!running) return undefined;
    const look = () =>
      get(`/api/imports/${job.id}`).then(
        (found) => {
          setProblem(undefined);
          setSilences(0);
          setJob(found);
        },
        (thrown) => {
          setProblem(thrown);
          setSilences(silences + 1);
        },
      );
    const timer = setTimeout(look, EVERY * 2 ** Math.min(silences, MOST_DOUBLED));
    return () => clearTimeout(timer);
  }, [job, silences]);
  /** @param {boolean} dryRun */
  const begin = (dryRun) => {
    setProblem(undefined);
    setBack(undefined);
    if (!file || !mapping) return;
    upload(
      `/api/imports/${kind}`,
      file,
      { dryRun: String(dryRun), allOrNothing: String(!dryRun && whole), ...(encoding && { encoding }) },
      { mapping },
    ).then(setJob, setProblem);
  };
  const undo = () =>
    post(`/api/imports/${job.id}/undo`, {}).then((taken) => {
      setBack(taken.back);
      setJob(undefined);
    }, setProblem);
  return html`
    <h1>${t("imports")}</h1>
    <${NoDistricts} />
    <p class="quiet">${t(KINDS[kind].lead)}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${back !== undefined && html`<p class="notice good" role="status">${t(counted(kind, "resultBack"), { n: back })}</p>`}
    <form
      class="stack panel padded"
      onSubmit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        begin(true);
      }}
    >
      <${Field}
        label=${t("listKind")}
        tag="select"
        value=${kind}
        disabled=${running}
        onChange=${(/** @type {any} */ e) => {
          setKind(e.currentTarget.value);
          setJob(undefined);
          setBack(undefined);
        }}
      >
        ${Object.entries(KINDS).map(([value, { name }]) => html`<option key=${value} value=${value}>${t(name)}</option>`)}
      <//>
      <${Field}
        label=${t("file")}
        type="file"
        required
        accept=".csv,.xlsx,.txt"
        onChange=${(/** @type {any} */ e) => {
          setFile(e.currentTarget.files?.[0]);
          setJob(undefined);
        }}
      />
      <${Field} label=${t("encoding")} tag="select" value=${encoding} onChange=${(/** @type {any} */ e) => setEncoding(e.currentTarget.value)}>
        <option value="">${t("encodingAuto")}</option>
        <option value="UTF_8">UTF-8</option>
        <option value="WINDOWS_31J">windows-31j</option>
      <//>
      <button type="submit" class="button primary" disabled=${!mapping || running}>${t("look")}</button>
    </form>
    ${!running && headings.headings && html`<${EncodingFound} file=${file} encoding=${headings.headings.encoding} said=${encoding !== ""} />`}
    ${!running && !job && headings.headings && html`<${SheetRead} of=${headings.headings} />`}
    ${!running && html`<${HeadingEditor} of=${headings} />`}
    ${running && html`<p role="status">${t("working", { n: job.rows.toLocaleString() })}</p>`}
    ${job && !running && html`<${Result} job=${job} />`}
    ${
      job &&
      !running &&
      job.dryRun &&
      html`<div class="row">
        <label class="check"><input type="checkbox" checked=${whole} onChange=${(/** @type {any} */ e) => setWhole(e.currentTarget.checked)} /> ${t("takeAll")}</label>
        <button type="button" class="button primary" onClick=${() => begin(false)}>${t("take")}</button>
      </div>`
    }
    ${
      job &&
      !job.dryRun &&
      ["DONE", "BROKEN_OFF"].includes(job.state) &&
      html`<button type="button" class="button" onClick=${undo}>${t("undo")}</button>`
    }
    <${ImportHistory} kind=${kind} job=${job} open=${(/** @type {any} */ found) => (setBack(undefined), setJob(found))} />
  `;
}

/** @param {{job: any}} props */
function Result({ job }) {
  const words = {
    DONE: job.dryRun ? t("resultLook") : t("resultTaken"),
    REFUSED: t("resultRefused"),
    BROKEN_OFF: t("resultBroken"),
    TAKEN_BACK: t("resultUndone"),
  };
  /** @param {string} word @param {number | undefined} n */
  const number = (word, n) => html`<div><dt>${word}</dt><dd>${n?.toLocaleString() ?? "—"}</dd></div>`;
  const kind = /** @type {Kind} */ (job.kind.toLowerCase());
  return html`<section class="panel">
    <div class="panel-head" role="status"><h2>${words[/** @type {"DONE"} */ (job.state)]}</h2></div>
    <div class="panel-body stack">
      <dl class="facts">
        ${number(t("rows"), job.rows)} ${number(t(counted(kind, "added")), job.added)}
        ${number(t(counted(kind, "changed")), job.changed)} ${number(t(counted(kind, "unchanged")), job.unchanged)}
        ${number(t("faulty"), job.faulty)} ${number(t(counted(kind, "missing")), job.missing)}
      </dl>
      <${SheetRead} of=${job} />
      ${job.ignored.length > 0 && html`<p class="small">${t("ignored", { list: job.ignored.join("、") })}</p>`}
      ${
        job.faults.length > 0 &&
        html`<h3>${t("faults")}</h3>
        <ul>${job.faultKinds.map((/** @type {{message: string, count: number}} */ kind) => html`<li key=${kind.message}>${kind.message}: ${kind.count.toLocaleString()}</li>`)}</ul>
        <div class="scroll-x" tabindex="0" role="region" aria-label=${t("faults")}>
          <table class="table">
            <thead><tr><th>${t("row")}</th><th>${t("column")}</th><th>${t("what")}</th><th>${t("cell")}</th></tr></thead>
            <tbody>
              ${job.faults.map(
                (/** @type {any} */ fault, /** @type {number} */ i) => html`<tr key=${i}>
                  <td class="number">${fault.row}</td><td class="number">${fault.column}</td><td>${fault.message}</td><td>${fault.found}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      }
      <${ImportFiles} job=${job} />
    </div>
  </section>`;
}
