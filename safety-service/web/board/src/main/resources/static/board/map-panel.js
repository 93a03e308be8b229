// @ts-check
// The map on a page: everybody of the incident by state. Keyboard and screen reader have the same by the list of those people.
import { effect, html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, getAll } from "/kit/api.js";
import { swatch } from "/kit/flood-layer.js";
import { ProblemNotice } from "/kit/parts.js";
import { go, route } from "/kit/route.js";
import { ATTENTION, GROUPS, GroupBadge, StateMark, groupWord } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary, inRow, language } from "/kit/words.js";
import { facilityWord } from "/phone/safety-words.js";
import { CarShape, dispatchWord } from "./dispatch.js";
import { api, live, page, personPage } from "./incident.js";
import { palette } from "./map-marks.js";
import { MapView, boxText } from "./map-view.js";

const EVERY = 15_000;
const MOST_HERE = 20;

const t = dictionary(
  {
    map: "地図",
    what: "数字は確認済でない人。拡大すると一人ずつ",
    near: "印を選ぶと本人の画面を開きます",
    nearby: "破線で囲んだ印はおおよその位置（町字の代表点）",
    keys: "地図。矢印キーで移動、＋と－で拡大・縮小します。印の内容は「この範囲の名簿」で読めます。",
    closer: "拡大",
    farther: "縮小",
    whole: "市全体",
    list: "この範囲の名簿",
    open: "地図を開く",
    groups: "表示する優先群",
    unlocated: "位置不明 {n} 人",
    hidden: "住所を伏せている {n} 人は地図に出しません",
    failed: "地図の一部を読み込めません",
    here: "ここにいる人",
    hereMore: "ほかにもいます。拡大してください",
    nobody: "ここには人の印がありません",
    close: "閉じる",
    office: "事業所",
    shelter: "避難所",
    outageFrom: "停電 {from} から",
    outageTo: "停電 {from} から {to} まで",
    silent: "報告なし",
    flood: "浸水想定区域",
    counted: "{people} / {capacity} 人",
    closed: "閉鎖",
    floods: "浸水想定区域",
    floodOf: "{name}（{year}年度）{attribution}",
    roads: "道路と水域",
  },
  {
    map: "Map",
    what: "Numbers: not confirmed. Nearer: single people",
    near: "Choose a mark to open the person",
    nearby: "A dashed circle: somewhere in that part of the town",
    keys: "Map. Arrow keys move, + and - come nearer or go farther. “List this part” reads the marks.",
    closer: "Nearer",
    farther: "Farther",
    whole: "Whole city",
    list: "List this part",
    open: "Open the map",
    groups: "Groups shown",
    unlocated: "{n} whose place is unknown",
    hidden: "{n} with a protected address are on no map",
    failed: "Part of the map cannot be loaded",
    here: "People here",
    hereMore: "There are more: come nearer",
    nobody: "Nobody's mark is here",
    close: "Close",
    office: "Office",
    shelter: "Shelter",
    outageFrom: "No power since {from}",
    outageTo: "No power {from} to {to}",
    silent: "not heard",
    flood: "flood area",
    counted: "{people} / {capacity}",
    closed: "closed",
    floods: "Areas that may be flooded",
    floodOf: "{name} ({year}) {attribution}",
    roads: "Roads and water",
  },
);

/** Whom nobody asks about would hide all others: they are shown on wish. */
const ASKED = GROUPS.slice(0, 4);

/**
 * @param {{id: string, large?: boolean, entered?: any, ready?: (view: MapView | undefined) => void, children?: unknown}} props
 *   `ready` hears of the view once it is there, and of its end; `entered` is an outage that was entered just now
 */
