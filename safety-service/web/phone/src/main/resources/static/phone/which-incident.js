// @ts-check
// A drill and a real disaster on one phone: whoever works in the one is told of the other as soon as the phone hears of it, and
// what was begun in the one never becomes a report in the other.
import { html, useRef } from "/kit/vendor/preact-all.js";
import { modeWord } from "/kit/state.js";
import { dictionary } from "/kit/words.js";
import { calls, choose, goOn, incident, incidents, left } from "./clients.js";

const t = dictionary(
  {
    real: "本番の災害が開きました",
    realWhat: "いま表示していたのは訓練です。",
    goReal: "本番「{title}」の名簿を開く",
    stay: "訓練を続ける",
    ended: "「{title}」は終わりました",
    endedWhat: "ここから先は次の災害の名簿です。",
    goOn: "名簿を開く",
    realOpen: "本番の災害が開いています：{title}",
    drillToo: "訓練「{title}」も行われています。この画面は本番です。",
    belongs: "この入力は次の災害の分として送られます。",
    closed: "この災害は閉じられました。送った報告は記録され、市に表示されます。",
  },
  {
    real: "A real incident is open",
    realWhat: "What you were looking at is a drill.",
    goReal: "Open the list of the real one: {title}",
    stay: "Go on with the drill",
    ended: "“{title}” is over",
    endedWhat: "From here on it is the list of the next incident.",
    goOn: "Open the list",
    realOpen: "A real incident is open: {title}",
    drillToo: "The drill “{title}” is going on as well. This screen is the real one.",
    belongs: "What you write here is sent for this incident:",
    closed: "It was closed meanwhile. What you send is kept and shown to the city.",
  },
);

/** @typedef {import("./clients.js").Incident} Incident */

/** @param {{of: Incident}} props */
const Named = ({ of }) => html`<span class="mode mode-${of.mode}">${modeWord(of.mode)}</span> ${of.title}`;

/** @param {{of: Incident}} props */
const Open = ({ of }) =>
  html`<button type="button" class="button primary" onClick=${() => choose(of.id)}>${t("goReal", { title: of.title })}</button>`;

/** Stands in the list's place until somebody has said that they saw it. */
export function AnotherIncident() {
  const now = incident.value;
  if (left.value && now)
    return html`<section class="notice wait stack" role="alert">
      <h1>${t("ended", left.value)}</h1>
      <p>${t("endedWhat")} <strong><${Named} of=${now} /></strong></p>
      <button type="button" class="button primary" onClick=${goOn}>${t("goOn")}</button>
    </section>`;
  return html`<section class="notice bad stack" role="alert">
    <h1>${t("real")}</h1>
    <p>${t("realWhat")}</p>
    ${calls.value.map((real) => html`<${Open} key=${real.id} of=${real} />`)}
    ${now && html`<button type="button" class="button" onClick=${() => choose(now.id)}>${t("stay")}</button>`}
  </section>`;
}

/** What else is going on beside the list that is shown. */
export function Beside() {
  const now = incident.value;
  const other = incidents.value?.find((one) => one.mode !== now?.mode);
  if (!now || !other) return null;
  if (now.mode === "REAL") return html`<p class="small" role="note">${t("drillToo", other)}</p>`;
  return html`<div class="notice bad" role="note"><strong>${t("realOpen", other)}</strong><${Open} of=${other} /></div>`;
}

/** The incident in which a form was begun: what is written in it belongs there, whatever the list shows by now. */
export function useBegun() {
  const begun = useRef(incident.peek());
  begun.current ??= incident.value;
  return begun.current;
}

/** Above such a form, once it is not the list's any more or a real disaster has opened. @param {{begun?: Incident}} props */
export function Begun({ begun }) {
  const [real] = calls.value;
  if (!begun || (incident.value?.id === begun.id && !real)) return null;
  return html`<div class="notice ${real || begun.mode === "DRILL" ? "bad" : "wait"}" role="alert"><div>
    ${real && html`<p><strong>${t("realOpen", real)}</strong></p>`}
    <p>${t("belongs")} <strong><${Named} of=${begun} /></strong></p>
    ${!incidents.value?.some((one) => one.id === begun.id) && html`<p>${t("closed")}</p>`}
  </div></div>`;
}
