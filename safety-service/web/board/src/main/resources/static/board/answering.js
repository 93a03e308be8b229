// @ts-check
// Under the flow: how many offices answer, and which reporters are silent about everybody they were asked about. Told on
// wish: the server reads all of their people for it.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get } from "/kit/api.js";
import { timeOfDay, incidentNow } from "/kit/time.js";
import { actsAtDesk, me } from "/kit/session.js";
import { aside, dictionary, inRow } from "/kit/words.js";
import { api, page } from "./incident.js";

const MOST_NAMES = 5;

const t = dictionary(
  {
    look: "事業所の回答を見る",
    again: "見直す",
    none: "依頼した事業所はまだありません",
    asOf: "{at} 時点",
    offices: "依頼した {of} 事業所のうち {n} から回答",
    silent: "だれについても回答のない報告者 {n} 人",
    more: "ほか {n} 人",
  },
  {
    look: "Which offices answer?",
    again: "Look again",
    none: "No office has been asked yet",
    asOf: "as of {at}",
    offices: "{n} of {of} offices asked have answered",
    silent: "{n} reporters silent about everybody",
    more: "and {n} more",
  },
);

/** @typedef {{memberId: string, name: string, officeId: string, office: string, asked: number, answered: number, silent: number, unavailable?: unknown}} Reporter */

/** @param {{id: string}} props */
export function Answering({ id }) {
  const [found, setFound] = useState(/** @type {{members: Reporter[], at: string} | undefined} */ (undefined));
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  if (!actsAtDesk(me.value)) return null;
  const look = async () => {
    setBusy(true);
    setSaid("");
    try {
      const { members } = await get(api(id, "/reporters"));
      setFound({ members, at: timeOfDay(incidentNow()) });
    } catch (thrown) {
      setSaid(asProblem(thrown).title);
    }
    setBusy(false);
  };
  return html`<div class="panel-body small answering">
    <button type="button" class="button compact plain" disabled=${busy} onClick=${look}>${t(found ? "again" : "look")}</button>
    <div role="status">${said && html`<p class="problem-text">${said}</p>`}${found && html`<${Told} id=${id} ...${found} />`}</div>
  </div>`;
}

/** @param {{id: string, members: Reporter[], at: string}} props */
function Told({ id, members, at }) {
  const asked = members.filter((one) => one.asked > 0);
  if (asked.length === 0) return html`<p>${t("none")}</p>`;
  const offices = new Set(asked.map((one) => one.officeId));
  const answering = new Set(asked.filter((one) => one.answered > 0).map((one) => one.officeId));
  const silent = asked.filter((one) => one.silent === one.asked);
  const names = silent.slice(0, MOST_NAMES).map((one) => aside(one.name, one.office));
  if (silent.length > MOST_NAMES) names.push(t("more", { n: silent.length - MOST_NAMES }));
  return html`<p><a href=${page(id, "/reporters")}>${t("offices", { n: answering.size, of: offices.size })}</a>
      <span class="quiet"> ${t("asOf", { at })}</span></p>
    ${
      silent.length > 0 &&
      html`<p><a href=${page(id, "/reporters")}><b>${t("silent", { n: silent.length })}</b></a>
        <span class="quiet"> ${inRow(names)}</span></p>`
    }`;
}