export function MapPanel({ id, large = false, entered, ready, children }) {
  const element = useRef(/** @type {HTMLDivElement | null} */ (null));
  const view = useRef(/** @type {MapView | undefined} */ (undefined));
  const known = useRef(/** @type {Known} */ ({ offices: [], shelters: [], outages: [] }));
  const [groups, setGroups] = useState(/** @type {string[]} */ ([...ASKED]));
  const [facts, setFacts] = useState(/** @type {any} */ (undefined));
  const [floods, setFloods] = useState(/** @type {Flood[]} */ ([]));
  const [wet, setWet] = useState(true);
  const [extract, setExtract] = useState(/** @type {{name: string, attribution: string} | undefined} */ (undefined));
  const [paved, setPaved] = useState(true);
  const [box, setBox] = useState("");
  const [zoom, setZoom] = useState(0);
  const [here, setHere] = useState(/** @type {{items: CheckItem[], more: boolean} | undefined} */ (undefined));
  const [left, setLeft] = useState({ unlocated: 0, hidden: 0 });
  const [problem, setProblem] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const [shut, setShut] = useState(/** @type {unknown} */ (undefined));
  const [attempt, setAttempt] = useState(0);
  const [theme, setTheme] = useState(document.documentElement.dataset.theme);

  useEffect(() => {
    let gone = false;
    /** @type {number | undefined} */
    let later;
    const clicked = (/** @type {import("./map-view.js").Box} */ at) =>
      get(api(id, "/checks"), { box: boxText(at), limit: MOST_HERE }).then(
        (answer) => {
          setProblem("");
          if (answer.items.length === 1) go(personPage(id, answer.items[0].personId));
          else setHere({ items: answer.items, more: Boolean(answer.next) });
        },
        (thrown) => setProblem(asProblem(thrown).title),
      );
    void Promise.all([get(api(id, "/map")), getAll("/api/hazards/districts")]).then(
      ([about, districts]) => {
        if (gone || !element.current) return;
        setShut(undefined);
        setFacts(about);
        setLeft(about);
        view.current = new MapView(element.current, {
          id,
          address: api(id, "/map/tiles"),
          groups,
          version: () => live.peek()?.view.peek()?.version ?? 0,
          nearest: about.nearest,
          at: large ? asked() : undefined,
          online: about.online,
          districts,
          failed: setIncomplete,
          clicked,
          moved: (part, near) => (setBox(boxText(part)), setZoom(near)),
        });
        view.current.ground.drawDistricts(districts);
        ready?.(view.current);
      },
      (thrown) => {
        if (gone) return;
        setShut(thrown);
        // A wall has nobody who presses the button.
        later = setTimeout(() => setAttempt(attempt + 1), EVERY);
      },
    );
    return () => {
      gone = true;
      clearTimeout(later);
      ready?.(undefined);
      view.current?.close();
      view.current = undefined;
    };
  }, [id, attempt]);
  useEffect(() => untilRead("/api/hazards/floods", ({ items }) => setFloods(items)), []);
  useEffect(() => untilRead("/api/hazards/ground", ({ items }) => setExtract(items[0])), []);

  // Every change of the board, not every drawing of this panel: two may come between two drawings.
  useEffect(
    () =>
      effect(() => {
        const tiles = live.value?.view.value?.tiles;
        if (tiles) view.current?.people.follow(tiles);
      }),
    [id, facts],
  );
  useEffect(() => view.current?.people.show(groups), [groups]);
  useEffect(() => view.current?.showFloods(wet && floods.length > 0), [wet, floods, facts]);
  useEffect(() => view.current?.showRoads(paved && Boolean(extract)), [paved, extract, facts]);
  useEffect(() => drawPlaces(view.current, known.current), [language.value]);
  useEffect(() => {
    const read = async () => {
      const now = view.current;
      if (!now) return;
      // Who is on no map grows with the roster while the incident opens.
      const [found, about] = await Promise.all([readPlaces(id), get(api(id, "/map"))]);
      if (view.current !== now) return;
      setLeft(about);
      show(found);
    };
    const show = (/** @type {Known} */ found) => {
      Object.assign(known.current, found);
      // The list may know of it a moment later.
      if (entered && !found.outages.some((one) => one.id === entered.id)) known.current.outages = [...found.outages, entered];
      drawPlaces(view.current, known.current);
    };
    const again = () => read().catch(() => undefined);
    if (entered) show(known.current);
    void again();
    const timer = setInterval(() => !document.hidden && again(), EVERY);
    return () => clearInterval(timer);
  }, [id, facts, entered]);
  useEffect(() => {
    const repaint = () => {
      const now = view.current;
      if (!now) return;
      now.people.repaint();
      now.flood.repaint();
      now.roads.repaint();
      now.ground.drawDistricts(now.wanted.districts);
      drawPlaces(now, known.current);
    };
    const seen = new MutationObserver(() => {
      setTheme(document.documentElement.dataset.theme);
      repaint();
    });
    seen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    // Paper takes what is drawn by the end of this event: nothing may wait for the next frame.
    const printing = () => {
      repaint();
      view.current?.ground.finishDrawing();
    };
    addEventListener("beforeprint", printing);
    const size = new ResizeObserver(() => view.current?.resized());
    if (element.current) size.observe(element.current);
    return () => (seen.disconnect(), size.disconnect(), removeEventListener("beforeprint", printing));
  }, []);

  const near = facts && zoom >= facts.peopleFrom;
  return html`<section class="panel map-panel ${large ? "map-large" : ""}" aria-label=${t("map")}>
    <div class="panel-head">
      <h2>${t("map")}</h2><span class="small quiet">${t(near ? "near" : "what")}</span>
      ${!large && html`<a class="button compact" href=${page(id, "/map")}>${t("open")}</a>`}
    </div>
    <div class="map-frame">
      <div class="map" ref=${element} role="application" aria-label=${t("keys")} tabindex="0"></div>
      ${
        shut === undefined
          ? html`<div class="map-keys">
            <button type="button" class="button compact" onClick=${() => view.current?.zoom(1)}>${t("closer")}</button>
            <button type="button" class="button compact" onClick=${() => view.current?.zoom(-1)}>${t("farther")}</button>
            <button type="button" class="button compact" onClick=${() => view.current?.whole()}>${t("whole")}</button>
          </div>`
          : html`<div class="map-shut"><${ProblemNotice} problem=${shut} again=${() => setAttempt(attempt + 1)} /></div>`
      }
      ${here && html`<${Here} id=${id} here=${here} close=${() => setHere(undefined)} />`}
    </div>
    <div class="map-foot">
      <fieldset class="map-groups">
        <legend class="unseen">${t("groups")}</legend>
        ${GROUPS.map(
          (group) => html`<label key=${group} class="map-group">
            <input
              type="checkbox"
              checked=${groups.includes(group)}
              onChange=${(/** @type {any} */ e) =>
                setGroups(e.currentTarget.checked ? [...groups, group] : groups.filter((one) => one !== group))}
            /><${GroupBadge} group=${group} /><span class="unseen">${groupWord(group)}</span>
          </label>`,
        )}
      </fieldset>
      <span class="map-legend small">${ATTENTION.map((state) => html`<${StateMark} key=${state} state=${state} />`)}
        <span class="mark"><${CarShape} /><span>${dispatchWord("outOnly")}</span></span> <span class="quiet">${t("nearby")}</span></span>
      ${floods.length > 0 && html`<${FloodLegend} floods=${floods} shown=${wet} show=${setWet} theme=${theme} />`}
      ${
        extract &&
        html`<span class="map-floods small">
          <label class="map-group"><input type="checkbox" checked=${paved} onChange=${(/** @type {any} */ e) => setPaved(e.currentTarget.checked)} />${t("roads")}</label>
          <span class="quiet">${extract.attribution || extract.name}</span></span>`
      }
      <a class="button compact" href=${page(id, `/people?box=${encodeURIComponent(box)}`)}>${t("list")}</a>
      <span class="small quiet">
        <${Unlocated} id=${id} read=${left.unlocated} />
        ${left.hidden > 0 && t("hidden", { n: left.hidden.toLocaleString() })}
      </span>
      <span class="small problem-text" role="status">${incomplete ? t("failed") : problem}</span>
    </div>
    ${children}
  </section>`;
}

