// @ts-check
// How long until something runs out: a life-support clock or the time to answer.
import { html } from "/kit/vendor/preact-all.js";
import { duration, incidentNow, timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { clockWord } from "./safety-words.js";

const SOON = 30 * 60_000;

const t = dictionary(
  { left: "あと {d}", over: "{d} 超過", assumed: "推定", at: "{at} まで" },
  { left: "{d} left", over: "{d} over", assumed: "assumed", at: "until {at}" },
);

/** @param {{at: string | number | undefined}} props */
export function TimeLeft({ at }) {
  const end = typeof at === "string" ? Date.parse(at) : at;
  if (end === undefined || !Number.isFinite(end)) return null;
  const left = end - incidentNow();
  const how = left < 0 ? "over" : left < SOON ? "soon" : "ample";
  return html`<span class="left left-${how}">${t(left < 0 ? "over" : "left", { d: duration(left) })}</span>`;
}

/** The life-support clock in full: what, how long, whether assumed. @param {{clock: NonNullable<CheckItem["clock"]>}} props */
export function LifeClock({ clock }) {
  return html`<span class="life">
    <span class="life-what">${clockWord(clock.kind)}</span> <${TimeLeft} at=${clock.endsAt} />${" "}
    <span class="quiet tiny nowrap">${t("at", { at: timeOfDay(clock.endsAt) })}</span>
    ${clock.assumed && html` <span class="assumed">${t("assumed")}</span>`}
  </span>`;
}
