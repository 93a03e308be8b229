// @ts-check
// Devices with their last use, and the one act on them: withdrawing, after being told what that means.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { call, getAll } from "/kit/api.js";
import { Dialog, Loading, ProblemNotice } from "/kit/parts.js";
import { me, worksAtDesk } from "/kit/session.js";
import { dateAndTime } from "/kit/time.js";
import { OwnPin } from "./pin.js";
import { t } from "./words.js";

/** @typedef {import("./words.js").Device} Device */

/** Enrolled ones first, the last used first. @param {{devices: Device[], changed: () => void}} props */
export function DeviceList({ devices, changed }) {
  const [chosen, setChosen] = useState(/** @type {Device | undefined} */ (undefined));
  const sorted = [...devices].sort(
    (a, b) => Number(!!a.withdrawnAt) - Number(!!b.withdrawnAt) || Date.parse(b.seenAt) - Date.parse(a.seenAt),
  );
  if (devices.length === 0) return html`<p class="quiet">${t("noDevices")}</p>`;
  return html`<ul class="device-list">
      ${sorted.map(
        (device) => html`<li key=${device.id} class=${device.withdrawnAt ? "quiet" : ""}>
          <div>
            <strong>${device.name}</strong> <span>${device.holder}</span>
            ${device.thisOne && html` <span class="small">（${t("thisOne")}）</span>`}
            <p class="small quiet">
              ${
                device.withdrawnAt
                  ? t("withdrawn", { at: dateAndTime(device.withdrawnAt), by: device.withdrawnBy ?? "" })
                  : `${t("seen", { at: dateAndTime(device.seenAt) })}　${t("enrolled", { at: dateAndTime(device.enrolledAt) })}`
              }
            </p>
          </div>
          ${
            !device.withdrawnAt &&
            html`<button
              type="button"
              class="button compact"
              aria-label=${t("withdrawOf", { name: `${device.name} ${device.holder}` })}
              onClick=${() => setChosen(device)}
            >${t("withdraw")}</button>`
          }
        </li>`,
      )}
    </ul>
    ${chosen && html`<${Withdrawal} device=${chosen} close=${() => setChosen(undefined)} changed=${changed} />`}`;
}

/** @param {{device: Device, close: () => void, changed: () => void}} props */
function Withdrawal({ device, close, changed }) {
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    try {
      await call("DELETE", `/api/devices/${encodeURIComponent(device.id)}`);
      close();
      changed();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return html`<${Dialog} title=${t("sure")} onClose=${close}>
    <p>${t("sureWhat", { name: device.name, holder: device.holder })}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
      <button type="button" class="button danger" disabled=${busy} onClick=${withdraw}>${t("withdraw")}</button>
    </div>
  <//>`;
}

/** Everybody's own devices, whatever their role. */
export function OwnDevices() {
  const [devices, setDevices] = useState(/** @type {Device[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => getAll("/api/devices").then((found) => (setDevices(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  return html`<h1>${t("own")}</h1>
    <p class="quiet">${t("ownWhat")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!devices && problem === undefined && html`<${Loading} rows=${2} />`}
    ${devices && html`<${DeviceList} devices=${devices} changed=${load} />`}
    ${me.value?.memberId && !me.value.sharedDevice && html`<${OwnPin} />`}
    ${worksAtDesk(me.value) && html`<p class="row"><a href="#/security">${t("security")}</a> <a href="#/tokens">${t("tokens")}</a></p>`}`;
}
