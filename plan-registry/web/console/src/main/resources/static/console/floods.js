// @ts-check
// Maps of floods: how many people live where the water may come, which maps say so, and taking in another.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { GroupBadge } from "/kit/state.js";
import { dictionary } from "/kit/words.js";
import { Districts } from "./districts.js";
import { GroundExtract } from "./ground.js";
import { MapFile } from "./map-file.js";

const t = dictionary(
  {
    title: "浸水想定",
    lead: "国土数値情報「洪水浸水想定区域」(A31) のシェープファイルを入れたzip、またはGeoJSONを取り込みます。市とその周りだけを残します。",
    homes: "浸水想定区域に住む人",
    group: "優先群",
    people: "人数",
    inside: "区域内",
    depths: "深さごと",
    outside: "区域外",
    nowhere: "位置不明",
    note: "想定最大規模の洪水で見込まれる深さの範囲です。内水氾濫は含まず、上の階のことは分かりません。",
    maps: "取り込んだ地図",
    none: "地図はまだありません。地図がないあいだは、どこが浸水するか何も言えません。",
    item: "{year}年度データ · 地物 {features} 個（市外 {outside}、誤り {faulty}）",
    remove: "削除",
    removeOf: "{name} を削除",
    removeSure: "{name} を削除しますか。同じファイルをもう一度取り込めば元に戻せます。",
    take: "地図を取り込む",
    file: "地図のファイル（zip、GeoJSON）",
    name: "名称（空欄ならファイル名）",
    year: "データ年度（西暦）",
    attribution: "出典の表示",
    look: "内容を確かめる",
    go: "この内容で取り込む",
    whole: "1つでも誤りがあれば何も取り込まない",
    working: "読み取り中です。大きな地図では1分ほどかかります。",
    looked: "確かめた結果（まだ何も変わっていません）: 地物 {features} 個、市外 {outside}、誤り {faulty}",
    taken: "取り込みました: 地物 {features} 個、市外 {outside}、誤り {faulty}",
    known: "同じファイルはすでに取り込まれています。何も変わっていません。",
    faults: "使えない地物",
    feature: "地物",
    field: "項目",
    what: "内容",
    found: "値",
  },
  {
    title: "Floods",
    lead: "Takes in a ZIP of shapefiles of A31 (the state's maps of floods) or GeoJSON; what lies in and around the city is kept.",
    homes: "People who live where the water may come",
    group: "Group",
    people: "People",
    inside: "Inside",
    depths: "By depth",
    outside: "Outside",
    nowhere: "Place unknown",
    note: "Ranges expected in the largest flood. Rain that cannot run off is not in them, and nothing is known of upper floors.",
    maps: "Maps taken in",
    none: "There is no map yet. Without one nothing can be said of any place.",
    item: "Data of {year} · {features} features ({outside} outside, {faulty} wrong)",
    remove: "Remove",
    removeOf: "Remove {name}",
    removeSure: "Remove {name}? Taking the same file in again brings it back.",
    take: "Take in a map",
    file: "The map (ZIP, GeoJSON)",
    name: "Name (else the file's)",
    year: "Year of the data",
    attribution: "Attribution",
    look: "Look at it",
    go: "Take it in",
    whole: "Take nothing in unless every feature is right",
    working: "Reading. A large map takes about a minute.",
    looked: "What it would do (nothing has changed yet): {features} features, {outside} outside, {faulty} wrong",
    taken: "Taken in: {features} features, {outside} outside, {faulty} wrong",
    known: "The same file was taken in before. Nothing has changed.",
    faults: "Features that are left out",
    feature: "Feature",
    field: "Field",
    what: "What is wrong",
    found: "Found",
  },
);

