// @ts-check
// Many at once: an office that has thirty people in its hall ticks them and reports them together.
import { computed, effect, html, signal, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { tick } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { PLACES, placeWord } from "./safety-words.js";
import { incident, parts, told } from "./clients.js";
import { tap, together, undoTogether, wentAlready } from "./tap.js";
import { t as words } from "./words.js";

const t = dictionary(
  {
    choose: "まとめて報告",
    chosen: "{n} 人を選択中",
    all: "未報告の全員を選ぶ",
    place: "みなさんの居場所",
    safe: "選んだ {n} 人を「無事」と報告",
    stop: "やめる",
    told: "{n} 人をまとめて報告しました",
    undo: "まとめて取り消す",
    went: "{n} 人分はすでに送信していて、取り消せませんでした：{names}。違うときは、その人を改めて報告してください。",
    read: "閉じる",
  },
  {
    choose: "Report many at once",
    chosen: "{n} chosen",
    all: "Choose all not reported",
    place: "Where they all are",
    safe: "Report the {n} chosen as safe",
    stop: "Stop",
    told: "{n} reported together",
    undo: "Undo them all",
    went: "{n} had already been sent and could not be undone: {names}. If they are wrong, report those people anew.",
    read: "Close",
  },
);

/** The people ticked, or undefined while nobody is ticking. @type {import("/kit/vendor/preact-all.js").Signal<Set<string> | undefined>} */
export const chosen = signal(undefined);

/** Who is ticked in one incident is not ticked in another. */
const ticked = computed(() => incident.value?.id);
effect(() => {
  ticked.value;
  chosen.value = undefined;
});

/** @param {string} personId @param {boolean} on */
export function pick(personId, on) {
  const next = new Set(chosen.peek());
  on ? next.add(personId) : next.delete(personId);
  chosen.value = next;
}

/** @param {CheckItem} person */
export const choosable = (person) => !told(person.personId) && person.state !== "CONFIRMED";

export function Many() {
  const done = together.value;
  if (chosen.value) return html`<${Bar} ids=${chosen.value} />`;
  if (done && done.until > tick.value) return html`<${Done} done=${done} />`;
  if (wentAlready.value)
    return html`<div class="notice wait" role="alert">
      <div>${t("went", { n: wentAlready.value.length, names: wentAlready.value.join(words("between")) })}</div>
      <button type="button" class="button compact" onClick=${() => (wentAlready.value = undefined)}>${t("read")}</button>
    </div>`;
  if (parts.value.unreported < 2) return null;
  return html`<p class="many-start"><button type="button" class="button compact" onClick=${() => (chosen.value = new Set())}>${t("choose")}</button></p>`;
}

/** @param {{done: {ids: string[], until: number}}} props */
function Done({ done }) {
  const back = useRef(/** @type {HTMLElement | null} */ (null));
  // When its time is over, whoever uses a keyboard goes on where the list begins.
  useEffect(() => {
    const button = back.current;
    return () => void (document.activeElement === button && document.getElementById("main")?.focus({ preventScroll: true }));
  }, []);
  return html`<div class="many row" role="status">
    <strong>${t("told", { n: done.ids.length })}</strong>
    <button type="button" class="button compact" ref=${back} onClick=${undoTogether}>
      ${t("undo")} <span aria-hidden="true">${Math.max(1, Math.ceil((done.until - tick.value) / 1000))}</span>
    </button>
  </div>`;
}

/** @param {{ids: Set<string>}} props */
function Bar({ ids }) {
  const [place, setPlace] = useState("UNKNOWN");
  const [failed, setFailed] = useState(false);
  const all = [...parts.value.silent, ...parts.value.open].filter(choosable);
  const people = all.filter((person) => ids.has(person.personId));
  const send = () =>
    tap(people, "SAFE", place).then(
      () => (chosen.value = undefined),
      () => setFailed(true),
    );
  return html`<div class="many stack" role="group" aria-label=${t("choose")}>
    <p class="row">
      <strong role="status">${t("chosen", { n: people.length })}</strong>
      <button
        type="button"
        class="button compact"
        onClick=${() => (chosen.value = new Set(parts.value.silent.filter(choosable).map((p) => p.personId)))}
      >${t("all")}</button>
      <button type="button" class="button compact plain" onClick=${() => (chosen.value = undefined)}>${t("stop")}</button>
    </p>
    <label class="row"><span>${t("place")}</span>
      <select class="input short" value=${place} onChange=${(/** @type {any} */ e) => setPlace(e.currentTarget.value)}>
        ${PLACES.map((kind) => html`<option key=${kind} value=${kind}>${placeWord(kind)}</option>`)}
      </select>
    </label>
    <button type="button" class="button primary" disabled=${people.length === 0} onClick=${send}>${t("safe", { n: people.length })}</button>
    ${failed && html`<p class="problem-text" role="alert">${words("saveFailed")}</p>`}
  </div>`;
}
