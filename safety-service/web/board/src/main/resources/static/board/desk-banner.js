// @ts-check
// Whether anybody is at the desk: on every page of the incident, until somebody says that it was seen.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { actsAtDesk, me } from "/kit/session.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { api, incident, live } from "./incident.js";

const t = dictionary(
  {
    deskNobody: "災害対策本部にだれもいません",
    deskNobodyWhat: "引き継いだ {n} 人を、{at} からまだだれも確認していません。当直の責任者に順に知らせています。",
    deskWaits: "本部の確認待ち {n} 人",
    deskWaitsWhat: "最初の引き継ぎは {at} です。",
    deskSeen: "最後の確認 {at}（{who}）",
    deskAcknowledge: "確認しました",
  },
  {
    deskNobody: "Nobody is at the city desk",
    deskNobodyWhat: "Nobody has seen {n} people who were handed over since {at}. The duty roster is being called.",
    deskWaits: "{n} people wait for the desk",
    deskWaitsWhat: "The first was handed over at {at}.",
    deskSeen: "Last acknowledged {at} ({who})",
    deskAcknowledge: "Seen",
  },
);

/** @param {{id: string}} props */
export function DeskBanner({ id }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const desk = live.value?.view.value?.desk;
  if (!desk || desk.waiting === 0 || incident.value?.state === "CLOSED") return null;
  const seen = async () => {
    setBusy(true);
    setProblem("");
    try {
      await post(api(id, "/desk/acknowledge"));
    } catch (thrown) {
      const refusal = asProblem(thrown);
      setProblem(refusal.detail || refusal.title);
    }
    setBusy(false);
  };
  const facts = { n: desk.waiting.toLocaleString(), at: timeOfDay(desk.since) };
  return html`<div class="desk-banner notice ${desk.nobody ? "bad" : "wait"}">
    <div>
      <strong>${t(desk.nobody ? "deskNobody" : "deskWaits", facts)}</strong>
      <span class="small">
        ${t(desk.nobody ? "deskNobodyWhat" : "deskWaitsWhat", facts)}
        ${desk.seen && t("deskSeen", { at: timeOfDay(desk.seen.at), who: desk.seen.by })}
      </span>
      ${problem && html`<span class="problem-text" role="alert">${problem}</span>`}
    </div>
    ${
      actsAtDesk(me.value) &&
      html`<button type="button" class="button primary" disabled=${busy} onClick=${seen}>${t("deskAcknowledge")}</button>`
    }
  </div>`;
}
