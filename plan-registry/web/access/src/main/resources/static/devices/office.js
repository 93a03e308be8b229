// @ts-check
// One office: who comes in by which device, who is invited, and the act of inviting.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, getAll, post } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { dateAndTime } from "/kit/time.js";
import { CardDialog } from "./card.js";
import { DeviceList } from "./device-list.js";
import { loadOffices } from "./offices.js";
import { roleWord, t } from "./words.js";

/** @typedef {{office?: import("./words.js").Office, members: import("./words.js").Member[],
 *   devices: import("./words.js").Device[], invitations: import("./words.js").Invitation[]}} Facts */

/** @param {string} id @returns {Promise<Facts>} */
async function loadFacts(id) {
  const [offices, members, devices, invitations] = await Promise.all([
    loadOffices(),
    getAll("/api/members", { officeId: id }),
    getAll("/api/devices", { officeId: id }),
    getAll("/api/enrolments", { officeId: id }),
  ]);
  members.sort((a, b) => a.name.localeCompare(b.name, "ja"));
  return { office: offices.find((office) => office.id === id), members, devices, invitations };
}

/** @param {{id: string}} props */
export function Office({ id }) {
  const [facts, setFacts] = useState(/** @type {Facts | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [card, setCard] = useState(/** @type {import("./words.js").Card | undefined} */ (undefined));
  const load = () => loadFacts(id).then((found) => (setFacts(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  /** @param {Record<string, string>} whom */
  const invite = (whom) => post("/api/enrolments", whom).then((made) => (setCard(made), load()), setProblem);
  /** @param {import("./words.js").Invitation} invitation */
  const takeBack = (invitation) =>
    call("DELETE", `/api/enrolments/${encodeURIComponent(invitation.id)}`).then(load, setProblem);
  if (!facts) return problem === undefined ? html`<${Loading} rows=${6} />` : html`<${ProblemNotice} problem=${problem} again=${load} />`;
  const { office, members, devices, invitations } = facts;
  /** @param {string | undefined} memberId */
  const entry = (memberId) => ({
    devices: devices.filter((device) => !device.withdrawnAt && device.memberId === memberId).length,
    invitation: invitations.find((invitation) => !invitation.usedAt && invitation.memberId === memberId),
  });
  return html`
    <p><a href="#/">${t("back")}</a></p>
    <h1>${office?.name}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    <section class="panel">
      <div class="panel-head"><h2>${t("members")}</h2></div>
      <ul class="people">
        ${members.map(
          (member) => html`<${Guest}
            key=${member.id}
            name=${member.name}
            aside=${roleWord(member.role)}
            ...${entry(member.id)}
            invite=${() => invite({ memberId: member.id })}
            takeBack=${takeBack}
          />`,
        )}
        <${Guest}
          name=${t("tablet")}
          aside=${t("tabletWhat")}
          ...${entry(undefined)}
          invite=${() => invite({ officeId: id })}
          takeBack=${takeBack}
        />
      </ul>
    </section>
    <section class="panel">
      <div class="panel-head"><h2>${t("devices")}</h2></div>
      <div class="panel-body"><${DeviceList} devices=${devices} changed=${load} /></div>
    </section>
    ${card && html`<${CardDialog} card=${card} close=${() => setCard(undefined)} />`}
  `;
}

/** @param {{name: string, aside: string, devices: number, invitation?: import("./words.js").Invitation, invite: () => void,
 *   takeBack: (invitation: import("./words.js").Invitation) => void}} props */
function Guest({ name, aside, devices, invitation, invite, takeBack }) {
  const open = invitation && Date.parse(invitation.expiresAt) > Date.now();
  return html`<li>
    <div>
      <strong>${name}</strong> <span class="small quiet">${aside}</span>
      <p class="small">
        ${devices ? t("hasDevices", { n: devices }) : t("noDevice")}
        ${invitation && html`　${open ? t("invited", { at: dateAndTime(invitation.expiresAt) }) : t("lapsed")}`}
      </p>
    </div>
    <div class="row">
      ${open && html`<button type="button" class="button plain compact" onClick=${() => takeBack(invitation)}>${t("takeBack")}</button>`}
      <button type="button" class="button compact" aria-label=${t("invite", { name })} onClick=${invite}>${t("inviteShort")}</button>
    </div>
  </li>`;
}
