// @ts-check
// Incident time. A drill may run faster than the wall clock, so pages never compare a deadline with Date.now():
// they ask incidentNow(), which the server's last word (incidentNow, speed) and the local tick answer.
import { signal } from "/kit/vendor/preact-all.js";
import { dictionary, language } from "/kit/words.js";

const ZONE = "Asia/Tokyo";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Wall clock, once a second. Reading it in a component redraws that component each second. */
export const tick = signal(Date.now());
setInterval(() => {
  if (!document.hidden) tick.value = Date.now();
}, 1000);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) tick.value = Date.now();
});

const clock = signal({ wall: Date.now(), incident: Date.now(), speed: 1 });

/** What the server said the incident's time was. @param {string | undefined} now @param {number} [speed]
 * @param {number} [wall] this device's clock when the server was asked */
export function setIncidentClock(now, speed, wall = Date.now()) {
  const incident = now ? Date.parse(now) : NaN;
  if (Number.isFinite(incident)) clock.value = { wall, incident, speed: speed ?? clock.peek().speed };
}

/** Incident time in milliseconds, ticking. */
export function incidentNow() {
  const { wall, incident, speed } = clock.value;
  return incident + Math.max(0, tick.value - wall) * speed;
}

/** Reports carry the sender's wall time; people read and write incident time. @param {number} incident */
export function wallOf(incident) {
  const known = clock.peek();
  return known.wall + (incident - known.incident) / known.speed;
}

/** @param {number} wall */
export function incidentOf(wall) {
  const known = clock.value;
  return known.incident + (wall - known.wall) * known.speed;
}

const t = dictionary(
  { d: "{d}日{h}時間", h: "{h}時間{m}分", m: "{m}分", s: "{s}秒", ms: "{m}分{s}秒" },
  { d: "{d} d {h} h", h: "{h} h {m} min", m: "{m} min", s: "{s} s", ms: "{m} min {s} s" },
);

/** A length of time for people: two units at most. @param {number} ms */
export function duration(ms) {
  const length = Math.abs(ms);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  if (length >= DAY) return t("d", { d: Math.floor(length / DAY), h: Math.floor((length % DAY) / HOUR) });
  if (length >= HOUR) return t("h", { h: Math.floor(length / HOUR), m: two(Math.floor((length % HOUR) / MINUTE)) });
  if (length >= 5 * MINUTE) return t("m", { m: Math.floor(length / MINUTE) });
  const seconds = Math.floor(length / 1000);
  return seconds < 60 ? t("s", { s: seconds }) : t("ms", { m: Math.floor(seconds / 60), s: two(seconds % 60) });
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} name @param {Intl.DateTimeFormatOptions} options */
function format(name, options) {
  const key = `${name} ${language.value}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : "ja-JP", { timeZone: ZONE, ...options });
    formats.set(key, found);
  }
  return found;
}

const day = (/** @type {number} */ ms) =>
  format("day", { year: "numeric", month: "numeric", day: "numeric" }).format(ms);

/** Hour and minute in the city's zone; with the date when it is not the incident's today.
 * @param {string | number | undefined} at */
export function timeOfDay(at) {
  const ms = typeof at === "string" ? Date.parse(at) : at;
  if (ms === undefined || !Number.isFinite(ms)) return "";
  const time = format("time", { hour: "2-digit", minute: "2-digit" }).format(ms);
  return day(ms) === day(incidentNow())
    ? time
    : `${format("md", { month: "numeric", day: "numeric" }).format(ms)} ${time}`;
}

/** Date and time, whole. @param {string | undefined} at */
export function dateAndTime(at) {
  const ms = at ? Date.parse(at) : NaN;
  if (!Number.isFinite(ms)) return "";
  return format("full", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(ms);
}

/** The value of an `<input type="datetime-local">` in the city's zone. @param {number} ms */
export function localInput(ms) {
  return new Date(ms + 9 * HOUR).toISOString().slice(0, 16);
}

/** @param {string} value of an `<input type="datetime-local">` in the city's zone */
export function fromLocalInput(value) {
  return `${value.length === 16 ? `${value}:00` : value}+09:00`;
}

/** Today in the city's zone, as a day is written. */
export const today = () => localInput(Date.now()).slice(0, 10);

/** Whether an office or a member still works: only then are they offered for something new. @param {{until?: string}} one */
export const stillWorks = (one) => !one.until || one.until >= today();
