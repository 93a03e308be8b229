// @ts-check
// The board as the server sends it: a snapshot, then deltas that name the version they follow.
import { GROUPS } from "/kit/state.js";
import { setIncidentClock } from "/kit/time.js";

const FEED_LENGTH = 100;

/**
 * The board after one event; undefined when something between was missed.
 *
 * @param {Board | undefined} before
 * @param {string} event
 * @param {string} data
 * @returns {Board | undefined}
 */
export function fold(before, event, data) {
  const message = JSON.parse(data);
  if (event === "snapshot") {
    setIncidentClock(message.incidentNow, message.speed);
    return {
      districts: [],
      urgent: [],
      rungs: [],
      series: [],
      counts: {},
      ...message,
      feed: newestFirst(message.feed ?? []),
    };
  }
  if (event !== "delta") return before;
  const next = before && applied(before, message);
  if (next) setIncidentClock(message.incidentNow, message.speed);
  return next;
}

/** @param {Board} board @param {BoardDelta} delta @returns {Board | undefined} */
export function applied(board, delta) {
  if (delta.previous !== board.version || (delta.epoch !== undefined && delta.epoch !== board.epoch)) return undefined;
  return {
    ...board,
    version: delta.version,
    at: delta.at ?? board.at,
    counts: { ...board.counts, ...delta.counts },
    districts: delta.districts ? merged(board.districts, delta.districts, (d) => d.id) : board.districts,
    urgent: delta.urgent ? urgentAfter(board.urgent, delta.urgent) : board.urgent,
    rungs: delta.rungs ?? board.rungs,
    feed: delta.feed ? newestFirst([...delta.feed, ...board.feed]).slice(0, FEED_LENGTH) : board.feed,
    series: delta.series
      ? merged(board.series, delta.series, (p) => p.at).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
      : board.series,
  };
}

/**
 * @template T
 * @param {T[]} old
 * @param {T[]} changed
 * @param {(item: T) => string} key
 */
function merged(old, changed, key) {
  const all = new Map([...old, ...changed].map((item) => [key(item), item]));
  return [...all.values()];
}

/** @param {CheckItem[]} urgent @param {{upsert?: CheckItem[], remove?: string[]}} change */
function urgentAfter(urgent, { upsert = [], remove = [] }) {
  const touched = new Set([...remove, ...upsert.map((item) => item.personId)]);
  return [...urgent.filter((item) => !touched.has(item.personId)), ...upsert].sort(byTimeLeft);
}

/** What runs out first, the life-support clock or the time to answer; undefined when nothing does. @param {CheckItem} item */
export function endsAt(item) {
  const ends = [item.clock?.endsAt, item.dueAt].flatMap((at) => (at ? [Date.parse(at)] : []));
  return ends.length ? Math.min(...ends) : undefined;
}

/** Somebody in need whose time nobody knows comes first; then time left, group, name. @param {CheckItem} a @param {CheckItem} b */
function byTimeLeft(a, b) {
  const left = (/** @type {CheckItem} */ item) =>
    endsAt(item) ?? (item.state === "NEEDS_HELP" ? 0 : Number.MAX_SAFE_INTEGER);
  const rank = (/** @type {CheckItem} */ item) => GROUPS.indexOf(/** @type {any} */ (item.group));
  return left(a) - left(b) || rank(a) - rank(b) || a.name.localeCompare(b.name, "ja");
}

/** @param {FeedItem[]} feed */
function newestFirst(feed) {
  const once = new Map(feed.map((item) => [`${item.at} ${item.personId} ${item.kind}`, item]));
  return [...once.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
