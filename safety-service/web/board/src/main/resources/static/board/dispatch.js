// @ts-check
// Where the next car goes: which car or team is out to whom, since when, for everybody to see. One at a time for each person.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { Field } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { timeOfDay } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { api, incident } from "./incident.js";
import { remember } from "./taken.js";

const LONGEST = 40;

const t = dictionary(
  {
    send: "車を向かわせる",
    team: "車・班の名前",
    teamHint: "例：福祉1号車、南部班。本部の全員に見えます",
    teamMissing: "車・班の名前を入力してください",
    go: "向かわせる",
    cancel: "やめる",
    onTheWay: "{team} {at} 出発",
    there: "{team} {at} 到着",
    by: "{by} が向かわせました。分かったことは「報告を入力」から残してください。",
    arrived: "到着した",
    back: "戻った",
    title: "向かわせた車・班",
    sent: "{at} 出発（{by}）",
    arrivedAt: "{at} 到着",
    backAt: "{at} 戻り",
    out: "出ている車",
    outOnly: "車・班が出ている人",
  },
  {
    send: "Send a car",
    team: "Name of the car or team",
    teamHint: "For example: care car 1, team South. Everybody at the desk sees it",
    teamMissing: "Name the car or team",
    go: "Send it",
    cancel: "Cancel",
    onTheWay: "{team}, left {at}",
    there: "{team}, there {at}",
    by: "Sent by {by}. What is found there goes into “Enter a report”.",
    arrived: "It has arrived",
    back: "It is back",
    title: "Cars and teams sent",
    sent: "left {at} ({by})",
    arrivedAt: "there {at}",
    backAt: "back {at}",
    out: "Cars that are out",
    outOnly: "People to whom a car or team is out",
  },
);

export const dispatchWord = t;

/** The shape that the map draws too. */
export const CarShape = () => html`<svg class="car-shape" viewBox="0 0 16 12" aria-hidden="true">
  <path d="M0 9V5h3l3-4h5l2 4h3v4z" fill="currentColor" /><circle cx="4" cy="9.5" r="2" fill="currentColor" /><circle
    cx="12" cy="9.5" r="2" fill="currentColor" /></svg>`;

/** Beside a name: which car, and whether it is there. @param {{out: CheckItem["dispatch"]}} props */
export function CarOut({ out }) {
  if (!out) return null;
  const { team, sentAt, arrivedAt } = out;
  return html`<span class="car-out"><${CarShape} /> ${t(arrivedAt ? "there" : "onTheWay", { team, at: timeOfDay(arrivedAt ?? sentAt) })}</span>`;
}

/** Sending one, and hearing of it. @param {{id: string, item: CheckItem, done: () => void}} props */
export function Dispatch({ id, item, done }) {
  const [asking, setAsking] = useState(false);
  const [team, setTeam] = useState("");
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState(/** @type {import("/kit/api.js").Problem | undefined} */ (undefined));
  const [busy, setBusy] = useState(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => {
    if (asking) form.current?.querySelector("input")?.focus();
  }, [asking]);
  const out = item.dispatch;
  // A car that was out when the incident was closed still comes back.
  const acts = actsAtDesk(me.value) && (out || incident.value?.state !== "CLOSED");
  if (!acts) return html`<${CarOut} out=${out} />`;
  const act = async (/** @type {string} */ rest, /** @type {object} */ body = {}) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await post(api(id, `/checks/${encodeURIComponent(item.personId)}/dispatch${rest}`), body);
      if (!rest) remember(id, item.personId);
      setAsking(false);
      setTeam("");
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setBusy(false);
    done();
  };
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    setMissing(!team.trim());
    if (team.trim()) void act("", { team: team.trim() });
  };
  const button = (/** @type {"arrived" | "back"} */ what) =>
    html`<button type="button" class="button compact" disabled=${busy} onClick=${() => act(`/${what}`, { sentAt: out?.sentAt })}>${t(what)}<span class="unseen"> ${item.name}</span></button>`;
  const refusal = problem && html`<p class="problem-text" role="alert"><strong>${problem.title}</strong> ${problem.detail}</p>`;
  if (out)
    return html`<div class="notice car-notice" role="status">
      <div><${CarOut} out=${out} /><p class="small">${t("by", { by: out.by })}</p>${refusal}</div>
      <div class="row">${!out.arrivedAt && button("arrived")} ${button("back")}</div>
    </div>`;
  if (!asking)
    return html`<button type="button" class="button" onClick=${() => setAsking(true)}>${t("send")}<span class="unseen"> ${item.name}</span></button>${refusal}`;
  return html`<form ref=${form} class="car-form" onSubmit=${send} novalidate>
    <${Field}
      label=${t("team")}
      hint=${t("teamHint")}
      required
      maxlength=${LONGEST}
      autocomplete="off"
      value=${team}
      problem=${missing && !team.trim() ? t("teamMissing") : problem?.of("team")}
      onInput=${(/** @type {any} */ e) => setTeam(e.currentTarget.value)}
    />
    <div class="row">
      <button type="submit" class="button primary" disabled=${busy}>${t("go")}</button>
      <button type="button" class="button plain" onClick=${() => setAsking(false)}>${t("cancel")}</button>
    </div>
    ${refusal}
  </form>`;
}

/** @typedef {{team: string, by: string, sentAt: string, arrivedAt?: string, backAt?: string}} Sent */

/** Everybody who was sent to one person, the newest first. @param {{sent: Sent[]}} props */
export function Dispatched({ sent }) {
  if (sent.length === 0) return null;
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("title")}</h2></div>
    <ol class="entries">${[...sent].reverse().map(
      ({ team, by, sentAt, arrivedAt, backAt }) => html`<li key=${sentAt}>
        <p><b>${team}</b></p>
        <p class="small quiet">${t("sent", { at: timeOfDay(sentAt), by })} ${arrivedAt && t("arrivedAt", { at: timeOfDay(arrivedAt) })} ${backAt && t("backAt", { at: timeOfDay(backAt) })}</p>
      </li>`,
    )}</ol>
  </section>`;
}
