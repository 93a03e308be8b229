// @ts-check
// Roads and water from OpenStreetMap: which extract they are from, and taking in another.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, get } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { MapBefore, MapFile } from "./map-file.js";

const t = dictionary(
  {
    title: "道路と水域（OpenStreetMap）",
    lead: "OpenStreetMap の抽出データ（.osm.pbf、.osm）から、市とその周りの道路と水域を取り込みます。地図に描き、避難経路を探すのに使います。取り込むと、これまでのものと入れ替わります。",
    none: "まだありません。地図に道路は描かれず、避難経路は探せません。",
    item: "道路 {roads} 本、水域 {waters} 件（岸が欠けていて使えない水域 {incomplete}）",
    remove: "削除",
    removeOf: "{name} を削除",
    removeSure: "{name} を削除しますか。「前の道路と水域に戻す」で元に戻せます。",
    back: "前の道路と水域に戻す",
    backSure: "道路と水域を、この前のものに戻しますか。もう一度押すと今のものに戻ります。",
    backDone: "前の道路と水域に戻しました。",
    file: "OpenStreetMap のファイル（.osm.pbf、.osm）",
    attribution: "出典の表示（空欄なら © OpenStreetMap contributors）",
    look: "道路と水域を確かめる",
    go: "この道路と水域を取り込む",
    working: "読み取り中です。都道府県の大きさのファイルでは数分かかります。",
    looked: "確かめた結果（まだ何も変わっていません）: 道路 {roads} 本、水域 {waters} 件",
    taken: "取り込みました: 道路 {roads} 本、水域 {waters} 件",
    known: "同じファイルがすでに取り込まれています。何も変わっていません。",
  },
  {
    title: "Roads and water (OpenStreetMap)",
    lead: "Takes in roads and water in and around the city from an extract of OpenStreetMap (.osm.pbf, .osm). They are drawn on maps and used to look for ways; an extract takes the place of the one before.",
    none: "There are none yet. Maps show no roads, and no ways can be looked for.",
    item: "{roads} roads, {waters} waters ({incomplete} left out, since their bank is incomplete)",
    remove: "Remove",
    removeOf: "Remove {name}",
    removeSure: "Remove {name}? “Bring back the one before” undoes it.",
    back: "Bring back the one before",
    backSure: "Bring back the roads and water before these? A second time brings these back.",
    backDone: "The roads and water before are back.",
    file: "The extract (.osm.pbf, .osm)",
    attribution: "Attribution (else © OpenStreetMap contributors)",
    look: "Look at roads and water",
    go: "Take in these roads and water",
    working: "Reading. A file as large as a prefecture takes some minutes.",
    looked: "What it would do (nothing has changed yet): {roads} roads, {waters} waters",
    taken: "Taken in: {roads} roads, {waters} waters",
    known: "The same file was taken in before. Nothing has changed.",
  },
);

const ADDRESS = "/api/hazards/ground";

export function GroundExtract() {
  const [extract, setExtract] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    get(ADDRESS).then((found) => {
      setExtract(found.items[0] ?? null);
      setProblem(undefined);
    }, setProblem);
  useEffect(() => void load(), []);
  const remove = () => {
    if (confirm(t("removeSure", extract))) void call("DELETE", `${ADDRESS}/${extract.id}`).then(load, setProblem);
  };
  return html`<section class="stack">
    <h2>${t("title")}</h2>
    <p class="quiet">${t("lead")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${extract === null && html`<p>${t("none")}</p>`}
    ${
      extract &&
      html`<p><strong>${extract.name}</strong> <span class="small quiet">${t("item", extract)} ${extract.attribution}</span>
        <button type="button" class="button compact" aria-label=${t("removeOf", extract)} onClick=${remove}>${t("remove")}</button></p>`
    }
    <${MapFile}
      t=${t}
      address=${ADDRESS}
      accept=".pbf,.osm"
      fields=${{ attribution: { maxlength: "200" } }}
      map=${(/** @type {any} */ answer) => answer.extract}
      done=${load}
    />
    ${extract !== undefined && html`<${MapBefore} t=${t} address=${ADDRESS} done=${load} />`}
  </section>`;
}
