// @ts-check
// The large map: where an area is drawn, entered as an outage, or asked about before it happens.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, newId, post } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { fromLocalInput, incidentNow, localInput } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { api, incident } from "./incident.js";
import { Foretold, Prospects } from "./look-ahead.js";
import { Drawing } from "./map-drawing.js";
import { MapPanel } from "./map-panel.js";
import { OutageForm } from "./outage-form.js";

const HOURS_AHEAD = 4;
const HOUR = 3_600_000;

const t = dictionary(
  {
    draw: "範囲を描く",
    how: "地図を押すと角が一つ増えます。キーボードでは矢印キーで地図を動かし、Enter で中央の十字に角を置きます。",
    undo: "一つ戻す",
    done: "描き終える",
    cancel: "やめる",
    corners: "角 {n} 個",
    corner: "角 {n}：北緯 {lat} 東経 {lon}",
    few: "角が三つ以上必要です",
    drawn: "描いた範囲",
    declare: "停電として登録…",
    ask: "停電したらどうなるか（{h} 時間先まで）",
    again: "描き直す",
    clear: "消す",
    saved: "停電を登録しました",
  },
  {
    draw: "Draw an area",
    how: "Each click adds a corner. By keyboard: arrow keys move the map, Enter puts a corner at the cross in the middle.",
    undo: "Take one back",
    done: "Finish",
    cancel: "Cancel",
    corners: "{n} corners",
    corner: "corner {n}: {lat} north, {lon} east",
    few: "It takes three corners or more",
    drawn: "The area you drew",
    declare: "Enter as an outage…",
    ask: "What if the power went? ({h} hours ahead)",
    again: "Draw again",
    clear: "Clear",
    saved: "The outage is entered",
  },
);

/** @param {{id: string}} props */
export function MapPage({ id }) {
  const [view, setView] = useState(/** @type {import("./map-view.js").MapView | undefined} */ (undefined));
  const [drawing, setDrawing] = useState(/** @type {Drawing | undefined} */ (undefined));
  const [corners, setCorners] = useState(/** @type {[number, number][]} */ ([]));
  const [finished, setFinished] = useState(false);
  const [said, setSaid] = useState("");
  const [form, setForm] = useState("");
  const [entered, setEntered] = useState(/** @type {any} */ (undefined));
  const [answer, setAnswer] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const acts = actsAtDesk(me.value) && incident.value?.state !== "CLOSED";
  useEffect(() => () => drawing?.close(), [drawing]);

  const begin = () => {
    if (!view) return;
    reset();
    setDrawing(
      new Drawing(view, (points) => {
        setCorners(points);
        const last = points[points.length - 1];
        setSaid(
          last
            ? t("corner", { n: points.length, lat: last[0].toFixed(4), lon: last[1].toFixed(4) })
            : t("corners", { n: 0 }),
        );
      }),
    );
  };
  const reset = () => {
    setDrawing(undefined);
    setCorners([]);
    setFinished(false);
    setSaid("");
    setAnswer(undefined);
    setProblem(undefined);
  };
  const finish = () => {
    if (corners.length < 3) return setSaid(t("few"));
    drawing?.finish();
    setFinished(true);
    setSaid(t("drawn"));
  };
  const geometry = {
    type: "Polygon",
    coordinates: [[...corners, corners[0]].filter(Boolean).map(([lat, lon]) => [lon, lat])],
  };
  const ask = () =>
    post(api(id, "/what-if"), {
      area: { type: "POLYGON", geometry },
      from: fromLocalInput(localInput(incidentNow())),
      until: fromLocalInput(localInput(incidentNow() + HOURS_AHEAD * HOUR)),
    }).then((foretold) => (setAnswer(foretold), setProblem(undefined)), setProblem);
  const button = (/** @type {string} */ word, /** @type {() => void} */ act, kind = "") =>
    html`<button type="button" class="button compact ${kind}" onClick=${act}>${word}</button>`;
  return html`<div class="page stack map-page">
    <h1 class="unseen">${t("draw")}</h1>
    <${MapPanel} id=${id} large ready=${setView} entered=${entered}>
      ${
        acts &&
        html`<div class="map-tools">
          ${!drawing && button(t("draw"), begin, "primary")}
          ${drawing && !finished && html`${button(t("done"), finish, "primary")} ${button(t("undo"), () => drawing.undo())} ${button(t("cancel"), reset)}`}
          ${
            finished &&
            html`<b>${t("drawn")}</b> <span class="small quiet">${t("corners", { n: corners.length })}</span>
              ${button(t("ask", { h: HOURS_AHEAD }), ask, "primary")} ${button(t("declare"), () => setForm(newId()))}
              ${button(t("again"), begin)} ${button(t("clear"), reset)}`
          }
          ${drawing && !finished && html`<span class="small quiet">${t("how")}</span>`}
          <span class="small" role="status">${said}</span>
        </div>`
      }
    <//>
    ${problem !== undefined && html`<${ProblemNotice} problem=${asProblem(problem)} />`}
    ${answer && html`<section class="panel" role="status"><${Foretold} answer=${answer} /></section>`}
    ${answer?.items.length > 0 && html`<section class="panel"><${Prospects} id=${id} answer=${answer} /></section>`}
    ${
      form &&
      html`<${OutageForm}
        outline=${[...corners, corners[0]].map(([lat, lon]) => ({ lat, lon }))}
        onClose=${() => setForm("")}
        send=${(/** @type {any} */ body) =>
          post(api(id, "/outages"), { ...body, id: form }).then((outage) => {
            setForm("");
            reset();
            setEntered(outage);
            setSaid(t("saved"));
          })}
      />`
    }
  </div>`;
}
