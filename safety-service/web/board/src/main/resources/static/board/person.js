// @ts-check
// One person's check: where it stands and why, the ladder with its times, what was reported, who was asked.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { useBegun } from "/kit/begun.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { incidentNow, timeOfDay } from "/kit/time.js";
import { dictionary, either } from "/kit/words.js";
import { LifeClock } from "/phone/time-left.js";
import { askedText, conditionWord, contactWord, reasonWord, rungWord, sourceWord } from "/phone/safety-words.js";
import { Claim } from "./claim.js";
import { Contact } from "./contact.js";
import { api, incident, live, page, personPage } from "./incident.js";
import { Inquiry } from "./inquiry.js";
import { Judge } from "./judge.js";
import { Ladder } from "./ladder.js";
import { Plan } from "./plan.js";
import { Decisions } from "./decisions.js";
import { Dispatch, Dispatched } from "./dispatch.js";
import { useFollowing } from "./follow-changes.js";
import { Flags, Needs, districtName } from "./queue.js";
import { ReportEntry } from "./report-entry.js";
import { useSending } from "./sending.js";
import { t as words } from "./unmatched-words.js";
import { t } from "./words.js";

const EVERY = 10_000;

const age = dictionary(
  { asOf: "{at} 時点の内容です。いまは読み直せません。" },
  { asOf: "As of {at}: it cannot be read again now." },
);

/** @param {{id: string, personId: string}} props */
export function Person({ id, personId }) {
  const [detail, setDetail] = useState(/** @type {any} */ (undefined));
  const [readAt, setReadAt] = useState(0);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const board = live.value?.view.value;
  const load = () =>
    get(api(id, `/checks/${encodeURIComponent(personId)}`)).then(
      (answer) => (setDetail(answer), setReadAt(incidentNow()), setProblem(undefined)),
      setProblem,
    );
  // Fresh at once when the board says something about this person, soon when it says anything, since most people are in no
  // queue, and every few seconds for what the board does not carry.
  const listed = board?.urgent.find((u) => u.personId === personId)?.version;
  useEffect(() => {
    void load();
    const timer = setInterval(() => !document.hidden && load(), EVERY);
    return () => clearInterval(timer);
  }, [id, personId, listed]);
  useFollowing(board && `${board.epoch} ${board.version}`, load);

  if (!detail)
    return html`<div class="page">${
      problem === undefined
        ? html`<${Loading} rows=${6} />`
        : html`<${ProblemNotice}
      problem=${problem}
      again=${load}
    />`
    }</div>`;
  const check = { ...detail.check, address: detail.check?.address ?? detail.address };
  const district = districtName(check, board);
  const acts = actsAtDesk(me.value);
  const conflicts = list(detail.conflicts);
  return html`<div class="page stack">
    ${problem !== undefined && html`<p class="late">${age("asOf", { at: timeOfDay(readAt) })}</p><${ProblemNotice} problem=${problem} again=${load} />`}
    <section class="panel person-card">
      <div class="person-title">
        <p class="small"><${GroupBadge} group=${check.group} word /></p>
        <h1>${check.name} <span class="person-state"><${StateMark} state=${check.state} /></span></h1>
        <p>
          ${!check.address?.includes(district) && `${district} `}
          <span class="quiet">${check.address ?? `${t("address")} —`}</span>
          ${detail.home && html` <a href=${page(id, `/map?at=${detail.home.lat},${detail.home.lon}`)}>${t("onMap")}</a>`}
        </p>
        <p class="row small"><${Flags} item=${check} /></p>
        <${Needs} item=${check} />
      </div>
      <div class="person-acts">
        <${Claim} id=${id} item=${check} done=${load} takeOver />
        ${acts && html`<a class="button primary" href="${personPage(id, personId)}/report">${t("enterReport")}</a>`}
        <${Dispatch} id=${id} item=${check} done=${load} />
      </div>
      ${either(detail.explanation) && html`<div class="why"><h2>${t("why")}</h2><p>${either(detail.explanation)}</p></div>`}
      ${check.tries && html`<p class="notice ${check.tries.visit ? "bad" : "wait"}" role="status">${triesText(check.tries)}</p>`}
      <${Clocks} clocks=${list(detail.clocks).length ? detail.clocks : check.clock ? [check.clock] : []} />
    </section>
    ${
      conflicts.length > 0 &&
      html`<div
        class="notice wait"
        role="alert"
      ><div><strong>${t("conflicts")}</strong>${conflicts.map((c, i) => html`<p key=${i}>${conflictText(c, list(detail.reports))}</p>`)}</div></div>`
    }
    ${acts && html`<${Contact} personId=${personId} /><${Plan} personId=${personId} />`}
    ${
      list(detail.elsewhere).length > 0 &&
      html`<div class="notice"><div><strong>${t("elsewhere")}</strong>
        ${detail.elsewhere.map(
          (/** @type {any} */ other) => html`<p key=${other.incident}><a href=${personPage(other.incident, personId)}>${other.title}</a> <${StateMark} state=${other.state} /></p>`,
        )}
        <p class="small quiet">${t("elsewhereWhat")}</p></div></div>`
    }
    <div class="person-columns">
      <${Ladder} rungs=${list(detail.ladder)} steps=${list(detail.steps)} />
      <div class="stack">
        <section class="panel">
          <div class="panel-head"><h2>${t("reports")}</h2></div>
          <${Entries}
            entries=${byTime(list(detail.reports))}
            empty=${t("reportsEmpty")}
            row=${(/** @type {any} */ r) => html`<${ReportEntry} report=${r} /><${Judge} id=${id} personId=${personId} report=${r} done=${load} />`}
          />
        </section>
        <${Decisions}
          id=${id}
          links=${list(detail.decisions)}
          act=${(/** @type {any} */ link) => acts && /LINKED$/.test(link.kind) && html`<a href=${page(id, `/unmatched/${encodeURIComponent(link.report)}`)}>${words("report")}</a>`}
        />
        <${Dispatched} sent=${list(detail.dispatches)} />
        <section class="panel">
          <div class="panel-head"><h2>${t("notices")}</h2></div>
          <${Entries}
            entries=${byTime([...list(detail.notices), ...list(detail.attempts)])}
            empty=${t("noticesEmpty")}
            row=${(/** @type {any} */ n) => html`<${Contacted} entry=${n} />`}
          />
        </section>
        ${acts && html`<${Inquiry} id=${id} personId=${personId} />`}
        <section class="panel">
          <div class="panel-head"><h2>${t("notes")}</h2></div>
          <${Entries}
            entries=${byTime(list(detail.notes))}
            empty=${t("notesEmpty")}
            row=${(/** @type {any} */ n) => html`<p class="entry-text">${n.text}</p><p class="small quiet">${timeOfDay(n.at)} ${named(n.by)}</p>`}
          />
          ${
            acts &&
            incident.value?.state !== "CLOSED" &&
            html`<${NoteForm}
            id=${id}
            personId=${personId}
            done=${load}
          />`
          }
        </section>
      </div>
    </div>
    <p><a href=${page(id)}>${t("backToBoard")}</a></p>
  </div>`;
}

