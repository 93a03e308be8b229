// @ts-check
// How somebody comes from home to a place to flee to. It advises and decides nothing: nobody has seen the streets of today.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { HAZARDS, hazardWord } from "./words.js";

export const t = dictionary(
  {
    title: "避難経路",
    hazard: "災害",
    by: "移動のしかた",
    FOOT: "徒歩",
    WHEELCHAIR: "車いす",
    search: "道順を調べる",
    places: "行き先",
    drill: "訓練 {title}",
    everyPlace: "指定されたすべての場所（開設は確かめていません）",
    openPlaces: "「{title}」で開設中の{n}か所",
    notOpened: "開設の状況は、災害・訓練の画面に登録されたものです。登録がないあいだは、指定されたすべての場所から探します。",
    working: "道路網を準備しています。初めてのときは1分ほどかかります。",
    way: "{name}まで {metres}m・{minutes}分",
    homeInFlood: "自宅が浸水想定区域の中にあります。水が来る前に出る必要があります。",
    out: "はじめの約{n}mは浸水想定区域の中です",
    leftOut: "候補から外した場所: 浸水想定区域の中 {inFlood}、浸水想定区域を通らないと着けない {throughFlood}、道がつながらない {unreachable}",
    note: "地図の道路だけから求めた目安です。通れるか、開設されているかは分かりません。時間は健康な人の速さで、実際に歩いて確かめてください。",
    unavoided: "浸水想定区域を避けるのは、洪水を選んだときだけです。",
    HIDDEN: "支援措置の対象者です。限られた担当者だけが見られます。",
    NOWHERE: "自宅の位置が登録されていないため、調べられません。",
    NO_MAP: "浸水想定区域の地図が取り込まれていないため、避けて通る道順を調べられません。",
    NO_PLACE: "この災害の指定緊急避難場所がありません。",
    NO_STREETS: "道路のデータ（OpenStreetMap）が取り込まれていないため、調べられません。",
    PREPARING: "道路網の準備がまだ終わりません。しばらくしてから、もう一度お試しください。",
    FAR_FROM_STREETS: "自宅の近くに、この方法で通れる道がありません。",
    NO_WAY: "道のつながる避難場所が見つかりません。",
    NO_DRY_WAY: "浸水想定区域を避けて行ける避難場所が見つかりません。上の階への避難や、早めの移動を検討してください。",
    offer: "経路の案を入れる（{by}）",
    offered: "{name}まで{by}{minutes}分（{metres}m）。{text}",
    offeredOut: "はじめの約{n}mは浸水想定区域の中を通るため、水が来る前に出る。",
  },
  {
    title: "Way to flee",
    hazard: "Hazard",
    by: "How",
    FOOT: "On foot",
    WHEELCHAIR: "By wheelchair",
    search: "Look for ways",
    places: "To",
    drill: "Drill {title}",
    everyPlace: "All that are designated (whether they are open is not known)",
    openPlaces: "The {n} open in “{title}”",
    notOpened: "Which are open is what was registered in an incident. While there is nothing, all that are designated are looked at.",
    working: "Reading the streets. The first time this takes about a minute.",
    way: "{name}: {metres} m, {minutes} min",
    homeInFlood: "The home itself may be flooded: it has to be left before the water comes.",
    out: "The first {n} m or so may be flooded",
    leftOut: "Places left out: may be flooded {inFlood}, only to be reached through the flood {throughFlood}, no street leads there {unreachable}",
    note: "From the streets of the map alone: whether they can be passed and whether the place is open is not known. Times are for healthy people. Walk it to see.",
    unavoided: "Areas that may be flooded are only avoided when the hazard is a flood.",
    HIDDEN: "This person is under protection: shown to the restricted desk only.",
    NOWHERE: "Nobody has placed the home.",
    NO_MAP: "No map of floods was taken in, so no way around the water can be looked for.",
    NO_PLACE: "No place is designated for this hazard.",
    NO_STREETS: "No streets (OpenStreetMap) were taken in.",
    PREPARING: "The streets are not ready yet. Try again in a while.",
    FAR_FROM_STREETS: "No street that can be used is near the home.",
    NO_WAY: "No place was found to which streets lead.",
    NO_DRY_WAY: "No place can be reached around the flood. Consider an upper floor, or leaving early.",
    offer: "Put in a way ({by})",
    offered: "To {name} {by}, {minutes} min ({metres} m). {text}",
    offeredOut: "The first {n} m or so may be flooded: leave before the water comes.",
  },
);

