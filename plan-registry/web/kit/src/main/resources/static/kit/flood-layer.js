// @ts-check
// The layer of floods: hatched, the denser the deeper, so that colour stays with people and a grey print shows it as well.
import { CanvasTiles } from "/kit/canvas-tiles.js";

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

export class FloodLayer extends CanvasTiles {
  /** @param {{pane: string, colour: () => string, failed: (missing: boolean) => void}} options */
  constructor({ pane, colour, failed }) {
    super({ pane, address: "/api/hazards/tiles", failed });
    this.colour = colour;
  }

  /** What is deeper takes the place of what is not. @param {CanvasRenderingContext2D} pen @param {Path2D} path @param {{kind: number, ratio: number}} what */
  draw(pen, path, { kind, ratio }) {
    pen.globalCompositeOperation = "destination-out";
    pen.fill(path);
    pen.globalCompositeOperation = "source-over";
    pen.fillStyle = /** @type {CanvasPattern} */ (pen.createPattern(hatching(kind, this.colour(), ratio), "repeat"));
    pen.fill(path);
  }
}
