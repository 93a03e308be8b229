// @ts-check
// What lies under the people: districts, offices, shelters, and where the power is out. Each has a shape of its own.
import { CircleMarker, LatLngBounds, LayerGroup, Polygon, canvas } from "/kit/vendor/map-all.js";
import { palette } from "./map-marks.js";

/** A square, so that an office is no person. */
class Square extends CircleMarker {
  _updatePath() {
    outline(this, (pen, { x, y }, r) => pen.rect(x - r, y - r, 2 * r, 2 * r));
  }
}

/** A roof. */
class House extends CircleMarker {
  _updatePath() {
    outline(this, (pen, { x, y }, r) => {
      pen.moveTo(x, y - r * 1.3);
      pen.lineTo(x + r * 1.2, y - r * 0.1);
      pen.lineTo(x + r * 0.9, y + r);
      pen.lineTo(x - r * 0.9, y + r);
      pen.lineTo(x - r * 1.2, y - r * 0.1);
      pen.closePath();
    });
  }
}

/** @param {any} layer @param {(pen: CanvasRenderingContext2D, at: {x: number, y: number}, r: number) => void} shape */
function outline(layer, shape) {
  const renderer = layer._renderer;
  if (!renderer._drawing || layer._empty()) return;
  renderer._ctx.beginPath();
  shape(renderer._ctx, layer._point, layer._radius);
  renderer._fillStroke(renderer._ctx, layer);
}

/** A few lines of text, never markup. @param {(string | undefined)[]} lines */
function label(...lines) {
  const box = document.createElement("div");
  for (const line of lines.filter(Boolean)) {
    const p = document.createElement("p");
    p.textContent = /** @type {string} */ (line);
    box.append(p);
  }
  return box;
}

/** @typedef {{lat: number, lon: number}[]} Ring */
/** @typedef {{id: string, name: string, outline: Ring, more?: Ring[]}} District */

/** @param {Ring} outline @returns {[number, number][]} */
export const ring = (outline) => outline.map(({ lat, lon }) => [lat, lon]);

/** All its parts. @param {District} district */
const parts = ({ outline, more = [] }) => [outline, ...more].map((one) => [ring(one)]);

/** @param {District[]} districts */
export function extent(districts) {
  return new LatLngBounds(districts.flatMap((district) => parts(district).flat(2)));
}

/** Farther out a square would cover the number of people beside it. */
const OFFICES_FROM = 13;

export class Ground {
  /** @param {import("/kit/vendor/map-all.js").Map} map */
  constructor(map) {
    this.renderer = canvas({ pane: "ground", padding: 0.3 });
    this.places = canvas({ pane: "places", padding: 0.3 });
    this.districts = new LayerGroup().addTo(map);
    this.outages = new LayerGroup().addTo(map);
    this.offices = new LayerGroup();
    this.shelters = new LayerGroup().addTo(map);
    const near = () => (map.getZoom() >= OFFICES_FROM ? this.offices.addTo(map) : this.offices.remove());
    map.on("zoomend", near);
    near();
  }

  /** Leaflet draws in the next frame; this draws now. */
  finishDrawing() {
    for (const renderer of [this.renderer, this.places]) /** @type {any} */ (renderer)._redraw();
  }

  /** @param {District[]} districts */
  drawDistricts(districts) {
    const colours = palette();
    this.districts.clearLayers();
    for (const district of districts)
      new Polygon(parts(district), {
        renderer: this.renderer,
        interactive: false,
        color: colours.strong,
        weight: 1,
        fillColor: colours.surface,
        fillOpacity: 0.75,
      })
        .bindTooltip(label(district.name), {
          permanent: true,
          direction: "center",
          className: "map-district",
          interactive: false,
        })
        .addTo(this.districts);
  }

  /** @param {any[]} outages @param {District[]} districts @param {(outage: any) => string} words */
  drawOutages(outages, districts, words) {
    const colours = palette();
    this.outages.clearLayers();
    for (const outage of outages) {
      if (outage.state === "ENDED") continue;
      const rings =
        outage.area.type === "POLYGON"
          ? [[[ring(outage.area.outline)]]]
          : districts
              .filter((district) => outage.area.type === "CITY" || outage.area.districts.includes(district.id))
              .map(parts);
      for (const one of rings)
        new Polygon(one, {
          renderer: this.renderer,
          color: colours.ink,
          weight: 2,
          dashArray: outage.state === "PLANNED" ? "2 6" : "8 5",
          fillColor: colours.ink,
          fillOpacity: 0.12,
          interactive: false,
        }).addTo(this.outages);
      if (rings.length)
        new Polygon(rings[0], { renderer: this.renderer, stroke: false, fill: false, interactive: false })
          .bindTooltip(label(words(outage)), {
            permanent: true,
            direction: "top",
            className: "map-outage",
            interactive: false,
          })
          .addTo(this.outages);
    }
  }

  /** @param {any[]} offices @param {(office: any) => string[]} words */
  drawOffices(offices, words) {
    const colours = palette();
    this.offices.clearLayers();
    for (const office of offices) {
      if (!office.position) continue;
      const closed = office.reported?.status === "CLOSED";
      new Square([office.position.lat, office.position.lon], {
        renderer: this.places,
        radius: 4.5,
        color: colours.ink,
        weight: 1.5,
        fillColor: closed ? colours.ink : colours.surface,
        fillOpacity: 1,
        dashArray: office.reported ? undefined : "2 2",
        bubblingMouseEvents: true,
      })
        .bindTooltip(() => label(...words(office)))
        .addTo(this.offices);
    }
  }

  /** @param {any[]} shelters @param {(shelter: any) => string[]} words */
  drawShelters(shelters, words) {
    const colours = palette();
    this.shelters.clearLayers();
    for (const shelter of shelters) {
      if (!shelter.position) continue;
      new House([shelter.position.lat, shelter.position.lon], {
        renderer: this.places,
        radius: 7,
        color: colours.accent,
        weight: 2,
        fillColor: shelter.open ? colours.surface : colours.accent,
        fillOpacity: 1,
        bubblingMouseEvents: true,
      })
        .bindTooltip(() => label(...words(shelter)))
        .addTo(this.shelters);
    }
  }
}
