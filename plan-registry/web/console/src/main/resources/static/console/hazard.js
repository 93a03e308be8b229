// @ts-check
// What the maps say of water at a home. It advises and decides nothing: a range, the largest flood, the ground and no upper floor.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { dictionary } from "/kit/words.js";
import { WaysFromHome } from "./ways.js";

const t = dictionary(
  {
    title: "自宅の浸水想定",
    INSIDE: "浸水想定区域の中です",
    OUTSIDE: "取り込んだ地図の浸水想定区域の外です",
    NOWHERE: "自宅の位置が登録されていないため、分かりません。",
    NO_MAP: "浸水想定区域の地図が取り込まれていないため、分かりません。",
    HIDDEN: "支援措置の対象者です。限られた担当者だけが見られます。",
    depth: "想定される深さ",
    rivers: "河川",
    unnamed: "河川名なし",
    note: "想定最大規模の洪水で見込まれる深さの範囲です。内水氾濫は含みません。上の階へ逃げられるかは、建物ごとに確かめてください。",
    outsideNote: "区域の外でも、想定を超える雨や内水氾濫で浸水することがあります。",
    source: "出典: {list}",
    roads: "道路と水域: {list}",
    one: "{name}（{year}年度データ）{attribution}",
    map: "自宅のまわりの地図。斜線は浸水想定区域、大きな丸は自宅、番号は避難場所",
    failed: "読み込めませんでした。",
    refuges: "近い指定緊急避難場所（洪水）",
    metres: "直線で約{n}m",
    capacity: "想定収容人数 {n}人",
    wet: "ここも浸水想定区域内（{depth}）",
    noList: "洪水のときの指定緊急避難場所は、まだ取り込まれていません。",
    straight: "道のりではありません。通れる道か、開設されているかを確かめてください。",
  },
  {
    title: "Floods at home",
    INSIDE: "Inside an area that may be flooded",
    OUTSIDE: "Outside every flood area of the maps taken in",
    NOWHERE: "Unknown: nobody has placed the home.",
    NO_MAP: "Unknown: no map of floods was taken in.",
    HIDDEN: "This person is under protection: shown to the restricted desk only.",
    depth: "Depth to be expected",
    rivers: "Rivers",
    unnamed: "not named",
    note: "The range expected in the largest flood. Rain that cannot run off is not in it. Whether an upper floor helps must be seen for each house.",
    outsideNote: "Outside, too, there may be water: more rain than reckoned with, or rain that cannot run off.",
    source: "From: {list}",
    roads: "Roads and water: {list}",
    one: "{name} (data of {year}) {attribution}",
    map: "Map around the home: hatched may be flooded, the large circle is the home, numbers are places to flee to",
    failed: "This could not be loaded.",
    refuges: "The nearest places designated for a flood",
    metres: "about {n} m in a straight line",
    capacity: "for {n} people",
    wet: "may be flooded as well ({depth})",
    noList: "No list of places designated for a flood was taken in yet.",
    straight: "This is no way: see whether one can be walked, and whether the place is open.",
  },
);

/** @typedef {{lat: number, lon: number}} Place */
/** @typedef {{name: string, year: number, attribution: string}} Source */
/** @typedef {{knowledge: "INSIDE" | "OUTSIDE" | "NOWHERE" | "NO_MAP" | "HIDDEN", flood?: {number: number, depth: string, rivers: string[]}, sources: Source[]}} AtHome */

/** @typedef {{name: string, address: string, position: Place, metres: number, capacity?: number, flood?: string}} Refuge */
/** @typedef {{knowledge: "HIDDEN" | "NOWHERE" | "NO_LIST" | "KNOWN", refuges: Refuge[]}} Refuges */

