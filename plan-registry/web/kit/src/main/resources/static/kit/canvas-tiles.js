// @ts-check
// A layer of vector tiles that Java encodes, drawn on canvases. What a tile looks like is said by whoever extends it.
import { GridLayer, Pbf, VectorTile } from "/kit/vendor/map-all.js";
import { languageHeader } from "/kit/api.js";
import { MissingTiles } from "/kit/missing-tiles.js";

/** Steps along one side of a tile. */
const EXTENT = 4096;

/** @typedef {{kind: number, area: boolean, parts: {x: number, y: number}[][]}} Feature all of one kind */

export class CanvasTiles extends GridLayer {
  /** @param {{pane: string, address: string, failed: (missing: boolean) => void}} options where tiles are had from, and who hears whether any is missing */
  constructor({ pane, address, failed }) {
    super({ pane, keepBuffer: 1, updateWhenZooming: false });
    this.address = address;
    this.missing = new MissingTiles(failed);
    /** @type {Map<HTMLElement, {stop: AbortController, zoom: number, features?: Feature[]}>} */
    this.held = new Map();
    this.on("tileunload", ({ tile }) => {
      this.held.get(tile)?.stop.abort();
      this.held.delete(tile);
      this.missing.settled(tile);
    });
  }

  /** Leaflet asks for one square. @param {{x: number, y: number, z: number}} coords @param {(error: unknown, tile: HTMLElement) => void} done */
  createTile(coords, done) {
    const el = document.createElement("canvas");
    const stop = new AbortController();
    this.held.set(el, { stop, zoom: coords.z });
    const fetched = () =>
      this.load(coords, stop.signal).then(
        (features) => {
          this.missing.settled(el);
          const held = this.held.get(el);
          if (!held) return;
          held.features = features;
          this.show(el, features, held.zoom);
        },
        (thrown) => {
          if (thrown?.name !== "AbortError" && this.held.has(el)) this.missing.lost(el, fetched);
        },
      );
    // Leaflet hides for good what it is told has failed.
    void fetched().then(() => done(null, el));
    return el;
  }

  /** @param {{x: number, y: number, z: number}} coords @param {AbortSignal} signal @returns {Promise<Feature[]>} */
  async load({ x, y, z }, signal) {
    const side = 2 ** z;
    if (y < 0 || y >= side) return [];
    const answer = await fetch(`${this.address}/${z}/${((x % side) + side) % side}/${y}`, {
      signal,
      credentials: "same-origin",
      headers: languageHeader(),
    });
    if (!answer.ok) throw new Error(`tile answered ${answer.status}`);
    const features = [];
    for (const layer of Object.values(new VectorTile(new Pbf(await answer.arrayBuffer())).layers))
      for (let i = 0; i < layer.length; i++) {
        const feature = layer.feature(i);
        features.push({ kind: Number(feature.properties.kind), area: feature.type === 3, parts: feature.loadGeometry() });
      }
    return features;
  }

  /** @param {HTMLCanvasElement} el @param {Feature[]} features @param {number} zoom */
  show(el, features, zoom) {
    const size = this.getTileSize().x;
    const ratio = Math.min(3, Math.max(1, Math.round(devicePixelRatio)));
    el.width = size * ratio;
    el.height = size * ratio;
    const pen = /** @type {CanvasRenderingContext2D} */ (el.getContext("2d"));
    const step = (size * ratio) / EXTENT;
    for (const { kind, area, parts } of features) {
      const path = new Path2D();
      for (const part of parts) {
        part.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x * step, y * step) : path.lineTo(x * step, y * step)));
        if (area) path.closePath();
      }
      this.draw(pen, path, { kind, area, zoom, ratio });
    }
  }

  /**
   * One kind, the lowest first.
   *
   * @param {CanvasRenderingContext2D} _pen @param {Path2D} _path @param {{kind: number, area: boolean, zoom: number, ratio: number}} _what `ratio` pixels of the screen in one of the page
   */
  draw(_pen, _path, _what) {
    throw new Error("says nothing of how it looks");
  }

  /** In the theme's other colours. */
  repaint() {
    for (const [el, { features, zoom }] of this.held)
      if (features) this.show(/** @type {HTMLCanvasElement} */ (el), features, zoom);
  }
}
