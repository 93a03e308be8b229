// @ts-check
// A home on the map with the water around it. To look at, not to walk about in.
import { CircleMarker, LatLngBounds, LayerGroup, Map, Polygon, Polyline } from "/kit/vendor/map-all.js";
import { getAll } from "/kit/api.js";
import { FloodLayer } from "/kit/flood-layer.js";
import { GroundLayer } from "/kit/ground-layer.js";

const NEAR = 15;

/** @param {string} name */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class HomeView {
  /** @param {HTMLElement} element @param {{lat: number, lon: number}} home @param {{lat: number, lon: number}[]} refuges @param {() => void} failed without the water a map would look dry */
  constructor(element, { lat, lon }, refuges, failed) {
    this.map = new Map(element, {
      zoomControl: false,
      attributionControl: false,
      dragging: false,
      scrollWheelZoom: false,
      doubleClickZoom: false,
      boxZoom: false,
      touchZoom: false,
      keyboard: false,
      zoomAnimation: false,
      fadeAnimation: false,
    });
    this.map.createPane("roads").style.zIndex = "320";
    this.map.createPane("flood").style.zIndex = "350";
    this.map.createPane("way").style.zIndex = "390";
    const all = new LatLngBounds([[lat, lon], ...refuges.map((at) => /** @type {[number, number]} */ ([at.lat, at.lon]))]);
    this.map.fitBounds(all, { maxZoom: NEAR, padding: [36, 36] });
    this.districts = new LayerGroup().addTo(this.map);
    this.way = new LayerGroup().addTo(this.map);
    this.roads = new GroundLayer({
      pane: "roads",
      colours: () => ({ water: colour("--water"), road: colour("--road") }),
      failed: () => undefined, // roads only help to find one's way about; the water does not hang on them
    });
    this.roads.addTo(this.map);
    this.flood = new FloodLayer({ pane: "flood", colour: () => colour("--ink"), failed });
    this.flood.addTo(this.map);
    new CircleMarker([lat, lon], {
      radius: 9,
      color: colour("--accent"),
      weight: 4,
      fillColor: colour("--surface"),
      fillOpacity: 1,
      interactive: false,
    }).addTo(this.map);
    this.drawDistricts();
    refuges.forEach((at, i) => this.drawRefuge(at, i + 1));
    this.seen = new MutationObserver(() => {
      this.roads.repaint();
      this.flood.repaint();
    });
    this.seen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  }

  /** By the number it has in the list. @param {{lat: number, lon: number}} at @param {number} number */
  drawRefuge(at, number) {
    const text = document.createElement("span");
    text.textContent = String(number);
    new CircleMarker([at.lat, at.lon], { radius: 4, color: colour("--ink"), weight: 2, interactive: false })
      .bindTooltip(text, { permanent: true, direction: "top", interactive: false })
      .addTo(this.map);
  }

  /** The way somebody goes, or none. @param {{lat: number, lon: number}[]} line */
  drawWay(line) {
    this.way.clearLayers();
    if (line.length < 2) return;
    const points = line.map((at) => /** @type {[number, number]} */ ([at.lat, at.lon]));
    for (const [weight, name] of /** @type {const} */ ([
      [8, "--surface"],
      [4, "--accent"],
    ]))
      new Polyline(points, { pane: "way", color: colour(name), weight, interactive: false }).addTo(this.way);
    this.map.fitBounds(new LatLngBounds(points), { maxZoom: NEAR, padding: [36, 36] });
  }

  drawDistricts() {
    void getAll("/api/hazards/districts").then(
      (districts) => {
        for (const district of districts)
          new Polygon(
            [district.outline, ...(district.more ?? [])].map((ring) => [
              ring.map((/** @type {{lat: number, lon: number}} */ at) => [at.lat, at.lon]),
            ]),
            { color: colour("--line-strong"), weight: 1, fill: false, interactive: false },
          ).addTo(this.districts);
      },
      () => undefined,
    );
  }

  close() {
    this.seen.disconnect();
    this.map.remove();
  }
}