/** @param {{id: string, position?: Place}} props */
export function HazardAtHome({ id, position }) {
  const [home, setHome] = useState(/** @type {AtHome | undefined} */ (undefined));
  const [near, setNear] = useState(/** @type {Refuges | undefined} */ (undefined));
  const [failed, setFailed] = useState(false);
  const [line, setLine] = useState(/** @type {Place[]} */ ([]));
  const [roads, setRoads] = useState("");
  useEffect(() => {
    void get("/api/hazards/ground").then(
      ({ items }) => setRoads(items[0] ? items[0].attribution || items[0].name : ""),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    const of = `/api/persons/${encodeURIComponent(id)}`;
    void Promise.all([get(`${of}/hazards`).then(setHome), get(`${of}/refuges`).then(setNear)]).catch(() => setFailed(true));
  }, [id]);
  const known = home?.knowledge === "INSIDE" || home?.knowledge === "OUTSIDE";
  return html`<section class="panel" aria-labelledby="hazard">
    <div class="panel-head"><h2 id="hazard">${t("title")}</h2></div>
    <div class="panel-body stack">
      ${failed && html`<p role="status">${t("failed")}</p>`}
      ${home && html`<p>${home.knowledge === "INSIDE" ? html`<strong>${t("INSIDE")}</strong>` : t(home.knowledge)}</p>`}
      ${
        home?.flood &&
        html`<dl class="facts">
          <div><dt>${t("depth")}</dt><dd>${home.flood.depth}</dd></div>
          <div><dt>${t("rivers")}</dt><dd>${home.flood.rivers.join("、") || t("unnamed")}</dd></div>
        </dl>`
      }
      ${known && html`<p class="small quiet">${t(home.knowledge === "INSIDE" ? "note" : "outsideNote")}</p>`}
      ${known && html`<p class="small quiet">${t("source", { list: home.sources.map((one) => t("one", one)).join("、") })}</p>`}
      ${near?.knowledge === "NO_LIST" && html`<p class="small quiet">${t("noList")}</p>`}
      ${near?.knowledge === "KNOWN" && html`<${Nearest} refuges=${near.refuges} />`}
      ${known && position && near && html`<${HomeMap} position=${position} refuges=${near.refuges.map((one) => one.position)} line=${line} failed=${() => setFailed(true)} />`}
      ${known && roads && html`<p class="small quiet">${t("roads", { list: roads })}</p>`}
      ${position && home && home.knowledge !== "HIDDEN" && html`<${WaysFromHome} key=${id} id=${id} show=${setLine} />`}
    </div>
  </section>`;
}

/** @param {{refuges: Refuge[]}} props */
function Nearest({ refuges }) {
  return html`<h3>${t("refuges")}</h3>
    <ol>${refuges.map(
      (one) => html`<li key=${one.name}><strong>${one.name}</strong> ${one.address}
        <span class="small quiet"> ${t("metres", { n: one.metres.toLocaleString() })}${one.capacity !== undefined && ` · ${t("capacity", { n: one.capacity.toLocaleString() })}`}</span>
        ${one.flood !== undefined && html` <strong class="small">${t("wet", { depth: one.flood })}</strong>`}</li>`,
    )}</ol>
    <p class="small quiet">${t("straight")}</p>`;
}

/** The map itself comes only when it is needed. @param {{position: Place, refuges: Place[], line: Place[], failed: () => void}} props */
function HomeMap({ position, refuges, line, failed }) {
  const [view, setView] = useState(/** @type {import("./home-map.js").HomeView | undefined} */ (undefined));
  const element = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    /** @type {import("./home-map.js").HomeView | undefined} */
    let map;
    let gone = false;
    void import("./home-map.js")
      .then(({ HomeView }) => {
        if (gone || !element.current) return;
        map = new HomeView(element.current, position, refuges, failed);
        setView(map);
      })
      .catch(failed);
    return () => {
      gone = true;
      map?.close();
    };
  }, [position.lat, position.lon]);
  useEffect(() => view?.drawWay(line), [view, line]);
  return html`<div class="home-map" ref=${element} role="img" aria-label=${t("map")}></div>`;
}