/** How many have no place on any map, by the board's newest word. @param {{id: string, read: number}} props `read` counts until it is there */
function Unlocated({ id, read }) {
  const n = live.value?.view.value?.unlocated ?? read;
  return n > 0 && html`<a href=${page(id, "/people?located=false")}><b>${t("unlocated", { n: n.toLocaleString() })}</b></a> `;
}

/** @typedef {{id: string, name: string, year: number, attribution: string, depths: {number: number, depth: string}[]}} Flood */

/** What the hatching means and whose maps it comes from. @param {{floods: Flood[], shown: boolean, show: (shown: boolean) => void, theme?: string}} props */
function FloodLegend({ floods, shown, show, theme }) {
  const depths = new Map(floods.flatMap((flood) => flood.depths).map(({ number, depth }) => [number, depth]));
  const colour = palette().ink;
  return html`<div class="map-floods small">
    <label class="map-group"><input type="checkbox" checked=${shown} onChange=${(/** @type {any} */ e) => show(e.currentTarget.checked)} />${t("floods")}</label>
    ${
      shown &&
      html`${[...depths]
        .sort(([one], [other]) => one - other)
        .map(
          ([number, depth]) => html`<span key=${`${number} ${theme}`} class="map-depth"><canvas width="24" height="16" aria-hidden="true"
            ref=${(/** @type {HTMLCanvasElement | null} */ el) => swatch(el, number, colour)}></canvas>${depth}</span>`,
        )}
        <span class="quiet">${inRow(floods.map(({ name, year, attribution }) => t("floodOf", { name, year, attribution })))}</span>`
    }
  </div>`;
}

