// @ts-check
// One map on a page: Leaflet with our own layers, moved by mouse, finger or keyboard. Knows nothing of pages.
import { CircleMarker, Map, TileLayer } from "/kit/vendor/map-all.js";
import { FloodLayer } from "/kit/flood-layer.js";
import { GroundLayer } from "/kit/ground-layer.js";
import { Ground, extent } from "./map-ground.js";
import { palette } from "./map-marks.js";
import { PEOPLE_FROM, PeopleLayer } from "./map-people.js";

/** How near a click must be, in pixels: the whole of the largest mark, whose point is not where its place is. */
const REACH = 13;

/** Where each incident's map was left, so that whoever comes back to it finds it there. @type {globalThis.Map<string, {center: {lat: number, lng: number}, zoom: number}>} */
const left = new globalThis.Map();

/**
 * @typedef {{west: number, south: number, east: number, north: number}} Box
 * @typedef {{address: string, id: string, groups: string[], version: () => number, nearest: number, at?: [number, number], online?: {tiles: string, attribution: string},
 *   districts: import("./map-ground.js").District[], failed: (missing: boolean) => void, clicked: (box: Box) => void, moved: (box: Box, zoom: number) => void}} Wanted
 */

export class MapView {
  /** @param {HTMLElement} element @param {Wanted} wanted */
  constructor(element, wanted) {
    const { id, districts } = wanted;
    this.wanted = wanted;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = new Map(element, {
      minZoom: 9,
      maxZoom: wanted.nearest,
      zoomControl: false,
      attributionControl: Boolean(wanted.online),
      zoomAnimation: !calm,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: !calm,
      keyboardPanDelta: 80,
    });
    if (calm) this.map.panBy = (by, options) => Map.prototype.panBy.call(this.map, by, { ...options, animate: false });
    for (const [pane, order] of /** @type {const} */ ([
      ["ground", 300],
      ["roads", 320],
      ["flood", 350],
      ["people", 400],
      ["places", 450],
      ["drawing", 460],
    ]))
      Object.assign(this.map.createPane(pane).style, {
        zIndex: String(order),
        pointerEvents: pane === "people" || pane === "flood" || pane === "roads" ? "none" : "",
      });
    const known = left.get(id);
    if (wanted.at) this.show(wanted.at);
    else if (known) this.map.setView(known.center, known.zoom);
    else if (districts.length) this.map.fitBounds(extent(districts));
    else this.map.setView([36, 138], 9);
    if (wanted.online) {
      this.map.attributionControl.setPrefix(false);
      new TileLayer(wanted.online.tiles, {
        maxZoom: wanted.nearest,
        attribution: plain(wanted.online.attribution),
      }).addTo(this.map);
    }
    this.ground = new Ground(this.map);
    /** @type {Set<string>} */
    const incomplete = new Set();
    const heard = (/** @type {string} */ layer) => (/** @type {boolean} */ missing) => {
      if (missing) incomplete.add(layer);
      else incomplete.delete(layer);
      wanted.failed(incomplete.size > 0);
    };
    this.roads = new GroundLayer({ pane: "roads", colours: palette, failed: heard("roads") });
    this.flood = new FloodLayer({ pane: "flood", colour: () => palette().ink, failed: heard("flood") });
    this.people = new PeopleLayer({ ...wanted, failed: heard("people") }).addTo(this.map);
    this.map.on("click", (event) => (this.drawing ? undefined : this.click(event.latlng)));
    this.map.on("moveend", () => this.moved());
    this.drawing = false;
    this.moved();
  }

  /** Keeps the middle in the middle; a page that is going away has no size. */
  resized() {
    if (this.map.getContainer().clientWidth > 0) this.map.invalidateSize({ animate: false });
  }

  moved() {
    if (this.map.getContainer().clientWidth === 0) return;
    left.set(this.wanted.id, { center: this.map.getCenter(), zoom: this.map.getZoom() });
    this.wanted.moved(this.box(), this.map.getZoom());
  }

  /** From afar a click comes nearer; from near it asks who is there. @param {{lat: number, lng: number}} at */
  click(at) {
    if (this.map.getZoom() < PEOPLE_FROM)
      return void this.map.setView(at, Math.min(PEOPLE_FROM + 1, this.map.getZoom() + 2));
    const { x, y } = this.map.latLngToContainerPoint(at);
    const northWest = this.map.containerPointToLatLng([x - REACH, y - REACH]);
    const southEast = this.map.containerPointToLatLng([x + REACH, y + REACH]);
    this.wanted.clicked({ west: northWest.lng, south: southEast.lat, east: southEast.lng, north: northWest.lat });
  }

  /** What is on screen. @returns {Box} */
  box() {
    const bounds = this.map.getBounds();
    return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
  }

  /** @param {number} by */
  zoom(by) {
    this.map.setView(this.map.getCenter(), Math.max(9, Math.min(this.wanted.nearest, this.map.getZoom() + by)));
  }

  /** One place near enough to see single people. @param {[number, number]} at */
  show(at) {
    this.map.setView(at, PEOPLE_FROM + 2);
    const { ink } = palette();
    new CircleMarker(at, { pane: "drawing", radius: 16, color: ink, weight: 2, fill: false, interactive: false }).addTo(
      this.map,
    );
  }

  /** @param {boolean} shown */
  showFloods(shown) {
    if (shown) this.flood.addTo(this.map);
    else this.flood.remove();
  }

  /** @param {boolean} shown */
  showRoads(shown) {
    if (shown) this.roads.addTo(this.map);
    else this.roads.remove();
  }

  whole() {
    if (this.wanted.districts.length) this.map.fitBounds(extent(this.wanted.districts));
  }

  close() {
    this.map.remove();
  }
}

/** Leaflet shows an attribution as markup; ours is text. @param {string} text */
function plain(text) {
  const box = document.createElement("span");
  box.textContent = text;
  return new XMLSerializer().serializeToString(box);
}

/** The address form of a box. @param {Box} box */
export const boxText = ({ west, south, east, north }) =>
  [west, south, east, north].map((side) => side.toFixed(6)).join(",");
