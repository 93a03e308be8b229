// @ts-check
// Under the flow: how many offices answer, and which reporters are silent about everybody they were asked about.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { actsAtDesk, me } from "/kit/session.js";
import { dictionary } from "/kit/words.js";
import { api, page } from "./incident.js";

const EVERY = 15_000;
const MOST_NAMES = 5;

const t = dictionary(
  {
    offices: "依頼した {of} 事業所のうち {n} から回答",
    silent: "だれについても回答のない報告者 {n} 人",
    between: "、",
    more: "ほか {n} 人",
  },
  {
    offices: "{n} of {of} offices asked have answered",
    silent: "{n} reporters silent about everybody",
    between: ", ",
    more: "and {n} more",
  },
);

/** @typedef {{memberId: string, name: string, officeId: string, office: string, asked: number, answered: number, silent: number, unavailable?: unknown}} Reporter */

/** @param {{id: string}} props */
export function Answering({ id }) {
  const [members, setMembers] = useState(/** @type {Reporter[] | undefined} */ (undefined));
  const mine = actsAtDesk(me.value);
  useEffect(() => {
    if (!mine) return;
    let gone = false;
    const load = () =>
      get(api(id, "/reporters")).then(
        (answer) => !gone && setMembers(answer.members),
        () => undefined, // What is shown stays; the next look may succeed.
      );
    void load();
    const timer = setInterval(() => !document.hidden && load(), EVERY);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [id, mine]);
  const asked = (members ?? []).filter((one) => one.asked > 0);
  if (asked.length === 0) return null;
  const offices = new Set(asked.map((one) => one.officeId));
  const answering = new Set(asked.filter((one) => one.answered > 0).map((one) => one.officeId));
  const silent = asked.filter((one) => one.answered === 0 && one.silent === one.asked);
  const names = silent.slice(0, MOST_NAMES).map((one) => `${one.name}（${one.office}）`);
  if (silent.length > MOST_NAMES) names.push(t("more", { n: silent.length - MOST_NAMES }));
  return html`<div class="panel-body small answering">
    <p><a href=${page(id, "/reporters")}>${t("offices", { n: answering.size, of: offices.size })}</a></p>
    ${
      silent.length > 0 &&
      html`<p><a href=${page(id, "/reporters")}><b>${t("silent", { n: silent.length })}</b></a>
        <span class="quiet"> ${names.join(t("between"))}</span></p>`
    }
  </div>`;
}
