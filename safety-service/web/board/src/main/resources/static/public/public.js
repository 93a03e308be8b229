// @ts-check
// How far the city has come, without signing in. The numbers are rounded by the server, so that nobody can be found in them.
import { html, render, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { Shell } from "/kit/shell.js";
import { dateAndTime } from "/kit/time.js";
import { dictionary, inRow } from "/kit/words.js";
import { kindWord } from "/phone/safety-words.js";

const EVERY = 60_000;

const t = dictionary(
  {
    title: "安否確認の進み具合",
    lead: "避難の支援が必要な方の安否を、市と事業所が確かめています。",
    off: "いまは公開していません",
    offWhat: "市が公開すると決めたときに、ここに進み具合が出ます。",
    none: "いま開いている災害はありません",
    whole: "市全体 {people} 人のうち {confirmed} 人以上を確認",
    district: "地区",
    people: "対象",
    confirmed: "確認済",
    share: "割合",
    atLeast: "{n} 人以上",
    few: "{k} 人未満",
    asOf: "{at} 時点",
    round:
      "個人が分からないように、{k} 人ごとに切り捨てた数です。人数の少ない地区はまとめています。確認済でない人が危険とは限りません。",
    one: "お一人ずつの安否は、ここにも電話でもお答えできません。",
    csv: "CSV で保存",
    geojson: "GeoJSON で保存",
    emergency: "これは緊急通報ではありません。救急・救助は 119 へ。",
  },
  {
    title: "Progress of the safety check",
    lead: "The city and care offices are checking on people who need help to evacuate.",
    off: "Nothing is published now",
    offWhat: "The progress appears here when the city decides to publish it.",
    none: "No incident is open now",
    whole: "Whole city: at least {confirmed} of {people} people confirmed",
    district: "District",
    people: "People",
    confirmed: "Confirmed",
    share: "Share",
    atLeast: "at least {n}",
    few: "fewer than {k}",
    asOf: "as of {at}",
    round:
      "Rounded down to multiples of {k} so that nobody can be found; districts with few people are shown together. Not confirmed does not mean in danger.",
    one: "How one person is cannot be told here or by telephone.",
    csv: "Save as CSV",
    geojson: "Save as GeoJSON",
    emergency: "This is not an emergency call. For ambulance or rescue dial 119.",
  },
);

/** @typedef {{districts: {id: string, name: string}[], people: number, confirmed: number}} Part */
/** @typedef {{id: string, title: string, kind: string, at: string, roundedTo: number, people: number, confirmed: number, parts: Part[]}} Shown */

function Public() {
  const [items, setItems] = useState(/** @type {Shown[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {import("/kit/api.js").Problem | undefined} */ (undefined));
  const load = () =>
    get("/api/public/incidents").then(
      (answer) => (setItems(answer.items), setProblem(undefined)),
      (thrown) => setProblem(asProblem(thrown)),
    );
  useEffect(() => {
    void load();
    const timer = setInterval(() => !document.hidden && load(), EVERY);
    return () => clearInterval(timer);
  }, []);
  return html`<${Shell} title=${t("title")} heading=${t("title")} home="/public/">
    <div class="page narrow stack">
      <h1>${t("title")}</h1>
      <p>${t("lead")}</p>
      ${problem?.status === 404 && html`<div class="panel empty"><strong>${t("off")}</strong><p>${t("offWhat")}</p></div>`}
      ${problem && problem.status !== 404 && html`<${ProblemNotice} problem=${problem} again=${load} />`}
      ${!items && !problem && html`<div class="panel"><${Loading} rows=${4} /></div>`}
      ${items?.length === 0 && html`<p class="panel empty">${t("none")}</p>`}
      ${items?.map((shown) => html`<${Progress} key=${shown.id} shown=${shown} />`)}
      <p class="small"><b>${t("emergency")}</b> ${t("one")}</p>
    </div>
  <//>`;
}

/** @param {{shown: Shown}} props */
function Progress({ shown }) {
  const { id, title, kind, at, roundedTo: k, parts } = shown;
  const file = (/** @type {string} */ name) => `/api/public/incidents/${encodeURIComponent(id)}/progress.${name}`;
  const counted = (/** @type {number} */ n) => (n === 0 ? t("few", { k }) : t("atLeast", { n: n.toLocaleString() }));
  return html`<section class="panel">
    <div class="panel-head"><h2>${title}</h2><span class="small quiet">${kindWord(kind)} · ${t("asOf", { at: dateAndTime(at) })}</span></div>
    <div class="panel-body stack">
      <p class="public-whole">${t("whole", { people: shown.people.toLocaleString(), confirmed: shown.confirmed.toLocaleString() })}</p>
      <div class="scroll-x" tabindex="0" role="group" aria-label=${t("district")}>
        <table class="table public-table">
          <thead>
            <tr>
              <th scope="col">${t("district")}</th><th scope="col" class="number">${t("people")}</th>
              <th scope="col" class="number">${t("confirmed")}</th><th scope="col">${t("share")}</th>
            </tr>
          </thead>
          <tbody>
            ${parts.map((part) => {
              const name = inRow(part.districts.map((district) => district.name));
              const share = part.people ? Math.floor((20 * part.confirmed) / part.people) * 5 : 0;
              return html`<tr key=${part.districts[0].id}>
                <th scope="row">${name}</th>
                <td class="number">${counted(part.people)}</td>
                <td class="number">${counted(part.confirmed)}</td>
                <td><meter min="0" max="100" value=${share} aria-label="${name} ${share}%"></meter> <span class="small">${share}%</span></td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <p class="small quiet">${t("round", { k })}</p>
      <p class="public-files">
        <a class="button compact" href=${file("csv")} download>${t("csv")}</a>
        <a class="button compact" href=${file("geojson")} download>${t("geojson")}</a>
      </p>
    </div>
  </section>`;
}

render(html`<${Public} />`, /** @type {HTMLElement} */ (document.getElementById("app")));