/** Before anybody tries once more: who has, how often, and whether a call still helps. @param {NonNullable<CheckItem["tries"]>} tries */
const triesText = (tries) =>
  t(tries.visit ? "triesBefore" : "triesSoFar", {
    n: tries.count,
    at: timeOfDay(tries.last),
    who: sourceWord(tries.by),
  });

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {any} entry */
const when = (entry) => entry.observedAt ?? entry.at ?? entry.askedAt ?? entry.sentAt ?? entry.startedAt ?? "";
/** @param {any[]} entries newest first */
const byTime = (entries) => [...entries].sort((a, b) => Date.parse(when(b) || 0) - Date.parse(when(a) || 0));
/** Two reports that cannot both be right, by what they say and when. @param {any} conflict @param {any[]} reports */
function conflictText(conflict, reports) {
  const said = (/** @type {any} */ side) => {
    const id = side?.report ?? side?.reportId ?? side;
    const report = reports.find((r) => (r.id ?? r.reportId) === id);
    return (
      report &&
      t("saidAt", {
        what: report.contact === "UNREACHABLE" ? contactWord("UNREACHABLE") : conditionWord(report.condition),
        who: sourceWord(report.source),
        at: timeOfDay(report.observedAt),
      })
    );
  };
  const counts = said(conflict.counts);
  const contradicts = said(conflict.contradicts);
  return counts && contradicts
    ? t("conflict", { counts, contradicts })
    : either(conflict.explanation ?? conflict.text ?? conflict);
}

/** @param {any} who */
const named = (who) =>
  !who ? "" : typeof who === "string" ? who : (who.displayName ?? who.name ?? who.username ?? "");

/** @param {{clocks: NonNullable<CheckItem["clock"]>[]}} props */
function Clocks({ clocks }) {
  if (clocks.length === 0) return null;
  return html`<div class="why"><h2>${t("clocks")}</h2>${clocks.map((clock) => html`<p key=${clock.kind}><${LifeClock} clock=${clock} /></p>`)}</div>`;
}

/** @param {{entries: any[], empty: string, row: (entry: any) => unknown}} props */
function Entries({ entries, empty, row }) {
  if (entries.length === 0) return html`<p class="empty small">${empty}</p>`;
  return html`<ol class="entries">${entries.map((entry, i) => html`<li key=${entry.id ?? entry.reportId ?? i}>${row(entry)}</li>`)}</ol>`;
}

/** A notice, or somebody's attempt: when, to or by whom, what became of it. @param {{entry: any}} props */
function Contacted({ entry }) {
  const who = entry.names?.length ? askedText(entry.names) : sourceWord(entry.source) || named(entry.by);
  return html`
    <p><b>${rungWord(entry.rung)}</b> ${who} ${contactWord(entry.contact)} ${either(entry.text)}</p>
    <p class="small quiet">${timeOfDay(when(entry))} ${either(entry.outcome)} ${reasonWord(entry.reason)}</p>
  `;
}

/** @param {{id: string, personId: string, done: () => void}} props */
function NoteForm({ id, personId, done }) {
  const { form, change, anew } = useBegun(`note ${id} ${personId}`, () => ({ text: "" }));
  const { text } = form;
  const { busy, problem, send } = useSending(`note ${id} ${personId}`);
  const refusal = problem === undefined ? undefined : asProblem(problem);
  const save = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const at = api(id, `/checks/${encodeURIComponent(personId)}/note`);
    void send((note) => post(at, note).then(() => (anew(), done())), { text: text.trim() });
  };
  return html`<form class="note-form" onSubmit=${save}>
    <${Field}
      tag="textarea"
      label=${t("addNote")}
      hint=${t("noteNot119")}
      maxlength="4000"
      value=${text}
      problem=${refusal && (refusal.detail || refusal.title)}
      onInput=${(/** @type {any} */ e) => change({ text: e.currentTarget.value })}
    />
    <button type="submit" class="button compact" disabled=${busy || !text.trim()}>${t("save")}</button>
  </form>`;
}
