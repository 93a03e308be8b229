// @ts-check
// The layer of people: tiles that the server encodes, drawn on canvases. A tile is fetched again only when it changed.
import { GridLayer, Pbf, VectorTile } from "/kit/vendor/map-all.js";
import { languageHeader } from "/kit/api.js";
import { MissingTiles } from "/kit/missing-tiles.js";
import { GROUPS } from "/kit/state.js";
import { around, car, cell, mark, palette } from "./map-marks.js";

export const PEOPLE_FROM = 14;
const EXTENT = 4096;
const CAR_WIDTH = 15;
const MARGIN = 128 / EXTENT;
/** A tile that changes all the time is drawn this often, so that a thousand screens do not ask for more than they show. */
const AT_MOST_EVERY = 1_000;

/**
 * @typedef {Board["tiles"]} Changes for each tile of zoom 14 the version it changed at, the version since which changes are
 *   known singly, and the epoch that versions are counted in
 * @typedef {{el: HTMLCanvasElement, coords: {x: number, y: number, z: number}, points?: {tags: Record<string, any>, x: number, y: number}[], drawnAt: number, fetchedAt: number, timer?: number, stop?: AbortController}} Held
 */

export class PeopleLayer extends GridLayer {
  /** @param {{address: string, groups: string[], version: () => number, failed: (missing: boolean) => void}} options */
  constructor({ address, groups, version, failed }) {
    super({ pane: "people", keepBuffer: 1, updateWhenZooming: false, updateWhenIdle: false });
    this.address = address;
    this.groups = groups;
    this.version = version;
    this.missing = new MissingTiles(failed);
    this.colours = palette();
    /** @type {string | number | undefined} */
    this.epoch = undefined;
    /** @type {Set<Held>} */
    this.held = new Set();
    this.on("tileunload", ({ tile }) => {
      for (const held of this.held) if (held.el === tile) this.drop(held);
    });
  }

  /** Leaflet asks for one square. @param {{x: number, y: number, z: number}} coords @param {(error: unknown, tile: HTMLElement) => void} done */
  createTile(coords, done) {
    const el = document.createElement("canvas");
    const held = /** @type {Held} */ ({
      el,
      coords: { x: coords.x, y: coords.y, z: coords.z },
      drawnAt: -1,
      fetchedAt: 0,
    });
    this.held.add(held);
    void this.load(held).then(
      () => done(null, el),
      (thrown) => done(thrown, el),
    );
    return el;
  }

  /** @param {Held} held */
  drop(held) {
    clearTimeout(held.timer);
    held.stop?.abort();
    this.held.delete(held);
    this.missing.settled(held.el);
  }

  /** @param {Held} held */
  async load(held) {
    const { x, y, z } = held.coords;
    held.stop?.abort();
    held.stop = new AbortController();
    held.fetchedAt = Date.now();
    const asOf = this.version();
    const side = 2 ** z;
    if (y < 0 || y >= side) return;
    try {
      const answer = await fetch(`${this.address}/${z}/${((x % side) + side) % side}/${y}`, {
        signal: held.stop.signal,
        credentials: "same-origin",
        cache: "no-store",
        headers: languageHeader(),
      });
      if (!answer.ok) throw new Error(`tile answered ${answer.status}`);
      const bytes = await answer.arrayBuffer();
      if (!this.held.has(held)) return;
      held.points = decoded(bytes);
      held.drawnAt = asOf;
      this.missing.settled(held.el);
      this.draw(held);
    } catch (thrown) {
      if (/** @type {any} */ (thrown)?.name !== "AbortError" && this.held.has(held))
        this.missing.lost(held.el, () => void this.load(held));
    }
  }

  /** @param {Held} held */
  draw(held) {
    const size = this.getTileSize().x;
    const ratio = Math.min(3, Math.max(1, devicePixelRatio));
    held.el.width = size * ratio;
    held.el.height = size * ratio;
    const pen = /** @type {CanvasRenderingContext2D} */ (held.el.getContext("2d"));
    pen.scale(ratio, ratio);
    if (held.coords.z < PEOPLE_FROM) this.drawCells(pen, held, size);
    else this.drawPeople(pen, held, size, ratio);
  }

  /** @param {CanvasRenderingContext2D} pen @param {Held} held @param {number} size */
  drawCells(pen, held, size) {
    for (const { tags, x, y } of held.points ?? []) {
      /** @type {Record<string, number>} */
      const counts = {};
      for (const [kind, n] of Object.entries(tags)) {
        const [group, state] = kind.split(".");
        if (this.groups.includes(group)) counts[state] = (counts[state] ?? 0) + n;
      }
      const [left, top] = [(x * size) / EXTENT, (y * size) / EXTENT];
      const { CAR: cars = 0, ...people } = counts;
      cell(pen, people, left, top, this.colours);
      if (cars > 0) car(pen, left - 11, top - 10, CAR_WIDTH, this.colours);
    }
  }

