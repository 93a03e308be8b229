// @ts-check
// Roads and water below everything else: greys only, so that colour stays with people.
import { CanvasTiles } from "/kit/canvas-tiles.js";

const WATER = 1;
const PATH = 4;

/** Width of a line in pixels by its kind (2 stream to 7 main road), from afar and from near (zoom 15). */
const WIDTHS = /** @type {Record<number, [number, number]>} */ ({
  2: [1, 2],
  3: [2, 4],
  4: [1, 1.5],
  5: [0.75, 3],
  6: [1.25, 5],
  7: [2, 7],
});

export class GroundLayer extends CanvasTiles {
  /** @param {{pane: string, colours: () => {water: string, road: string}, failed: (missing: boolean) => void}} options */
  constructor({ pane, colours, failed }) {
    super({ pane, address: "/api/hazards/ground/tiles", failed });
    this.colours = colours;
  }

  /** @param {CanvasRenderingContext2D} pen @param {Path2D} path @param {{kind: number, area: boolean, zoom: number, ratio: number}} what */
  draw(pen, path, { kind, area, zoom, ratio }) {
    const { water, road } = this.colours();
    if (area) {
      pen.fillStyle = water;
      return pen.fill(path);
    }
    const [far, near] = WIDTHS[kind] ?? WIDTHS[5];
    pen.lineWidth = ratio * (zoom >= 15 ? near : far);
    pen.lineJoin = pen.lineCap = "round";
    pen.strokeStyle = kind > WATER && kind < PATH ? water : road;
    pen.setLineDash(kind === PATH ? [4 * ratio, 4 * ratio] : []);
    pen.stroke(path);
  }
}
