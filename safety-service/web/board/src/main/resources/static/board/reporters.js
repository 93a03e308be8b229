// @ts-check
// Who is asked and who answers. A reporter who is a victim hands over all of their people in one step, and takes them back.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { actsAtDesk, me } from "/kit/session.js";
import { timeOfDay } from "/kit/time.js";
import { api, incident } from "./incident.js";
import { signWord, t } from "./reporters-words.js";
import { t as words } from "./words.js";

const SETTLE = 700;

/** @param {{id: string}} props */
export function Reporters({ id }) {
  const [found, setFound] = useState(/** @type {any} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [leaving, setLeaving] = useState(/** @type {any} */ (undefined));
  const load = () =>
    get(api(id, "/reporters")).then((answer) => (setFound(answer), setProblem(undefined)), setProblem);
  useEffect(() => void load(), [id]);
  const act = (/** @type {string} */ path, /** @type {unknown} */ body) =>
    post(api(id, path), body).then(
      () => (setLeaving(undefined), setTimeout(load, SETTLE)),
      (thrown) => setProblem(asProblem(thrown)),
    );
  const back = (/** @type {any} */ one) =>
    act(one.memberId ? `/members/${one.memberId}/available` : `/offices/${one.officeId}/available`, {});
  const acts = actsAtDesk(me.value) && incident.value?.state !== "CLOSED";
  const away = [...(found?.offices ?? []), ...(found?.members ?? []).filter((/** @type {any} */ m) => m.unavailable)];
  const here = (found?.members ?? []).filter((/** @type {any} */ m) => !m.unavailable);
  return html`<div class="page stack">
    <h1>${words("reporters")}</h1>
    <p class="quiet">${t("reportersWhat")}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!found && problem === undefined && html`<${Loading} rows=${6} />`}
    ${
      away.length > 0 &&
      html`<section class="panel">
        <div class="panel-head"><h2>${t("unavailable")}</h2></div>
        <ul class="entries panel-body">${away.map(
          (one) => html`<li key=${one.memberId ?? one.officeId}>
            <p><b>${one.name}</b> <span class="quiet">${one.office}</span></p>
            <p class="small">${t("unavailableSince", { at: timeOfDay(one.unavailable.since), who: one.unavailable.by })}
              ${one.unavailable.sign ? signWord(one.unavailable.sign) : one.unavailable.because}
              ${one.clients !== undefined && t("clientsOf", { n: one.clients })}</p>
            ${
              acts &&
              html`<button type="button" class="button compact" onClick=${() => back(one)}>${t("availableAgain")}<span
                class="unseen"
              > ${one.name}</span></button>`
            }
          </li>`,
        )}</ul>
      </section>`
    }
    ${
      found &&
      html`<section class="panel">
        <div class="panel-head"><h2>${t("reportersAsked")}</h2></div>
        ${
          here.length === 0
            ? html`<p class="empty small">${t("reportersNone")}</p>`
            : html`<div class="scroll-x" tabindex="0" role="group" aria-label=${t("reportersAsked")}><table class="table">
            <thead><tr>
              <th scope="col">${words("reporterName")}</th>
              ${["reporterAsked", "reporterAnswered", "reporterWaiting", "reporterSilent"].map(
                (word) => html`<th scope="col" class="number" key=${word}>${t(/** @type {any} */ (word))}</th>`,
              )}
              <th scope="col"><span class="unseen">${t("handOver")}</span></th>
            </tr></thead>
            <tbody>${here.map(
              (/** @type {any} */ m) => html`<tr key=${m.memberId}>
                <th scope="row">${m.name} <span class="small quiet">${m.office}</span></th>
                <td class="number">${m.asked}</td>
                <td class="number">${m.answered}</td>
                <td class="number">${m.waiting}</td>
                <td class="number">${m.silent}</td>
                <td>${
                  acts &&
                  html`<button type="button" class="button compact plain" onClick=${() => setLeaving(m)}>${t(
                    "handOver",
                  )}<span class="unseen"> ${m.name}</span></button>`
                }</td>
              </tr>`,
            )}</tbody>
          </table></div>`
        }
      </section>`
    }
    ${
      leaving &&
      html`<${HandOver}
        member=${leaving}
        cancel=${() => setLeaving(undefined)}
        go=${(/** @type {string} */ because) => act(`/members/${leaving.memberId}/unavailable`, { because })}
      />`
    }
  </div>`;
}

/** @param {{member: any, cancel: () => void, go: (because: string) => void}} props */
function HandOver({ member, cancel, go }) {
  const [because, setBecause] = useState("");
  return html`<${Dialog} title=${t("handOverSure", { who: member.name })} onClose=${cancel}>
    <p class="dialog-text">${t("handOverWhat", { n: member.clients })}</p>
    <${Field}
      label=${t("handOverWhy")}
      maxlength="500"
      value=${because}
      onInput=${(/** @type {any} */ e) => setBecause(e.currentTarget.value)}
    />
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${cancel}>${words("cancel")}</button>
      <button type="button" class="button danger" onClick=${() => go(because)}>${t("handOverGo")}</button>
    </div>
  <//>`;
}
