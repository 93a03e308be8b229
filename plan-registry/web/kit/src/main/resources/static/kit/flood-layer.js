// @ts-check
// The layer of floods: hatched, the denser the deeper, so that colour stays with people and a grey print shows it as well.
import { GridLayer, Pbf, VectorTile } from "/kit/vendor/map-all.js";
import { languageHeader } from "/kit/api.js";

const EXTENT = 4096;
const ADDRESS = "/api/hazards/tiles";
/** A tile is a whole number of these, so that lines go on from tile to tile. */
const STEP = 8;

/** Width and strength of the lines for the depth ranks 1 to 6. */
const LINES = [
  [1, 0.3],
  [1, 0.6],
  [2, 0.6],
  [3, 0.65],
  [4, 0.7],
  [5, 0.75],
];

/**
 * A stroke of the hatching.
 *
 * @param {number} rank @param {string} colour @param {number} ratio pixels of the screen in one of the page
 */
function hatching(rank, colour, ratio) {
  const el = document.createElement("canvas");
  el.width = el.height = STEP * ratio;
  const pen = /** @type {CanvasRenderingContext2D} */ (el.getContext("2d"));
  const [width, strength] = LINES[Math.min(LINES.length, Math.max(1, rank)) - 1];
  pen.scale(ratio, ratio);
  pen.globalAlpha = strength;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  for (const from of [-STEP, 0, STEP]) {
    pen.moveTo(from - 1, STEP + 1);
    pen.lineTo(from + STEP + 1, -1);
  }
  pen.stroke();
  return el;
}

/**
 * A small picture of a depth for a legend.
 *
 * @param {HTMLCanvasElement | null} el @param {number} rank @param {string} colour
 */
export function swatch(el, rank, colour) {
  const pen = el?.getContext("2d");
  if (!el || !pen) return;
  pen.clearRect(0, 0, el.width, el.height);
  pen.fillStyle = /** @type {CanvasPattern} */ (pen.createPattern(hatching(rank, colour, 1), "repeat"));
  pen.fillRect(0, 0, el.width, el.height);
}

export class FloodLayer extends GridLayer {
  /** @param {{pane: string, colour: () => string, failed: (thrown: unknown) => void}} options */
  constructor({ pane, colour, failed }) {
    super({ pane, keepBuffer: 1, updateWhenZooming: false });
    this.colour = colour;
    this.failed = failed;
    /** @type {Map<HTMLElement, {stop: AbortController, areas?: {kind: number, rings: {x: number, y: number}[][]}[]}>} */
    this.held = new Map();
    this.on("tileunload", ({ tile }) => {
      this.held.get(tile)?.stop.abort();
      this.held.delete(tile);
    });
  }

  /** Leaflet asks for one square. @param {{x: number, y: number, z: number}} coords @param {(error: unknown, tile: HTMLElement) => void} done */
  createTile(coords, done) {
    const el = document.createElement("canvas");
    const stop = new AbortController();
    this.held.set(el, { stop });
    void this.load(coords, stop.signal).then(
      (areas) => {
        const held = this.held.get(el);
        if (held) {
          held.areas = areas;
          this.draw(el, areas);
        }
        done(null, el);
      },
      (thrown) => {
        if (thrown?.name !== "AbortError") this.failed(thrown);
        done(thrown, el);
      },
    );
    return el;
  }

  /** @param {{x: number, y: number, z: number}} coords @param {AbortSignal} signal */
  async load({ x, y, z }, signal) {
    const side = 2 ** z;
    if (y < 0 || y >= side) return [];
    const answer = await fetch(`${ADDRESS}/${z}/${((x % side) + side) % side}/${y}`, {
      signal,
      credentials: "same-origin",
      headers: languageHeader(),
    });
    if (!answer.ok) throw new Error(`tile answered ${answer.status}`);
    const areas = [];
    for (const layer of Object.values(new VectorTile(new Pbf(await answer.arrayBuffer())).layers))
      for (let i = 0; i < layer.length; i++) {
        const feature = layer.feature(i);
        areas.push({ kind: Number(feature.properties.kind), rings: feature.loadGeometry() });
      }
    return areas;
  }

  /** @param {HTMLCanvasElement} el @param {{kind: number, rings: {x: number, y: number}[][]}[]} areas */
  draw(el, areas) {
    const size = this.getTileSize().x;
    const ratio = Math.min(3, Math.max(1, Math.round(devicePixelRatio)));
    el.width = size * ratio;
    el.height = size * ratio;
    const pen = /** @type {CanvasRenderingContext2D} */ (el.getContext("2d"));
    for (const { kind, rings } of areas) {
      const path = new Path2D();
      for (const ring of rings) {
        ring.forEach(({ x, y }, i) => {
          const [across, down] = [(x * size * ratio) / EXTENT, (y * size * ratio) / EXTENT];
          if (i === 0) path.moveTo(across, down);
          else path.lineTo(across, down);
        });
        path.closePath();
      }
      pen.globalCompositeOperation = "destination-out";
      pen.fill(path);
      pen.globalCompositeOperation = "source-over";
      pen.fillStyle = /** @type {CanvasPattern} */ (pen.createPattern(hatching(kind, this.colour(), ratio), "repeat"));
      pen.fill(path);
    }
  }

  /** In the theme's other colours. */
  repaint() {
    for (const [el, { areas }] of this.held) if (areas) this.draw(/** @type {HTMLCanvasElement} */ (el), areas);
  }
}
