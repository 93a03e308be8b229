// @ts-check
// A place on the map, chosen by pointing at it. Whoever does not point types degrees beside it.
import { CircleMarker, LatLngBounds, LayerGroup, Map, Polygon } from "/kit/vendor/map-all.js";
import { getAll } from "/kit/api.js";
import { GroundLayer } from "/kit/ground-layer.js";

const NEAR = 16;
/** About a tenth of a metre. */
const STEPS = 1e6;

/** @typedef {{lat: number, lon: number}} Place */

/** @param {string} name */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class PlaceMap {
  /** @param {HTMLElement} element @param {Place | undefined} place @param {string | undefined} district @param {(place: Place) => void} chosen */
  constructor(element, place, district, chosen) {
    this.map = new Map(element, { attributionControl: false, zoomAnimation: false, fadeAnimation: false });
    this.map.createPane("roads").style.zIndex = "320";
    this.map.setView([36, 138], 5);
    this.district = district;
    /** @type {{id: string, outline: Place[], more?: Place[][]}[]} */
    this.known = [];
    this.districts = new LayerGroup().addTo(this.map);
    this.marker = new LayerGroup().addTo(this.map);
    this.roads = new GroundLayer({
      pane: "roads",
      colours: () => ({ water: colour("--water"), road: colour("--road") }),
      failed: () => undefined, // districts and degrees are enough to point at a place
    });
    this.roads.addTo(this.map);
    this.map.on("click", (/** @type {any} */ { latlng }) =>
      chosen({ lat: Math.round(latlng.lat * STEPS) / STEPS, lon: Math.round(latlng.lng * STEPS) / STEPS }),
    );
    this.placed = false;
    this.show(place);
    void getAll("/api/hazards/districts", { limit: 1000 }).then(
      (all) => {
        this.known = all;
        for (const one of all) this.draw(one);
        this.look();
      },
      () => undefined,
    );
  }

  /** @param {{outline: Place[], more?: Place[][]}} district */
  draw(district) {
    new Polygon(
      rings(district).map((ring) => [ring]),
      { color: colour("--line-strong"), weight: 1, fill: false, interactive: false },
    ).addTo(this.districts);
  }

  /** Where somebody looks first: at the place, else at the district, else at the city. */
  look() {
    if (this.placed) return;
    const one = this.known.filter(({ id }) => id === this.district);
    const seen = (one.length ? one : this.known).flatMap((district) => rings(district).flat());
    if (seen.length) this.map.fitBounds(new LatLngBounds(seen), { padding: [12, 12] });
  }

  /** @param {string | undefined} district */
  lookAt(district) {
    this.district = district;
    this.look();
  }

  /** @param {Place | undefined} place */
  show(place) {
    this.marker.clearLayers();
    if (!place) {
      this.placed = false;
      return;
    }
    const at = /** @type {[number, number]} */ ([place.lat, place.lon]);
    new CircleMarker(at, {
      radius: 9,
      color: colour("--accent"),
      weight: 4,
      fillColor: colour("--surface"),
      fillOpacity: 1,
      interactive: false,
    }).addTo(this.marker);
    if (!this.placed) this.map.setView(at, NEAR);
    this.placed = true;
  }

  close() {
    this.map.remove();
  }
}

/** @param {{outline: Place[], more?: Place[][]}} district @returns {[number, number][][]} */
function rings({ outline, more = [] }) {
  return [outline, ...more].map((ring) => ring.map(({ lat, lon }) => [lat, lon]));
}
