// @ts-check
// One person in the list: who, how urgent, what is asked until when, and three buttons.
import { html, useEffect, useLayoutEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { tick, timeOfDay } from "/kit/time.js";
import { go } from "/kit/route.js";
import { either } from "/kit/words.js";
import { LifeClock, TimeLeft } from "./time-left.js";
import { needText, reasonWord } from "./safety-words.js";
import { told } from "./clients.js";
import { choosable, chosen, pick } from "./many.js";
import { takeBack } from "./report/outbox.js";
import { UNDO_FOR, tap } from "./tap.js";
import { t } from "./words.js";

/** How long 市が受理 stays to be seen once the list says the same. */
const RECEIPT_STAYS = 10_000;

/** What this device reported, until the list says so itself. @param {CheckItem} person */
function reported(person) {
  const last = told(person.personId);
  if (last?.stage !== "ACCEPTED" || person.state !== "CONFIRMED") return last;
  return (last.acceptedAt ?? 0) + RECEIPT_STAYS > tick.value ? last : undefined;
}

/** @param {{person: CheckItem}} props */
export function Row({ person }) {
  const [failed, setFailed] = useState(false);
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => () => passFocusOn(row.current), []);
  const own = reported(person);
  const report = (/** @type {"SAFE" | "UNREACHABLE"} */ what) => () =>
    tap([person], what).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return html`<li class="person ${own ? "person-told" : ""}" ref=${row}>
    <div class="person-head">
      <${GroupBadge} group=${person.group} />
      <h3 tabindex="-1">${person.name}</h3>
      ${!own && html`<${StateMark} state=${person.state} />`}
    </div>
    <${Facts} person=${person} />
    ${chosen.value && choosable(person) && html`<${Pick} person=${person} picked=${chosen.value} />`}
    ${
      own
        ? html`<${Told} entry=${own} person=${person} />`
        : !chosen.value &&
          html`<div class="acts">
      ${
        person.state !== "CONFIRMED" &&
        html`
        <button
          type="button"
          class="button primary act-safe"
          onClick=${report("SAFE")}
        >${t("safe")}<span class="unseen"> ${person.name}</span></button>
        <button
          type="button"
          class="button"
          onClick=${report("UNREACHABLE")}
        >${t("unreachable")}<span class="unseen"> ${person.name}</span></button>
      `
      }
      <${More} person=${person} words=${t("more")} />
    </div>`
    }
    ${failed && html`<p class="problem-text" role="alert">${t("saveFailed")}</p>`}
  </li>`;
}

/** All that can be said, on a page of its own. @param {{person: CheckItem, words: string, compact?: boolean}} props */
const More = ({ person, words, compact = false }) => html`<button
  type="button"
  class="button ${compact ? "compact" : ""}"
  onClick=${() => go(`#/person/${encodeURIComponent(person.personId)}`)}
>${words}<span class="unseen"> ${person.name}</span></button>`;

/** A person who goes to another part of the list takes nobody along: whoever uses a keyboard is at the next one, not at the page's
 * beginning. @param {HTMLElement | null} row that is about to go */
function passFocusOn(row) {
  if (!row?.contains(document.activeElement)) return;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  (next?.querySelector("h3") ?? document.getElementById("main"))?.focus({ preventScroll: true });
}

/** @param {{person: CheckItem, picked: Set<string>}} props */
function Pick({ person, picked }) {
  return html`<label class="choice pick">
    <input
      type="checkbox"
      checked=${picked.has(person.personId)}
      onChange=${(/** @type {any} */ e) => pick(person.personId, e.currentTarget.checked)}
    />
    <span>${t("pick")}<span class="unseen"> ${person.name}</span></span>
  </label>`;
}

/** @param {{person: CheckItem}} props */
function Facts({ person }) {
  const asked = /** @type {any} */ (person.asked);
  const needs = (person.needs ?? []).map(needText);
  return html`<div class="facts">
    ${person.clock && html`<p><${LifeClock} clock=${person.clock} /></p>`}
    ${person.dueAt && html`<p>${t("asked", { at: timeOfDay(person.dueAt) })} <${TimeLeft} at=${person.dueAt} /></p>`}
    ${asked?.why && html`<p class="quiet small">${typeof asked.why === "string" ? reasonWord(asked.why) : either(asked.why)}</p>`}
    ${person.tries && html`<p class="small">${t(person.tries.visit ? "triesVisit" : "tries", { n: person.tries.count, at: timeOfDay(person.tries.last) })}</p>`}
    ${needs.length > 0 && html`<p class="needs">${needs.map((n) => html`<span class="need" key=${n}>${n}</span>`)}</p>`}
    ${
      person.staleSince
        ? html`<p class="quiet">${t("stale", { at: timeOfDay(person.staleSince) })}</p>`
        : person.lastReportAt && html`<p class="quiet">${t("lastReport", { at: timeOfDay(person.lastReportAt) })}</p>`
    }
  </div>`;
}

/**
 * What this device reported, and where that report is now. Hours without a network may pass until then, and somebody may get worse in
 * them: the next report can be written all the same, and both go.
 *
 * @param {{entry: import("./report/outbox.js").Entry, person: CheckItem}} props
 */
function Told({ entry, person }) {
  const [late, setLate] = useState(false);
  const left = entry.stage === "SAVED" ? Math.ceil((entry.notBefore - tick.value) / 1000) : 0;
  const told = useRef(/** @type {HTMLElement | null} */ (null));
  const back = useRef(/** @type {HTMLElement | null} */ (null));
  // The button that was tapped is gone: whoever uses a keyboard goes on at the one that takes it back.
  useEffect(() => {
    if (document.activeElement === document.body) back.current?.focus({ preventScroll: true });
  }, []);
  // Once the list says the same, this goes: whoever was at it is at the person.
  useLayoutEffect(
    () => () => {
      if (told.current?.contains(document.activeElement))
        /** @type {HTMLElement | null | undefined} */ (told.current.closest(".person")?.querySelector("h3"))?.focus({
          preventScroll: true,
        });
    },
    [],
  );
  const atIt = !!back.current && document.activeElement === back.current;
  // When that is gone too, at what it has become.
  useEffect(() => {
    if (left <= 0 && atIt) told.current?.focus({ preventScroll: true });
  }, [left <= 0]);
  const undo = () => takeBack([entry.id]).then((removed) => setLate(!removed));
  return html`<div class="told" role="status" tabindex="-1" ref=${told}>
    <p><strong>${entry.word}</strong> <${Stage} stage=${entry.stage} /></p>
    ${
      left > 0 &&
      html`<button
      type="button"
      class="button compact"
      ref=${back}
      onClick=${undo}
    >${t("undo")}<span class="unseen"> ${person.name}</span> <span aria-hidden="true">${Math.min(left, UNDO_FOR / 1000)}</span></button>`
    }
    ${late && left <= 0 && html`<span class="small">${t("tooLate")}</span>`}
    ${left <= 0 && html`<${More} person=${person} words=${t("anotherReport")} compact />`}
  </div>`;
}

/** 端末に保存 → 送信済 → 市が受理. @param {{stage: import("./report/outbox.js").Stage}} props */
export function Stage({ stage }) {
  const step = { SAVED: 1, SENT: 2, ACCEPTED: 3, REFUSED: 0 }[stage];
  return html`<span class="stage stage-${stage}">
    <span
      class="stage-dots"
      aria-hidden="true"
    >${[1, 2, 3].map((n) => html`<i key=${n} class=${n <= step ? "on" : ""}></i>`)}</span>${t(stage)}
  </span>`;
}