  /** The most urgent last, so that they lie on top. @param {CanvasRenderingContext2D} pen @param {Held} held @param {number} size @param {number} ratio */
  drawPeople(pen, held, size, ratio) {
    /** @type {Map<string, HTMLCanvasElement>} */
    const stamps = new Map();
    const near = held.coords.z >= 16 ? 1.35 : 1;
    const shown = (held.points ?? []).filter((point) => this.groups.includes(point.tags.group));
    shown.sort((a, b) => weight(a.tags) - weight(b.tags));
    for (const { tags, x, y } of shown) {
      const r = (GROUPS.indexOf(tags.group) < 2 ? 6 : 4) * near;
      const key = `${tags.state} ${r} ${tags.nearby}`;
      let stamp = stamps.get(key);
      if (!stamp) stamps.set(key, (stamp = this.stamp(tags.state, r, ratio, Boolean(tags.nearby))));
      const [left, top] = [(x * size) / EXTENT, (y * size) / EXTENT];
      pen.drawImage(stamp, left - 2 * r, top - 2 * r, 4 * r, 4 * r);
      if (tags.car) car(pen, left - 1.8 * r, top - 1.3 * r, CAR_WIDTH * near, this.colours);
    }
  }

  /** One mark, drawn once and then copied. @param {string} state @param {number} r @param {number} ratio @param {boolean} nearby */
  stamp(state, r, ratio, nearby) {
    const el = document.createElement("canvas");
    el.width = el.height = Math.ceil(4 * r * ratio);
    const pen = /** @type {CanvasRenderingContext2D} */ (el.getContext("2d"));
    pen.scale(ratio, ratio);
    if (nearby) around(pen, 2 * r, 2 * r, r, this.colours);
    mark(pen, state, 2 * r, 2 * r, nearby ? r * 0.8 : r, this.colours);
    return el;
  }

  /** Shows other groups, from what is here. @param {string[]} groups */
  show(groups) {
    this.groups = groups;
    for (const held of this.held) if (held.points) this.draw(held);
  }

  /** In the theme's other colours. */
  repaint() {
    this.colours = palette();
    this.show(this.groups);
  }

  /** Fetches what looks different by now: at once when it was quiet, else as soon as it may. @param {Changes} changes */
  follow(changes) {
    if (changes.epoch !== this.epoch) {
      // A restarted server counts anew: what is on screen is older than anything it says.
      if (this.epoch !== undefined) for (const held of this.held) held.drawnAt = -1;
      this.epoch = changes.epoch;
    }
    for (const held of this.held) {
      if (held.timer || !this.isOld(held, changes)) continue;
      const wait = Math.max(0, held.fetchedAt + AT_MOST_EVERY - Date.now());
      held.timer = setTimeout(() => {
        held.timer = undefined;
        void this.load(held);
      }, wait);
    }
  }

  /** @param {Held} held @param {Changes} changes */
  isOld(held, { seen, all }) {
    if (held.drawnAt < all) return true;
    for (const [tile, version] of Object.entries(seen))
      if (version > held.drawnAt && touches(held.coords, tile)) return true;
    return false;
  }
}

/** Whether a change in a tile of zoom 14 shows in the square, whose marks reach a little over its edge.
 * @param {{x: number, y: number, z: number}} square @param {string} tile */
function touches({ x, y, z }, tile) {
  const [zoom, column, line] = tile.split("/").map(Number);
  const scale = 2 ** (z - zoom);
  const [left, top] = [column * scale, line * scale];
  return left < x + 1 + MARGIN && left + scale > x - MARGIN && top < y + 1 + MARGIN && top + scale > y - MARGIN;
}

const ORDER = ["CONFIRMED", "TRYING", "SILENT", "NEEDS_HELP"];

/** @param {Record<string, any>} tags */
const weight = ({ group, state }) => ORDER.indexOf(state) * 10 + (GROUPS.length - GROUPS.indexOf(group));

/** @param {ArrayBuffer} bytes */
function decoded(bytes) {
  const points = [];
  for (const layer of Object.values(new VectorTile(new Pbf(bytes)).layers))
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i);
      const { x, y } = feature.loadGeometry()[0][0];
      points.push({ tags: feature.properties, x, y });
    }
  return points;
}