export function Floods() {
  const [maps, setMaps] = useState(/** @type {any[] | undefined} */ (undefined));
  const [homes, setHomes] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    Promise.all([get("/api/hazards/floods"), get("/api/statistics/floods")]).then(([all, figures]) => {
      setMaps(all.items);
      setHomes(figures);
      setProblem(undefined);
    }, setProblem);
  useEffect(() => void load(), []);
  /** @param {any} map */
  const remove = (map) => {
    if (confirm(t("removeSure", map))) void call("DELETE", `/api/hazards/floods/${map.id}`).then(load, setProblem);
  };
  return html`
    <h1>${t("title")}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!maps && problem === undefined && html`<${Loading} rows=${6} />`}
    ${maps && maps.length > 0 && homes && html`<${Homes} groups=${homes.groups} />`}
    ${
      maps &&
      html`<section class="panel">
        <div class="panel-head"><h2>${t("maps")}</h2></div>
        <div class="panel-body">
          ${
            maps.length === 0
              ? html`<p>${t("none")}</p>`
              : html`<ul class="versions">${maps.map(
                  (map) => html`<li key=${map.id}><strong>${map.name}</strong>
                    <span class="small quiet">${t("item", map)} ${map.attribution}</span>
                    <button type="button" class="button compact" aria-label=${t("removeOf", map)} onClick=${() => remove(map)}>${t("remove")}</button></li>`,
                )}</ul>`
          }
        </div>
      </section>`
    }
    <${Take} done=${load} />
    <${GroundExtract} />
    <${Districts} />
  `;
}

/** @param {{groups: any[]}} props */
function Homes({ groups }) {
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("homes")}</h2></div>
    <div class="panel-body stack">
      <div class="scroll-x" tabindex="0" role="region" aria-label=${t("homes")}>
        <table class="table">
          <thead><tr><th>${t("group")}</th><th>${t("people")}</th><th>${t("inside")}</th><th>${t("depths")}</th><th>${t("outside")}</th><th>${t("nowhere")}</th></tr></thead>
          <tbody>
            ${groups.map((one) => {
              const inside = one.inside.reduce((/** @type {number} */ sum, /** @type {any} */ depth) => sum + depth.people, 0);
              return html`<tr key=${one.group}>
                <td><${GroupBadge} group=${one.group} word=${true} /></td>
                <td class="number">${one.people.toLocaleString()}</td>
                <td class="number"><strong>${inside.toLocaleString()}</strong></td>
                <td>${one.inside.map((/** @type {any} */ depth) => `${depth.depth} ${depth.people.toLocaleString()}`).join("、")}</td>
                <td class="number">${one.outside.toLocaleString()}</td>
                <td class="number">${one.nowhere.toLocaleString()}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <p class="small quiet">${t("note")}</p>
    </div>
  </section>`;
}

/** @param {{done: () => void}} props */
function Take({ done }) {
  const [whole, setWhole] = useState(false);
  return html`<section class="stack">
    <h2>${t("take")}</h2>
    <p class="quiet">${t("lead")}</p>
    <${MapFile}
      t=${t}
      address="/api/hazards/floods"
      accept=".zip,.geojson,.json"
      fields=${{
        year: { type: "number", inputmode: "numeric", class: "short", required: true },
        name: { maxlength: "200" },
        attribution: { maxlength: "200" },
      }}
      wish=${{ allOrNothing: String(whole) }}
      map=${(/** @type {any} */ answer) => answer.map}
      more=${(/** @type {any} */ answer) => answer.faults.length > 0 && html`<${Faults} faults=${answer.faults} />`}
      primary=${true}
      done=${done}
    >
      <label class="check"><input type="checkbox" checked=${whole} onChange=${(/** @type {any} */ e) => setWhole(e.currentTarget.checked)} /> ${t("whole")}</label>
    <//>
  </section>`;
}

/** @param {{faults: any[]}} props */
function Faults({ faults }) {
  return html`<h3>${t("faults")}</h3>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${t("faults")}>
      <table class="table">
        <thead><tr><th>${t("feature")}</th><th>${t("field")}</th><th>${t("what")}</th><th>${t("found")}</th></tr></thead>
        <tbody>
          ${faults.map(
            (one, i) => html`<tr key=${i}>
              <td>${one.file} <span class="number">${one.feature}</span></td><td>${one.field}</td><td>${one.message}</td><td>${one.found}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
