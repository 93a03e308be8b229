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
 * @param {any} message
 * @returns {Board | undefined}
 */
export function fold(before, event, message) {
  setIncidentClock(message.incidentNow, message.speed);
  if (event === "snapshot") {
    return {
      districts: [],
      urgent: [],
      rungs: [],
      series: [],
      counts: {},
      silence: [],
      ...message,
      tiles: { seen: {}, all: message.version, epoch: message.epoch },
      feed: newestFirst(message.feed ?? []),
    };
  }
  return event === "delta" && before ? applied(before, message) : before;
}

/** @param {Board} board @param {BoardDelta} delta @returns {Board | undefined} */
export function applied(board, delta) {
  if (delta.previous !== board.version || (delta.epoch !== undefined && delta.epoch !== board.epoch)) return undefined;
  return {
    ...board,
    version: delta.version,
    at: delta.at ?? board.at,
    counts: kept(board.counts, { ...board.counts, ...delta.counts }),
    unlocated: delta.unlocated ?? board.unlocated,
    districts: delta.districts?.length ? merged(board.districts, delta.districts, (d) => d.id) : board.districts,
    urgent: delta.urgent ? urgentAfter(board.urgent, delta.urgent) : board.urgent,
    rungs: kept(board.rungs, delta.rungs),
    feed: delta.feed?.length ? newestFirst([...delta.feed, ...board.feed]).slice(0, FEED_LENGTH) : board.feed,
    series: delta.series?.length ? continued(board.series, delta.series) : board.series,
    overdue: kept(board.overdue, delta.overdue),
    silence: delta.silence ?? board.silence,
    desk: delta.desk ?? board.desk,
    tiles: delta.tiles?.length ? changedTiles(board.tiles, delta) : board.tiles,
    unmatched: kept(board.unmatched, delta.unmatched),
    unidentified: kept(board.unidentified, delta.unidentified),
    waiting: delta.waiting ?? board.waiting,
    newestReportAt: delta.newestReportAt ?? board.newestReportAt,
  };
}

/** What says the same stays the same object, so that nothing is drawn again for it. @template T @param {T} before @param {T | undefined} after */
function kept(before, after) {
  return after === undefined || JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** At which version each tile of the map changed. @param {Board["tiles"]} before @param {BoardDelta} delta */
function changedTiles(before, { tiles = [], version }) {
  return { ...before, seen: { ...before.seen, ...Object.fromEntries(tiles.map((tile) => [tile, version])) } };
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

/** New points replace all from the first one's time on: a full curve is thinned. @param {SeriesPoint[]} old @param {SeriesPoint[]} points */
function continued(old, points) {
  const from = Date.parse(points[0].at);
  return [...old.filter((point) => Date.parse(point.at) < from), ...points];
}

/** @param {CheckItem[]} urgent @param {{upsert?: CheckItem[], remove?: string[]}} change */
function urgentAfter(urgent, { upsert = [], remove = [] }) {
  if (upsert.length + remove.length === 0) return urgent;
  const touched = new Set([...remove, ...upsert.map((item) => item.personId)]);
  return [...urgent.filter((item) => !touched.has(item.personId)), ...upsert].sort(byUrgency);
}

/** The order of the server's lists: danger, the clock that ends first, group, the longest wait; ids, as they read, settle ties.
 * @param {CheckItem} a @param {CheckItem} b */
export function byUrgency(a, b) {
  const [left, right] = [place(a), place(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : left[at] < right[at] ? -1 : 1;
}

/** @param {CheckItem} item */
function place(item) {
  return [
    item.danger ? 0 : 1,
    item.clock ? Date.parse(item.clock.endsAt) : Infinity,
    GROUPS.indexOf(/** @type {any} */ (item.group)),
    item.lastReportAt ? Date.parse(item.lastReportAt) : -Infinity,
    item.personId,
  ];
}

/** @param {FeedItem[]} feed */
function newestFirst(feed) {
  const once = new Map(
    feed.map((item) => [item.number ?? `${item.at} ${item.personId ?? item.reportId} ${item.kind}`, item]),
  );
  return [...once.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (b.number ?? 0) - (a.number ?? 0));
}
