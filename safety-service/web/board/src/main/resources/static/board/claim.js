// @ts-check
// "I take this", so that two people don't act on one row.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { actsAtDesk, me } from "/kit/session.js";
import { api, incident } from "./incident.js";
import { forget, remember } from "./taken.js";
import { t } from "./words.js";

const SETTLES_WITHIN = 3_000;

/** @param {CheckItem} item @returns {string} who holds it, as people read it */
export function holder(item) {
  const by = /** @type {any} */ (item.claimedBy);
  return !by ? "" : typeof by === "string" ? by : (by.displayName ?? by.username ?? "");
}

/** @param {CheckItem} item */
export const isMine = (item) => {
  const mine = me.value;
  if (!mine || !item.claimedBy) return false;
  // Two at the desk may have one name; older records know no other.
  return item.claimant ? item.claimant === mine.username : holder(item) === (mine.displayName ?? mine.username);
};

/** @param {{id: string, item: CheckItem, done?: () => void, takeOver?: boolean}} props with `takeOver` whoever went home holds nobody up */
export function Claim({ id, item, done, takeOver = false }) {
  const [sent, setSent] = useState(/** @type {number | string | undefined} */ (undefined));
  const [problem, setProblem] = useState("");
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const pressed = useRef(false);
  // The button that was pressed is replaced: who works by keys stays where they are.
  useEffect(() => {
    if (!pressed.current || sent === mark) return;
    pressed.current = false;
    if (document.activeElement === document.body)
      (box.current?.querySelector("button") ?? box.current)?.focus({ preventScroll: true });
  });
  const by = holder(item);
  const mine = isMine(item);
  const mark = item.version ?? by;
  if (!actsAtDesk(me.value) || incident.value?.state === "CLOSED")
    return by ? html`<span class="small">${t("claimed", { who: by })}</span>` : null;
  const act = async (/** @type {"claim" | "release"} */ what) => {
    setProblem("");
    pressed.current = true;
    setSent(mark);
    try {
      await post(api(id, `/checks/${encodeURIComponent(item.personId)}/${what}`));
      if (what === "claim") remember(id, item.personId);
      else forget(id, item.personId);
      done?.();
      setTimeout(() => setSent(undefined), SETTLES_WITHIN);
    } catch (thrown) {
      setSent(undefined);
      setProblem(asProblem(thrown).title);
      done?.();
    }
  };
  const busy = sent !== undefined && sent === mark;
  return html`<div class="claim" ref=${box} tabindex="-1">
    ${by && html`<span class="small claimed">${mine ? t("claimedMe") : t("claimed", { who: by })}</span>`}
    ${
      busy
        ? html`<span class="small quiet" role="status">${t("pending")}</span>`
        : !by
          ? html`<button
            type="button"
            class="button compact"
            onClick=${() => act("claim")}
          >${t("claim")}<span class="unseen">${item.name}</span></button>`
          : (mine || takeOver) &&
            html`<button
              type="button"
              class="button compact plain"
              onClick=${() => (mine || confirm(t("releaseOf", { who: by }))) && act("release")}
            >${t("release")}<span class="unseen">${item.name}</span></button>`
    }
    ${problem && html`<span class="problem-text" role="alert">${problem}</span>`}
  </div>`;
}
