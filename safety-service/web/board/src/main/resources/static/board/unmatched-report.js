// @ts-check
// One report about nobody known: what was sent, whom it may mean side by side, and the decision, which can be undone.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { useBegun } from "/kit/begun.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { page, api, personPage } from "./incident.js";
import { Candidates } from "./candidates.js";
import { Decisions } from "./decisions.js";
import { ReportEntry } from "./report-entry.js";
import { Take } from "./take.js";
import { t } from "./unmatched-words.js";

const WORDS = /** @type {const} */ (["name", "kana", "birthDate", "address", "phone"]);
const SETTLE = 600;

/** @param {{id: string, reportId: string, changed: () => void}} props */
export function UnmatchedReport({ id, reportId, changed }) {
  const [item, setItem] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [said, setSaid] = useState("");
  const { form, change, anew } = useBegun(`decide ${id} ${reportId}`, () => ({ reason: "" }));
  const { reason } = form;
  const setReason = (/** @type {string} */ next) => change({ reason: next });
  const [busy, setBusy] = useState(false);
  const top = useRef(/** @type {HTMLElement | null} */ (null));
  const path = `/unmatched/${encodeURIComponent(reportId)}`;
  // What the desk searched for last stays until it searches for something else.
  const searched = useRef(/** @type {Record<string, string>} */ ({}));
  const load = () => get(api(id, path), searched.current).then((answer) => (setItem(answer), setProblem(undefined)), setProblem);
  const search = (/** @type {Record<string, string>} */ words) => {
    searched.current = words;
    return load();
  };
  useEffect(() => {
    void load();
  }, [id, reportId]);

  const decide = async (/** @type {string} */ act, /** @type {any} */ body, /** @type {string} */ done) => {
    setBusy(true);
    setSaid("");
    try {
      const answer = await post(api(id, `${path}/${act}`), { ...body, reason });
      setSaid(answer?.outcome ? done : t("pending"));
      anew();
      setProblem(undefined);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    await get(api(id, path), searched.current).then(setItem, () => {});
    changed();
    setTimeout(() => void load(), SETTLE);
    setBusy(false);
    top.current?.focus();
  };

  if (!item)
    return html`<section class="panel">${
      problem === undefined
        ? html`<${Loading} rows=${5} />`
        : html`<${ProblemNotice} problem=${problem} again=${load} />`
    }</section>`;
  const acts = actsAtDesk(me.value);
  const linked = item.linkedTo && item.candidates.find((/** @type {any} */ c) => c.personId === item.linkedTo);
  const choose = (/** @type {any} */ person) =>
    item.linkedTo
      ? decide("move", { personId: person.personId }, t("moved", { name: person.name }))
      : decide("link", { personId: person.personId }, t("linked", { name: person.name }));
  return html`<div class="stack unmatched-detail">
    <section class="panel" tabindex="-1" ref=${top}>
      <div class="panel-head"><h2>${t("report")}</h2><a class="small" href=${page(id, "/unmatched")}>${t("back")}</a></div>
      <div class="unmatched-body">
        ${said && html`<p class="notice good" role="status">${said}</p>`}
        ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
        <${ReportEntry} report=${item.report} />
        ${!item.linkedTo && html`<p class="row"><${Take} id=${id} reportId=${reportId} takenBy=${item.takenBy} taker=${item.taker} done=${load} /></p>`}
        ${item.raw && html`<details><summary>${t("raw")}</summary><pre class="raw">${item.raw}</pre></details>`}
      </div>
    </section>
    ${
      item.linkedTo &&
      html`<section class="panel unmatched-body">
        <p>${t("linkedTo")} <a href=${personPage(id, item.linkedTo)}>${linked?.name ?? t("toPerson")}</a></p>
        ${acts && html`<p class="small">${t("moveWhat")}</p>`}
        ${
          acts &&
          html`<${Reason} value=${reason} change=${setReason} />
          <button type="button" class="button" disabled=${busy} onClick=${() => decide("unlink", {}, t("undone"))}>${t("undo")}</button>`
        }
      </section>`
    }
    ${
      (!item.linkedTo || acts) &&
      html`<section class="panel">
        <div class="panel-head"><h2>${t("candidates")}</h2><span class="small quiet">${t("candidatesWhat")}</span></div>
        ${!item.searchable && html`<p class="notice wait" role="status">${t("reading")}</p>`}
        <${Candidates}
          item=${item}
          busy=${busy}
          move=${!!item.linkedTo}
          link=${acts && choose}
        />
        ${acts && !item.linkedTo && html`<div class="unmatched-body"><${Reason} value=${reason} change=${setReason} /></div>`}
      </section>
      <${Search} search=${search} />`
    }
    <${Decisions} id=${id} links=${item.history} />
  </div>`;
}

/** @param {{value: string, change: (value: string) => void}} props */
function Reason({ value, change }) {
  return html`<${Field}
    label=${t("reason")}
    hint=${t("reasonHint")}
    maxlength="500"
    autocomplete="off"
    value=${value}
    onInput=${(/** @type {any} */ e) => change(e.currentTarget.value)}
  />`;
}

/** Words of the desk's own, asked for instead of the report's. @param {{search: (words: Record<string, string>) => void}} props */
function Search({ search }) {
  const [words, setWords] = useState(/** @type {Record<string, string>} */ ({}));
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    search(words);
  };
  return html`<section class="panel">
    <form class="unmatched-body unmatched-search" onSubmit=${go}>
      <h2>${t("search")}</h2>
      ${WORDS.map(
        (word) => html`<${Field}
          key=${word}
          label=${t(word)}
          hint=${word === "birthDate" ? t("birthHint") : undefined}
          autocomplete="off"
          maxlength="200"
          value=${words[word] ?? ""}
          onInput=${(/** @type {any} */ e) => setWords({ ...words, [word]: e.currentTarget.value })}
        />`,
      )}
      <button type="submit" class="button">${t("searchGo")}</button>
    </form>
  </section>`;
}
