// @ts-check
// How people look on the map: the four states by shape before colour, in the colours of the theme that is on.

const TURN = 2 * Math.PI;
const TOP = -TURN / 4;

/** @typedef {{ink: string, surface: string, page: string, line: string, strong: string, road: string, water: string, accent: string, NEEDS_HELP: string, SILENT: string, TRYING: string, CONFIRMED: string, drill: string}} Palette */

/** The theme's colours, as canvases need them. @returns {Palette} */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    ink: colour("--ink"),
    surface: colour("--surface"),
    page: colour("--page"),
    line: colour("--line"),
    strong: colour("--line-strong"),
    road: colour("--road"),
    water: colour("--water"),
    accent: colour("--accent"),
    drill: colour("--drill"),
    NEEDS_HELP: colour("--needs-help"),
    SILENT: colour("--silent"),
    TRYING: colour("--trying"),
    CONFIRMED: colour("--confirmed"),
  };
}

/** One person. @param {CanvasRenderingContext2D} pen @param {string} state @param {number} x @param {number} y @param {number} r @param {Palette} colours */
export function mark(pen, state, x, y, r, colours) {
  const colour = /** @type {Record<string, string>} */ (/** @type {unknown} */ (colours))[state] ?? colours.SILENT;
  pen.lineJoin = "round";
  pen.lineCap = "round";
  if (state === "NEEDS_HELP") return triangle(pen, x, y, r * 1.35, colour, colours.surface);
  if (state === "CONFIRMED") {
    const tick = () => {
      pen.beginPath();
      pen.moveTo(x - r * 0.8, y);
      pen.lineTo(x - r * 0.2, y + r * 0.65);
      pen.lineTo(x + r * 0.85, y - r * 0.7);
      pen.stroke();
    };
    pen.strokeStyle = colours.surface;
    pen.lineWidth = r * 0.9;
    tick();
    pen.strokeStyle = colour;
    pen.lineWidth = r * 0.45;
    return tick();
  }
  pen.beginPath();
  pen.arc(x, y, r * 0.85, 0, TURN);
  pen.fillStyle = colours.surface;
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1.5, r * 0.4);
  pen.stroke();
  if (state === "TRYING") {
    pen.beginPath();
    pen.arc(x, y, r * 0.85, TURN / 4, -TURN / 4);
    pen.fillStyle = colour;
    pen.fill();
  }
}

/** What says that somebody lives somewhere around here. @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} r @param {Palette} colours */
export function around(pen, x, y, r, colours) {
  pen.beginPath();
  pen.arc(x, y, r * 1.75, 0, TURN);
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.2;
  pen.setLineDash([r * 0.6, r * 0.5]);
  pen.stroke();
  pen.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} r @param {string} fill @param {string} edge */
function triangle(pen, x, y, r, fill, edge) {
  pen.beginPath();
  pen.moveTo(x, y - r);
  pen.lineTo(x + r, y + r * 0.8);
  pen.lineTo(x - r, y + r * 0.8);
  pen.closePath();
  pen.strokeStyle = edge;
  pen.lineWidth = Math.max(1.5, r * 0.35);
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
}

/** A car or team is out to somebody: in ink, so that it is no state. @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} w @param {Palette} colours */
export function car(pen, x, y, w, colours) {
  const h = w * 0.75;
  const shape = () => {
    pen.beginPath();
    for (const [across, down] of CAR) pen.lineTo(x + w * across, y + h * down);
    pen.closePath();
    for (const wheel of [-0.25, 0.25]) {
      pen.moveTo(x + w * wheel, y + h * 0.3);
      pen.arc(x + w * wheel, y + h * 0.3, w * 0.13, 0, TURN);
    }
  };
  pen.lineJoin = "round";
  pen.strokeStyle = colours.surface;
  pen.lineWidth = 3;
  shape();
  pen.stroke();
  pen.fillStyle = colours.ink;
  shape();
  pen.fill();
}

/** Its outline, of its width and height. */
const CAR = [
  [-0.5, 0.25],
  [-0.5, -0.08],
  [-0.31, -0.08],
  [-0.12, -0.42],
  [0.19, -0.42],
  [0.31, -0.08],
  [0.5, -0.08],
  [0.5, 0.25],
];

const SLICES = /** @type {const} */ (["CONFIRMED", "TRYING", "SILENT", "NEEDS_HELP"]);

/**
 * The people of one cell: a ring with a slice for each state and the number of those who are not confirmed; whoever needs
 * help stands beside it as a triangle.
 *
 * @param {CanvasRenderingContext2D} pen @param {Record<string, number>} counts @param {number} x @param {number} y @param {Palette} colours
 */
export function cell(pen, counts, x, y, colours) {
  const total = SLICES.reduce((n, state) => n + (counts[state] ?? 0), 0);
  if (total === 0) return;
  const open = total - (counts.CONFIRMED ?? 0);
  const r = Math.min(14, 5 + 3 * Math.log10(total));
  const ring = Math.max(2.5, r * 0.28);
  pen.beginPath();
  pen.arc(x, y, r, 0, TURN);
  pen.fillStyle = colours.surface;
  pen.fill();
  pen.lineCap = "butt";
  let from = TOP;
  for (const state of SLICES) {
    const share = (counts[state] ?? 0) / total;
    if (share === 0) continue;
    pen.beginPath();
    pen.arc(x, y, r - ring / 2, from, from + share * TURN);
    pen.strokeStyle = colours[state];
    pen.lineWidth = state === "SILENT" ? ring * 1.5 : ring;
    pen.stroke();
    if (state === "SILENT") {
      // Hollow as its ring is near by, yet never less ink than the others: nothing may be overlooked more easily.
      pen.strokeStyle = colours.surface;
      pen.lineWidth = ring * 0.4;
      pen.stroke();
    }
    from += share * TURN;
  }
  pen.fillStyle = colours.ink;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  if (open === 0) mark(pen, "CONFIRMED", x, y, r * 0.5, colours);
  else if (r >= 7) {
    pen.font = `600 ${open > 999 ? 8 : 9.5}px sans-serif`;
    pen.fillText(short(open), x, y + 0.5);
  }
  const help = counts.NEEDS_HELP ?? 0;
  if (help > 0) {
    triangle(pen, x + r * 0.8, y - r * 0.75, 5.5, colours.NEEDS_HELP, colours.surface);
    if (help > 1) {
      pen.font = "700 9.5px sans-serif";
      pen.textAlign = "left";
      pen.strokeStyle = colours.surface;
      pen.lineWidth = 3;
      pen.strokeText(short(help), x + r * 0.8 + 6, y - r * 0.75);
      pen.fillStyle = colours.NEEDS_HELP;
      pen.fillText(short(help), x + r * 0.8 + 6, y - r * 0.75);
    }
  }
}

/** @param {number} n */
function short(n) {
  return n < 1000 ? String(n) : n < 10_000 ? `${(n / 1000).toFixed(1)}k` : `${Math.round(n / 1000)}k`;
}
