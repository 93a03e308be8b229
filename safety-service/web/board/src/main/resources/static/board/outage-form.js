// @ts-check
// Enters or changes an outage: districts from the list, or an area drawn on the map or elsewhere and brought as GeoJSON.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, getAll } from "/kit/api.js";
import { Choices, Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { fromLocalInput, incidentNow, localInput } from "/kit/time.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    new: "停電を登録",
    change: "停電を変更",
    area: "範囲",
    city: "市の全域",
    districts: "地区を選ぶ",
    polygon: "図形（GeoJSON）",
    chosen: "{n} 地区を選択",
    geojson: "GeoJSON の Polygon",
    geojsonHint: "地図ソフトの書き出しを貼り付けてください。経度・緯度の順、最初と最後の点は同じです。",
    notJson: "GeoJSON として読めません",
    none: "地区を一つ以上選んでください",
    started: "停電の開始",
    ended: "復旧（見込み。分からなければ空欄）",
    save: "登録する",
    cancel: "やめる",
  },
  {
    new: "Enter an outage",
    change: "Change the outage",
    area: "Area",
    city: "The whole city",
    districts: "Choose districts",
    polygon: "A drawn area (GeoJSON)",
    chosen: "{n} districts chosen",
    geojson: "GeoJSON Polygon",
    geojsonHint: "Paste what a map program exported: longitude first, first and last point the same.",
    notJson: "This cannot be read as GeoJSON",
    none: "Choose at least one district",
    started: "Power out since",
    ended: "Power back (leave empty when nobody knows)",
    save: "Save",
    cancel: "Cancel",
  },
);

/** The polygon in a geometry, a feature or a collection of one. @param {string} text */
function polygonOf(text) {
  const read = JSON.parse(text);
  const geometry = read.features?.[0]?.geometry ?? read.geometry ?? read;
  if (geometry?.type !== "Polygon") throw new Error("no polygon");
  return { type: "Polygon", coordinates: geometry.coordinates };
}

/** @param {any} area */
const ringOf = (area) =>
  area?.type === "POLYGON"
    ? JSON.stringify({ type: "Polygon", coordinates: [area.outline.map((/** @type {any} */ p) => [p.lon, p.lat])] })
    : "";

/** @param {{outage?: any, outline?: {lat: number, lon: number}[], onClose: () => void, send: (body: any) => Promise<unknown>}} props
 *  `outline` is a closed ring that was just drawn */
export function OutageForm({ outage, outline, onClose, send }) {
  const [type, setType] = useState(outline ? "POLYGON" : (outage?.area.type ?? "DISTRICTS"));
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([...(outage?.area.districts ?? [])]));
  const [geojson, setGeojson] = useState(() => ringOf(outline ? { type: "POLYGON", outline } : outage?.area));
  const [started, setStarted] = useState(() => localInput(outage ? Date.parse(outage.startedAt) : incidentNow()));
  const [ended, setEnded] = useState(() => (outage?.endedAt ? localInput(Date.parse(outage.endedAt)) : ""));
  const [districts, setDistricts] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => void getAll("/api/hazards/districts").then(setDistricts, setProblem), []);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setSaid("");
    setProblem(undefined);
    if (type === "DISTRICTS" && chosen.length === 0) return setSaid(t("none"));
    let area;
    try {
      area =
        type === "CITY"
          ? { type }
          : type === "DISTRICTS"
            ? { type, districts: chosen }
            : { type, geometry: polygonOf(geojson) };
    } catch {
      return setSaid(t("notJson"));
    }
    // Whoever leaves the end blank as it was says nothing of it: somebody else may have said it meanwhile.
    const end = ended ? { endedAt: fromLocalInput(ended) } : outage?.endedAt ? { stillOut: true } : {};
    setBusy(true);
    try {
      await send({ area, startedAt: fromLocalInput(started), ...end });
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  const refusal = problem === undefined ? undefined : asProblem(problem);
  return html`<${Dialog} title=${t(outage ? "change" : "new")} onClose=${onClose}>
    <form class="stack form" onSubmit=${submit} novalidate>
      <${Choices}
        legend=${t("area")}
        options=${[
          { value: "DISTRICTS", label: t("districts") },
          { value: "CITY", label: t("city") },
          { value: "POLYGON", label: t("polygon") },
        ]}
        value=${type}
        onChange=${setType}
        problem=${said}
      />
      ${
        type === "DISTRICTS" &&
        html`<${Choices}
        legend=${t("chosen", { n: chosen.length })}
        options=${districts.map((d) => ({ value: d.id, label: d.name }))}
        value=${chosen}
        onChange=${setChosen}
        problem=${refusal?.of("area.districts")}
      />`
      }
      ${
        type === "POLYGON" &&
        html`<${Field}
        tag="textarea"
        label=${t("geojson")}
        hint=${t("geojsonHint")}
        value=${geojson}
        problem=${refusal?.of("area.geometry")}
        onInput=${(/** @type {any} */ e) => setGeojson(e.currentTarget.value)}
      />`
      }
      <${Field}
        label=${t("started")}
        type="datetime-local"
        class="short"
        value=${started}
        problem=${refusal?.of("startedAt")}
        onInput=${(/** @type {any} */ e) => e.currentTarget.value && setStarted(e.currentTarget.value)}
      />
      <${Field}
        label=${t("ended")}
        type="datetime-local"
        class="short"
        value=${ended}
        problem=${refusal?.of("endedAt")}
        onInput=${(/** @type {any} */ e) => setEnded(e.currentTarget.value)}
      />
      ${refusal && html`<${ProblemNotice} problem=${refusal} />`}
      <div class="dialog-acts">
        <button type="button" class="button" onClick=${onClose}>${t("cancel")}</button>
        <button type="submit" class="button primary" disabled=${busy}>${t("save")}</button>
      </div>
    </form>
  <//>`;
}