/** @typedef {{lat: number, lon: number}} Place */
/** @typedef {{name: string, metres: number, minutes: number, metresOutOfFlood: number, line: Place[], steps: string[], text: string}} Way */
/** @typedef {{knowledge: "HIDDEN" | "NOWHERE" | "NO_MAP" | "NO_PLACE" | "NO_STREETS" | "PREPARING" | "FAR_FROM_STREETS" | "NO_WAY" | "NO_DRY_WAY" | "KNOWN", homeInFlood: boolean, ways: Way[], leftOut: {inFlood: number, throughFlood: number, unreachable: number}}} Ways */

export const WALKERS = /** @type {const} */ (["FOOT", "WHEELCHAIR"]);
const AGAIN = 1_500;
const TRIES = 60;

/**
 * Asks, and asks again while the streets are being read.
 *
 * @param {string} id @param {string} hazard @param {string} by @param {string[]} [open] names of the places that are open; none means that
 *   nobody knows
 * @returns {Promise<Ways>}
 */
export async function askWays(id, hazard, by, open = []) {
  const query = new URLSearchParams([["hazard", hazard], ["by", by], ...open.map((name) => ["open", name])]);
  const at = `/api/persons/${encodeURIComponent(id)}/ways?${query}`;
  let found = await get(at);
  for (let i = 0; i < TRIES && found.knowledge === "PREPARING"; i++) {
    await new Promise((done) => setTimeout(done, AGAIN));
    found = await get(at);
  }
  return found;
}

/** @typedef {{id: string, title: string, names: string[]}} Opened */

/** Which places are open in the incidents that go on; none where this is not known, or the service that knows it is not there. @returns {Promise<Opened[]>} */
async function opened() {
  const { items } = await get("/api/incidents");
  const going = items.filter((/** @type {any} */ one) => one.state === "OPEN");
  const all = await Promise.all(
    going.map(async (/** @type {any} */ one) => {
      const shelters = await get(`/api/incidents/${encodeURIComponent(one.id)}/shelters`);
      return {
        id: one.id,
        title: one.mode === "DRILL" ? t("drill", one) : one.title,
        names: shelters.items.filter((/** @type {any} */ place) => place.open).map((/** @type {any} */ place) => place.name),
      };
    }),
  );
  return all.filter((one) => one.names.length > 0);
}

