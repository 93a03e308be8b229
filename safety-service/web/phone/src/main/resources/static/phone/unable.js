// @ts-check
// 私は動けません: one tap hands all of one's clients to the next rung, and one tap takes them back.
import { html, useState } from "/kit/vendor/preact-all.js";
import { newId } from "/kit/api.js";
import { me } from "/kit/session.js";
import { tick } from "/kit/time.js";
import { dictionary } from "/kit/words.js";
import { incident, ofIncident } from "./clients.js";
import { add, entries, takeBack } from "./report/outbox.js";
import { Stage } from "./row.js";
import { UNDO_FOR } from "./tap.js";
import { t as words } from "./words.js";

const t = dictionary(
  {
    unable: "私は動けません",
    unableOffice: "この事業所は動けません",
    what: "担当する全員の安否確認を、次の担当者に引き継ぎます。",
    saying: "動けないことを市に伝えます。",
    said: "動けないことを市に伝えました。担当する全員を次の担当者に引き継ぎます。",
    able: "動けるようになりました",
    sayingAble: "動けるようになったことを市に伝えます。",
    saidAble: "動けるようになったことを市に伝えました。",
  },
  {
    unable: "I cannot act",
    unableOffice: "Our office cannot act",
    what: "All your people are handed to the next in line.",
    saying: "The city will be told that you cannot act.",
    said: "The city is told that you cannot act. All your people go to the next in line.",
    able: "I can act again",
    sayingAble: "The city will be told that you can act again.",
    saidAble: "The city is told that you can act again.",
  },
);

/** The way of the call for whoever holds this device. @param {import("/kit/session.js").Me | undefined} someone */
function way(someone) {
  if (someone?.memberId) return `members/${encodeURIComponent(someone.memberId)}`;
  return someone?.officeId ? `offices/${encodeURIComponent(someone.officeId)}` : undefined;
}

export function Unable() {
  const [failed, setFailed] = useState(false);
  const someone = me.value;
  const now = incident.value;
  const path = way(someone);
  if (!path || !now) return null;
  const last = entries.value.find(
    (entry) => entry.act?.startsWith(`${path}/`) && entry.incident === now.id && entry.stage !== "REFUSED",
  );
  const told = last?.stage === "ACCEPTED";
  const out = !!last?.act?.endsWith("/unavailable");
  const say = (/** @type {boolean} */ able) =>
    add(
      {
        id: newId(),
        ...ofIncident(now),
        act: `${path}/${able ? "available" : "unavailable"}`,
        body: "{}",
        label: someone?.displayName ?? "",
        word: t(able ? "able" : someone?.memberId ? "unable" : "unableOffice"),
        urgent: true,
      },
      able ? 0 : UNDO_FOR,
    ).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  const left = last?.stage === "SAVED" ? Math.ceil((last.notBefore - tick.value) / 1000) : 0;
  return html`<section class="unable stack">
    ${
      last &&
      html`<div class="notice ${out ? "wait" : ""}" role="status"><div><strong>${out ? t(told ? "said" : "saying") : t(told ? "saidAble" : "sayingAble")}</strong><p><${Stage} stage=${last.stage} /></p></div>
      ${out && left > 0 && html`<button type="button" class="button compact" onClick=${() => takeBack([last.id])}>${words("undo")} <span aria-hidden="true">${Math.min(left, UNDO_FOR / 1000)}</span></button>`}
    </div>`
    }
    ${
      out
        ? left <= 0 && html`<button type="button" class="button" onClick=${() => say(true)}>${t("able")}</button>`
        : html`<button type="button" class="button" onClick=${() => say(false)}>${t(someone?.memberId ? "unable" : "unableOffice")}</button>
          <p class="small quiet">${t("what")}</p>`
    }
    ${failed && html`<p class="problem-text" role="alert">${words("saveFailed")}</p>`}
  </section>`;
}
