// @ts-check
// Many people on paper: plans, and the lists for the safe in the wall. The server makes one file; this page watches and fetches it.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, getAll, Problem } from "/kit/api.js";
import { Choices, Field, ProblemNotice } from "/kit/parts.js";
import { GROUPS, groupWord } from "/kit/state.js";
import { keep, purposeHeader } from "./files.js";
import { Purpose } from "./sheets.js";
import { PRINTS, printWord, t } from "./words.js";

const AT = "/api/exports/prints";
const PAUSE = 700;

export function Prints() {
  const [kind, setKind] = useState("BY_CHECKER");
  const [groups, setGroups] = useState(GROUPS.slice(0, 2));
  const [district, setDistrict] = useState("");
  const [districts, setDistricts] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [purpose, setPurpose] = useState("");
  const [job, setJob] = useState(
    /** @type {{id: string, state: string, done: number, all: number, pages?: number, problem?: any} | undefined} */ (undefined),
  );
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const timer = useRef(0);
  const leave = useRef(() => {});
  useEffect(() => {
    getAll("/api/hazards/districts", { limit: 1000 }).then(setDistricts, setProblem);
    return () => leave.current();
  }, []);
  /** @param {any} now */
  const follow = async (now) => {
    setJob(now);
    if (now.state === "RUNNING") {
      timer.current = window.setTimeout(() => get(`${AT}/${now.id}`).then(follow, stopped), PAUSE);
    } else if (now.state === "DONE") {
      await keep(`${AT}/${now.id}/file`, `${now.kind.toLowerCase()}.pdf`, { purpose }).catch(stopped);
    } else {
      stopped(new Problem(now.problem.status, now.problem));
    }
  };
  /** @param {unknown} thrown */
  const stopped = (thrown) => {
    setJob(undefined);
    setProblem(asProblem(thrown));
  };
  /** @param {Event} e */
  const begin = (e) => {
    e.preventDefault();
    setProblem(undefined);
    call("POST", AT, { json: { kind, groups, ...(district && { district }) }, headers: purposeHeader(purpose) }).then(
      follow,
      stopped,
    );
  };
  const running = job?.state === "RUNNING";
  leave.current = () => {
    clearTimeout(timer.current);
    if (running) call("DELETE", `${AT}/${job.id}`).catch(() => {});
  };
  const cancel = () => {
    leave.current();
    setJob(undefined);
  };
  return html`
    <h1>${t("prints")}</h1>
    <p class="quiet">${t("printsLead")}</p>
    <form class="stack panel padded" onSubmit=${begin}>
      <${Choices}
        legend=${t("printKind")}
        options=${PRINTS.map((one) => ({ value: one, label: printWord(one) }))}
        value=${kind}
        onChange=${setKind}
      />
      <${Choices}
        legend=${t("group")}
        options=${GROUPS.map((one) => ({ value: one, label: groupWord(one) }))}
        value=${groups}
        onChange=${setGroups}
      />
      <${Field} label=${t("district")} tag="select" value=${district} onChange=${(/** @type {any} */ e) => setDistrict(e.currentTarget.value)}>
        <option value="">${t("any")}</option>
        ${districts.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      <//>
      <${Purpose} value=${purpose} onInput=${setPurpose} />
      <div class="row">
        <button type="submit" class="button primary" disabled=${running || !purpose.trim() || groups.length === 0}>${t("makeFile")}</button>
        ${running && html`<button type="button" class="button" onClick=${cancel}>${t("cancel")}</button>`}
      </div>
    </form>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${
      running &&
      html`<p role="status">
        <label>${t("printing")} <progress max=${job.all || 1} value=${job.done}></progress></label>
        ${job.all > 0 && ` ${t("ofAll", { done: job.done.toLocaleString(), all: job.all.toLocaleString() })}`}
      </p>`
    }
    ${job?.state === "DONE" && html`<p role="status">${t("printed", { all: job.all.toLocaleString(), pages: job.pages?.toLocaleString() ?? "" })}</p>`}
  `;
}
