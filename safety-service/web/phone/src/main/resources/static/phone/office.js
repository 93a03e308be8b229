// @ts-check
// One's own office in the incident: what it told the city last, what the city asks of it, and the form.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, post } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { incident } from "./clients.js";
import { OfficeForm, standing } from "./office-form.js";
import { facilityWord } from "./safety-words.js";

const t = dictionary(
  {
    title: "事業所の状況",
    back: "一覧へ戻る",
    last: "前回の報告（{at}）",
    asked: "市からのお願い（{at}）: 大雨の前に、サービスの縮小・休止をお願いします。",
    none: "あなたの事業所は登録されていません",
  },
  {
    title: "Our office",
    back: "Back to the list",
    last: "Last report ({at})",
    asked: "The city asks ({at}): please reduce or close your services before the heavy rain.",
    none: "Your office is not registered",
  },
);

export function Office() {
  const now = incident.value;
  const [offices, setOffices] = useState(/** @type {any[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const path = `/api/incidents/${encodeURIComponent(now?.id ?? "")}/facilities`;
  const load = () => get(path).then((answer) => (setOffices(answer.items), setProblem(undefined)), setProblem);
  useEffect(() => {
    if (now) void load();
  }, [now?.id]);
  const office = offices?.[0];
  return html`<div class="stack">
    <p><a href="#/">${t("back")}</a></p>
    <h1>${t("title")}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!offices && problem === undefined && html`<${Loading} rows=${4} />`}
    ${offices && !office && html`<p class="empty">${t("none")}</p>`}
    ${
      office &&
      html`
      <p><b>${office.name}</b></p>
      ${office.askedAt && !office.answered && html`<div class="notice wait"><div>${t("asked", { at: timeOfDay(office.askedAt) })}</div></div>`}
      ${office.reported && html`<p class="quiet">${t("last", { at: timeOfDay(office.reportedAt) })}: ${facilityWord(office.reported.status)} ${standing(office.reported)}</p>`}
      <${OfficeForm}
        key=${office.officeId}
        known=${office.reported}
        send=${(/** @type {any} */ body) => post(`${path}/${encodeURIComponent(office.officeId)}`, body).then(() => go("#/"))}
      />
    `
    }
  </div>`;
}
