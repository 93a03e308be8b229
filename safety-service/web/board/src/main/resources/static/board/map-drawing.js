// @ts-check
// An area drawn corner by corner: a click puts one where the pointer is, Enter puts one under the cross in the middle.
import { CircleMarker, Polygon, canvas } from "/kit/vendor/map-all.js";
import { palette } from "./map-marks.js";

export class Drawing {
  /** @param {import("./map-view.js").MapView} view @param {(corners: [number, number][]) => void} changed */
  constructor(view, changed) {
    this.view = view;
    this.changed = changed;
    /** @type {[number, number][]} */
    this.corners = [];
    const colours = palette();
    this.renderer = canvas({ pane: "drawing" });
    this.style = {
      renderer: this.renderer,
      color: colours.accent,
      weight: 3,
      fillColor: colours.accent,
      fillOpacity: 0.15,
      interactive: false,
    };
    this.shape = new Polygon([], this.style).addTo(view.map);
    /** @type {CircleMarker[]} */
    this.dots = [];
    this.cross = document.createElement("div");
    this.cross.className = "map-cross";
    this.cross.setAttribute("aria-hidden", "true");
    const container = view.map.getContainer();
    container.append(this.cross);
    this.onClick = (/** @type {any} */ event) => this.add([event.latlng.lat, event.latlng.lng]);
    this.onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        const { lat, lng } = view.map.getCenter();
        this.add([lat, lng]);
      } else if (event.key === "Backspace") {
        event.preventDefault();
        this.undo();
      }
    };
    view.drawing = true;
    view.map.doubleClickZoom.disable();
    view.map.on("click", this.onClick);
    container.addEventListener("keydown", this.onKey);
    container.classList.add("map-drawing");
    container.focus({ preventScroll: true });
  }

  /** @param {[number, number]} corner */
  add(corner) {
    this.corners = [...this.corners, corner];
    this.redraw();
  }

  undo() {
    this.corners = this.corners.slice(0, -1);
    this.redraw();
  }

  redraw() {
    this.shape.setLatLngs(this.corners);
    for (const dot of this.dots) dot.remove();
    this.dots = this.corners.map((corner) =>
      new CircleMarker(corner, { ...this.style, radius: 4, fillOpacity: 1 }).addTo(this.view.map),
    );
    this.changed(this.corners);
  }

  /** No more corners; the area stays to be seen. */
  finish() {
    this.view.drawing = false;
    this.view.map.doubleClickZoom.enable();
    this.view.map.off("click", this.onClick);
    const container = this.view.map.getContainer();
    container.removeEventListener("keydown", this.onKey);
    container.classList.remove("map-drawing");
    this.cross.remove();
  }

  close() {
    this.finish();
    this.shape.remove();
    for (const dot of this.dots) dot.remove();
  }
}
