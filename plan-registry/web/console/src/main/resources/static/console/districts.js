// @ts-check
// The districts of the city, without which nobody can be entered: which there are, and taking in a map of all of them.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { getAll } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";
import { MapBefore, MapFile } from "./map-file.js";

/** @typedef {{id: string, name: string}} District */

export const DISTRICTS = "/api/hazards/districts";

const t = dictionary(
  {
    title: "地区",
    lead: "市のすべての地区（町会、大字など）を入れた GeoJSON を取り込みます。地図はまとめて入れ替わり、なくなる地区に対象者か事業所がいるときは何も変えません。",
    none: "地区はまだありません。対象者も事業所も、地区を取り込むまで登録できません。",
    list: "登録されている地区（{n}）",
    file: "地区の地図のファイル（GeoJSON）",
    code: "コードの属性名（空欄なら id、code、KEY_CODE など）",
    name: "名称の属性名（空欄なら name、地区名、S_NAME など）",
    look: "地区の地図を確かめる",
    go: "この地区を取り込む",
    working: "読み取り中です。",
    looked: "確かめた結果（まだ何も変わっていません）: 全{districts}地区、新しい {added}、変わる {changed}、なくなる {removed}",
    taken: "取り込みました: 全{districts}地区、新しい {added}、変わった {changed}、なくなった {removed}",
    known: "登録されている{districts}地区と同じです。何も変わりません。",
    gone: "なくなる地区: {list}",
    back: "前の地区に戻す",
    backSure: "今の地区の地図を、この前のものに戻しますか。もう一度押すと今のものに戻ります。なくなる地区に対象者か事業所がいるときは何も変えません。",
    backDone: "前の地区に戻しました。",
    holes: "中の空いた範囲が{n}か所あります。塗りつぶして描きます。",
  },
  {
    title: "Districts",
    lead: "Takes in GeoJSON with every district of the city. The map takes the place of the one before as a whole; nothing changes while people or offices are registered in a district that would be gone.",
    none: "There is no district yet. Until there are, neither people nor offices can be entered.",
    list: "Districts that are registered ({n})",
    file: "The map of districts (GeoJSON)",
    code: "Field of the code (else id, code, KEY_CODE …)",
    name: "Field of the name (else name, S_NAME …)",
    look: "Look at the map of districts",
    go: "Take these districts in",
    working: "Reading.",
    looked: "What it would do (nothing has changed yet): {districts} districts, {added} new, {changed} changed, {removed} gone",
    taken: "Taken in: {districts} districts, {added} new, {changed} changed, {removed} gone",
    known: "Just the {districts} districts that are registered. Nothing changes.",
    gone: "Gone: {list}",
    back: "Bring back the districts before",
    backSure: "Bring back the map of districts before this one? A second time brings this one back. Nothing changes while people or offices are registered in a district that would be gone.",
    backDone: "The districts before are back.",
    holes: "{n} holes are drawn filled.",
  },
);

/** All of them by name, in the order of their codes. @returns {Promise<District[]>} */
export const allDistricts = () => getAll(DISTRICTS, { limit: 1000 });

/** All of them, once they are known. @returns {District[]} */
export function useDistricts() {
  const [all, setAll] = useState(/** @type {District[]} */ ([]));
  useEffect(() => void allDistricts().then(setAll, () => {}), []);
  return all;
}

export function Districts() {
  const [all, setAll] = useState(/** @type {District[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => allDistricts().then((found) => (setAll(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  return html`<section class="stack" aria-labelledby="districts">
    <h2 id="districts">${t("title")}</h2>
    <p class="quiet">${t("lead")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${all && all.length === 0 && html`<p class="notice">${t("none")}</p>`}
    ${
      all &&
      all.length > 0 &&
      html`<details>
        <summary>${t("list", { n: all.length })}</summary>
        <ul>${all.map((one) => html`<li key=${one.id}>${one.name} <span class="small quiet">${one.id}</span></li>`)}</ul>
      </details>`
    }
    <${MapFile}
      t=${t}
      address=${DISTRICTS}
      accept=".geojson,.json"
      readBy=${true}
      fields=${{ code: { maxlength: "100", autocomplete: "off" }, name: { maxlength: "100", autocomplete: "off" } }}
      map=${(/** @type {any} */ answer) => ({ ...answer, removed: answer.removed.length })}
      more=${(/** @type {any} */ answer) => html`<${Beside} answer=${answer} />`}
      done=${load}
    />
    ${all && all.length > 0 && html`<${MapBefore} t=${t} address=${DISTRICTS} done=${load} />`}
  </section>`;
}

/** @param {{answer: {removed: District[], holes: number}}} props */
function Beside({ answer }) {
  return html`${answer.removed.length > 0 && html`<p>${t("gone", { list: answer.removed.map((one) => one.name).join("、") })}</p>`}
    ${answer.holes > 0 && html`<p class="small quiet">${t("holes", { n: answer.holes })}</p>`}`;
}

/** Says on pages where people are entered that nobody can be yet. */
export function NoDistricts() {
  const [none, setNone] = useState(false);
  useEffect(() => void allDistricts().then((all) => setNone(all.length === 0), () => {}), []);
  return none && html`<p class="notice"><span>${t("none")} <a href="#/floods">${t("title")}</a></span></p>`;
}