/** Reads what the map can be looked at without, until it is there. @param {string} path @param {(answer: any) => void} take */
function untilRead(path, take) {
  let gone = false;
  /** @type {number | undefined} */
  let later;
  const read = () =>
    get(path).then(
      (answer) => {
        if (!gone) take(answer);
      },
      () => {
        if (!gone) later = setTimeout(read, EVERY);
      },
    );
  void read();
  return () => {
    gone = true;
    clearTimeout(later);
  };
}

/** The place that the address asks for. @returns {[number, number] | undefined} */
function asked() {
  const [lat, lon] = (route.peek().query.get("at") ?? "").split(",").map(Number);
  return lat && lon ? [lat, lon] : undefined;
}

/** Several people at one spot: choose whom. @param {{id: string, here: {items: CheckItem[], more: boolean}, close: () => void}} props */
function Here({ id, here: { items, more }, close }) {
  const first = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => first.current?.focus(), [items]);
  return html`<section class="map-here panel" aria-label=${t("here")} ref=${first} tabindex="-1">
    <div class="panel-head"><h3>${t("here")}</h3>
      <button type="button" class="button compact" onClick=${close}>${t("close")}</button></div>
    ${
      items.length === 0
        ? html`<p class="empty small">${t("nobody")}</p>`
        : html`<ul class="entries">${items.map(
            (item) => html`<li key=${item.personId}><${GroupBadge} group=${item.group} />
              <a href=${personPage(id, item.personId)}>${item.name}</a> <${StateMark} state=${item.state} /></li>`,
          )}</ul>`
    }
    ${more && html`<p class="small quiet panel-more">${t("hereMore")}</p>`}
  </section>`;
}

/** @typedef {{offices: any[], shelters: any[], outages: any[]}} Known */

/** @param {string} id @returns {Promise<Known>} */
async function readPlaces(id) {
  const [offices, shelters, outages] = await Promise.all([
    get(api(id, "/facilities")),
    get(api(id, "/shelters")),
    get(api(id, "/outages")).catch(() => ({ items: [] })),
  ]);
  return { offices: offices.items, shelters: shelters.items, outages: outages.items };
}

/** @param {MapView | undefined} view @param {Known} known */
function drawPlaces(view, { offices, shelters, outages }) {
  if (!view) return;
  view.ground.drawOffices(offices, (office) => [
    `${t("office")} ${office.name}`,
    office.reported ? facilityWord(office.reported.status) : t("silent"),
    office.inFloodArea ? t("flood") : "",
  ]);
  view.ground.drawShelters(shelters, (shelter) => [
    `${t("shelter")} ${shelter.name}`,
    shelter.open ? t("counted", shelter) : t("closed"),
  ]);
  view.ground.drawOutages(outages, view.wanted.districts, (outage) =>
    t(outage.endedAt ? "outageTo" : "outageFrom", {
      from: timeOfDay(outage.startedAt),
      to: timeOfDay(outage.endedAt),
    }),
  );
}
