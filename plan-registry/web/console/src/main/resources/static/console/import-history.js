// @ts-check
// What was taken in lately, so that a page that was closed forgets neither an import that runs nor the way back from the last one.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { dateAndTime } from "/kit/time.js";
import { dictionary } from "/kit/words.js";

/** @typedef {{id: string, kind: string, state: string, dryRun: boolean, startedAt: string, by: string, rows: number, added: number, changed: number, faulty: number, canBeTakenBack: boolean}} Entry */

const t = dictionary(
  {
    lately: "最近の取り込み",
    at: "日時",
    by: "担当",
    state: "結果",
    added: "新規",
    changed: "変更",
    faulty: "使えない行",
    RUNNING: "取り込み中",
    DONE: "取り込み済み",
    REFUSED: "取り込まず（誤りあり）",
    BROKEN_OFF: "途中で止まった",
    TAKEN_BACK: "取り消し済み",
    show: "結果を見る",
    undo: "取り消す",
    undoOf: "{at}の取り込みを取り消す",
    showOf: "{at}の取り込みの結果を見る",
    back: "取り込みを取り消しました（{n}件）。",
    kept: "その後に変更された{n}件はそのままです。",
    waiting: "この一覧で加わった{n}人はまだ消していません。{why}",
  },
  {
    lately: "Taken in lately",
    at: "When",
    by: "By",
    state: "Outcome",
    added: "New",
    changed: "Changed",
    faulty: "Not usable",
    RUNNING: "Running",
    DONE: "Taken in",
    REFUSED: "Refused, with faults",
    BROKEN_OFF: "Broken off",
    TAKEN_BACK: "Taken back",
    show: "Show",
    undo: "Take back",
    undoOf: "Take back the import of {at}",
    showOf: "Show the import of {at}",
    back: "Taken back ({n} entries).",
    kept: "{n} that were changed since stay as they are.",
    waiting: "{n} people whom it brought are not erased yet. {why}",
  },
);

/**
 * @param {{kind: string, job: any, open: (job: any) => void}} props `open` is given an import to show, and nothing once one was
 *   taken back
 */
export function ImportHistory({ kind, job, open }) {
  const [entries, setEntries] = useState(/** @type {Entry[]} */ ([]));
  const [taken, setTaken] = useState(/** @type {{back: number, kept: number, waiting?: number, why?: string} | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  useEffect(() => {
    setEntries([]);
    setTaken(undefined);
  }, [kind]);
  const settled = job === undefined || job.state !== "RUNNING";
  useEffect(() => {
    let gone = false;
    get(`/api/imports?kind=${kind}`).then(
      ({ items }) => {
        if (gone) return;
        setEntries(items);
        const running = items.find((/** @type {Entry} */ one) => one.state === "RUNNING");
        if (running && job === undefined) show(running);
      },
      (thrown) => gone || setProblem(thrown),
    );
    return () => {
      gone = true;
    };
  }, [kind, settled, job?.id, taken]);
  /** @param {Entry} one */
  const show = (one) => {
    setTaken(undefined);
    return get(`/api/imports/${one.id}`).then(open, setProblem);
  };
  /** @param {Entry} one */
  const undo = (one) =>
    post(`/api/imports/${one.id}/undo`, {}).then((came) => {
      open(undefined);
      setProblem(undefined);
      setTaken(came);
    }, setProblem);
  if (entries.length === 0 && problem === undefined) return null;
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("lately")}</h2></div>
    <div class="panel-body stack">
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      ${
        taken &&
        html`<p class=${taken.waiting ? "notice wait" : "notice good"} role="status">${t("back", { n: taken.back })}${taken.kept > 0 ? ` ${t("kept", { n: taken.kept })}` : ""}${taken.waiting ? ` ${t("waiting", { n: taken.waiting, why: taken.why ?? "" })}` : ""}</p>`
      }
      <div class="scroll-x" tabindex="0" role="region" aria-label=${t("lately")}>
        <table class="table">
          <thead>
            <tr>
              <th>${t("at")}</th><th>${t("by")}</th><th>${t("state")}</th><th>${t("added")}</th><th>${t("changed")}</th><th>${t("faulty")}</th><td></td>
            </tr>
          </thead>
          <tbody>
            ${entries.map((one) => {
              const at = dateAndTime(one.startedAt);
              return html`<tr key=${one.id}>
                <td>${at}</td>
                <td>${one.by}</td>
                <td>${t(/** @type {"DONE"} */ (one.state))}</td>
                <td class="number">${one.added.toLocaleString()}</td>
                <td class="number">${one.changed.toLocaleString()}</td>
                <td class="number">${one.faulty.toLocaleString()}</td>
                <td>
                  <button type="button" class="button" aria-label=${t("showOf", { at })} onClick=${() => show(one)}>${t("show")}</button>
                  ${
                    one.canBeTakenBack &&
                    html`<button type="button" class="button" aria-label=${t("undoOf", { at })} onClick=${() => undo(one)}>${t("undo")}</button>`
                  }
                </td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </div>
  </section>`;
}