/** @param {{id: string, show: (line: Place[]) => void}} props `show` hears of the way to draw */
export function WaysFromHome({ id, show }) {
  const [hazard, setHazard] = useState("FLOOD");
  const [by, setBy] = useState(/** @type {string} */ ("FOOT"));
  const [found, setFound] = useState(/** @type {Ways | undefined} */ (undefined));
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [known, setKnown] = useState(/** @type {Opened[]} */ ([]));
  const [incident, setIncident] = useState("");
  useEffect(() => void opened().then(setKnown, () => undefined), []);
  const search = () => {
    setBusy(true);
    setProblem(undefined);
    setFound(undefined);
    show([]);
    void askWays(id, hazard, by, known.find((one) => one.id === incident)?.names)
      .then((ways) => {
        setFound(ways);
        setChosen(0);
        show(ways.ways[0]?.line ?? []);
      }, setProblem)
      .finally(() => setBusy(false));
  };
  /** @param {number} i @param {Way} way */
  const choose = (i, way) => {
    setChosen(i);
    show(way.line);
  };
  const left = found?.leftOut;
  return html`<h3>${t("title")}</h3>
    <div class="row">
      <${Field} tag="select" label=${t("hazard")} value=${hazard} onChange=${(/** @type {any} */ e) => setHazard(e.currentTarget.value)}>
        ${HAZARDS.map((one) => html`<option key=${one} value=${one}>${hazardWord(one)}</option>`)}
      <//>
      <${Field} tag="select" label=${t("by")} value=${by} onChange=${(/** @type {any} */ e) => setBy(e.currentTarget.value)}>
        ${WALKERS.map((one) => html`<option key=${one} value=${one}>${t(one)}</option>`)}
      <//>
      ${
        known.length > 0 &&
        html`<${Field} tag="select" label=${t("places")} value=${incident} onChange=${(/** @type {any} */ e) => setIncident(e.currentTarget.value)}>
          <option value="">${t("everyPlace")}</option>
          ${known.map((one) => html`<option key=${one.id} value=${one.id}>${t("openPlaces", { title: one.title, n: one.names.length })}</option>`)}
        <//>`
      }
      <button type="button" class="button" disabled=${busy} onClick=${search}>${t("search")}</button>
    </div>
    ${known.length === 0 && html`<p class="small quiet">${t("notOpened")}</p>`}
    <p role="status">${busy ? t("working") : found && found.knowledge !== "KNOWN" && t(found.knowledge)}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    ${found?.homeInFlood && html`<p><strong>${t("homeInFlood")}</strong></p>`}
    ${
      found &&
      found.ways.length > 0 &&
      html`<div class="row" role="group" aria-label=${t("title")}>
          ${found.ways.map(
            (way, i) => html`<button key=${way.name} type="button" class="button compact ${chosen === i ? "primary" : ""}" aria-pressed=${chosen === i} onClick=${() => choose(i, way)}>
              ${t("way", { name: way.name, metres: way.metres.toLocaleString(), minutes: way.minutes })}</button>`,
          )}
        </div>
        ${found.ways[chosen].metresOutOfFlood > 0 && html`<p>${t("out", { n: found.ways[chosen].metresOutOfFlood })}</p>`}
        <ol class="way-steps">${found.ways[chosen].steps.map((step, i) => html`<li key=${i}>${step}</li>`)}</ol>
        <p class="small quiet">${t("note")} ${hazard !== "FLOOD" && t("unavoided")}</p>`
    }
    ${left && left.inFlood + left.throughFlood + left.unreachable > 0 && html`<p class="small quiet">${t("leftOut", left)}</p>`}`;
}

/** A text for a plan; what is there already stays. @param {{person: string, hazards: string[], route?: string, put: (route: string) => void}} props */
export function OfferWay({ person, hazards, route, put }) {
  const now = useRef({ route, put });
  now.current = { route, put }; // The answer may take a minute, in which somebody types on.
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  /** @param {"FOOT" | "WHEELCHAIR"} by */
  const offer = (by) => {
    setBusy(true);
    setSaid(t("working"));
    const hazard = hazards.length === 0 || hazards.includes("FLOOD") ? "FLOOD" : hazards[0];
    void askWays(person, hazard, by)
      .then(
        ({ knowledge, ways }) => {
          setSaid(knowledge === "KNOWN" ? "" : t(knowledge));
          const [best] = ways;
          if (!best) return;
          const out = best.metresOutOfFlood > 0 && t("offeredOut", { n: best.metresOutOfFlood });
          now.current.put([now.current.route, t("offered", { name: best.name, metres: best.metres, minutes: best.minutes, text: best.text, by: t(by) }), out].filter(Boolean).join("\n"));
        },
        (thrown) => setSaid(thrown.title ?? String(thrown)),
      )
      .finally(() => setBusy(false));
  };
  return html`<p class="row">
    ${WALKERS.map((by) => html`<button key=${by} type="button" class="button compact" disabled=${busy} onClick=${() => offer(by)}>${t("offer", { by: t(by) })}</button>`)}
    <span class="small quiet" role="status">${said}</span>
  </p>`;
}
