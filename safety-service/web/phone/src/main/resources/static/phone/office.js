// @ts-check
// One's own office in the incident: what it told the city last, what the city asks of it, and the form. What it says waits in the
// outbox like every report: the form needs no network.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get, newId } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { me } from "/kit/session.js";
import { incidentOf, timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { ofIncident } from "./clients.js";
import { OfficeForm, standing } from "./office-form.js";
import { add, entries } from "./report/outbox.js";
import { Stage } from "./row.js";
import { facilityWord } from "./safety-words.js";
import { Begun, useBegun } from "./which-incident.js";

const t = dictionary(
  {
    title: "事業所の状況",
    back: "一覧へ戻る",
    last: "前回の報告（{at}）",
    asked: "市からのお願い（{at}）: 大雨の前に、サービスの縮小・休止をお願いします。",
    none: "あなたの事業所は登録されていません",
    offline: "市の情報を読み込めません。このまま報告できます。",
    said: "この端末からの報告（{at}）",
  },
  {
    title: "Our office",
    back: "Back to the list",
    last: "Last report ({at})",
    asked: "The city asks ({at}): please reduce or close your services before the heavy rain.",
    none: "Your office is not registered",
    offline: "What the city knows cannot be loaded. You can report all the same.",
    said: "Said on this device ({at})",
  },
);

export function Office() {
  const now = useBegun();
  const someone = me.value;
  const officeId = someone?.officeId;
  const [offices, setOffices] = useState(/** @type {any[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    get(`/api/incidents/${encodeURIComponent(now?.id ?? "")}/facilities`).then(
      (answer) => (setOffices(answer.items), setProblem(undefined)),
      setProblem,
    );
  useEffect(() => {
    if (now) void load();
  }, [now?.id]);
  const office = offices?.find((one) => one.officeId === officeId);
  const act = `facilities/${encodeURIComponent(officeId ?? "")}`;
  const said = entries.value.find((entry) => entry.act === act && entry.incident === now?.id && entry.stage !== "ACCEPTED");
  /** @param {any} body */
  const send = (body) =>
    add({
      id: newId(),
      ...ofIncident(now),
      act,
      body: JSON.stringify({ ...body, saidAt: new Date().toISOString() }),
      label: office?.name ?? someone?.displayName ?? "",
      word: `${t("title")} ${facilityWord(body.status)}`,
    }).then(() => go("#/"));
  const offline = problem !== undefined && !offices;
  return html`<div class="stack">
    <p><a href="#/">${t("back")}</a></p>
    <${Begun} begun=${now} />
    <h1>${t("title")}</h1>
    ${offline && html`<p class="notice wait">${t("offline")}</p>`}
    ${problem !== undefined && !offline && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!offices && !offline && html`<${Loading} rows=${4} />`}
    ${(!officeId || (offices && !office)) && html`<p class="empty">${t("none")}</p>`}
    ${
      officeId &&
      (office || offline) &&
      html`
      ${office && html`<p><b>${office.name}</b></p>`}
      ${office?.askedAt && !office.answered && html`<div class="notice wait"><div>${t("asked", { at: timeOfDay(office.askedAt) })}</div></div>`}
      ${office?.reported && html`<p class="quiet">${t("last", { at: timeOfDay(office.reportedAt) })}: ${facilityWord(office.reported.status)} ${standing(office.reported)}</p>`}
      ${said && html`<p class="told told-flat">${t("said", { at: timeOfDay(incidentOf(said.tappedAt)) })} <strong>${said.word}</strong> <${Stage} stage=${said.stage} /></p>`}
      <${OfficeForm} key=${office ? "known" : "unknown"} known=${office?.reported} send=${send} />
    `
    }
  </div>`;
}
