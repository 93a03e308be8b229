// @ts-check
// Latitude and longitude of a home, and the map to point at it, which comes only when it is asked for.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    open: "地図で位置を選ぶ",
    map: "位置を選ぶ地図。押した所の緯度・経度が入ります",
    failed: "地図を読み込めませんでした。緯度・経度を入力してください。",
  },
  {
    open: "Choose the place on a map",
    map: "Map to choose a place: pressing fills in latitude and longitude",
    failed: "The map could not be loaded. Type latitude and longitude.",
  },
);

/** @typedef {{lat: number, lon: number}} Place */

/** @param {{place: Place | undefined, district: string | undefined, choose: (place: Place) => void}} props */
export function PlaceField({ place, district, choose }) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(/** @type {any} */ e) => setOpen(e.currentTarget.open)}>
    <summary>${t("open")}</summary>
    ${open && html`<${Pointing} place=${place} district=${district} choose=${choose} />`}
  </details>`;
}

/** @param {{place: Place | undefined, district: string | undefined, choose: (place: Place) => void}} props */
function Pointing({ place, district, choose }) {
  const element = useRef(/** @type {HTMLDivElement | null} */ (null));
  const view = useRef(/** @type {import("./place-map.js").PlaceMap | undefined} */ (undefined));
  const chosen = useRef(choose);
  chosen.current = choose;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    void import("./place-map.js")
      .then(({ PlaceMap }) => {
        if (!gone && element.current) view.current = new PlaceMap(element.current, place, district, (at) => chosen.current(at));
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      view.current?.close();
    };
  }, []);
  useEffect(() => view.current?.show(place), [place?.lat, place?.lon]);
  useEffect(() => view.current?.lookAt(district), [district]);
  return failed
    ? html`<p role="status">${t("failed")}</p>`
    : html`<div class="home-map" ref=${element} role="group" aria-label=${t("map")}></div>`;
}
