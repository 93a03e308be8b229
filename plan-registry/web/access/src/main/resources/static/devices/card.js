// @ts-check
// One invitation as a card: the QR code opens the link, the code is for whoever types.
import { html } from "/kit/vendor/preact-all.js";
import { Dialog } from "/kit/parts.js";
import { dateAndTime } from "/kit/time.js";
import { roleWord, t } from "./words.js";

const QUIET = 4;

/** @param {{qr: {size: number, path: string}}} props drawn black on white in every theme: cameras read nothing else for certain */
export function Qr({ qr }) {
  const side = qr.size + 2 * QUIET;
  return html`<svg class="qr" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" aria-hidden="true" shape-rendering="crispEdges">
    <rect x=${-QUIET} y=${-QUIET} width=${side} height=${side} fill="white" />
    <path d=${qr.path} fill="black" />
  </svg>`;
}

/** @param {{card: import("./words.js").Card}} props */
export function Card({ card }) {
  const address = new URL("/enrol/", card.link).href.replace(/^https?:\/\//, "");
  return html`<div class="invitation">
    <${Qr} qr=${card.qr} />
    <div class="invitation-words">
      <p class="small">${card.memberId ? card.officeName : t("tablet")}</p>
      <p class="invitation-name">${card.name}</p>
      ${card.memberId && html`<p class="small">${roleWord(card.role)}</p>`}
      <p class="invitation-code"><span class="tiny">${t("code")}</span> <strong>${card.code}</strong></p>
      <p class="tiny">${t("steps", { address })}</p>
      <p class="tiny">${t("until", { at: dateAndTime(card.expiresAt) })}　${t("lost")}</p>
    </div>
  </div>`;
}

/** @param {{card: import("./words.js").Card, close: () => void}} props */
export function CardDialog({ card, close }) {
  return html`<${Dialog} title=${t("card")} onClose=${close} class="card-dialog">
    <p class="small no-print">${t("cardOnce")}</p>
    <${Card} card=${card} />
    <p class="small no-print"><a href=${card.link} rel="noreferrer">${card.link}</a></p>
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${close}>${t("close")}</button>
      <button type="button" class="button primary" onClick=${() => print()}>${t("print")}</button>
    </div>
  <//>`;
}
