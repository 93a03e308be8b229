// @ts-check
// The line that is always there: what is still on this device only.
import { html } from "/kit/vendor/preact-all.js";
import { durable, entries, noReceipts, ownHere, receiptsGone, waiting } from "./report/outbox.js";
import { t } from "./words.js";

export function OutboxLine() {
  const unsent = entries.value.filter(waiting).length;
  const refused = entries.value.filter((entry) => ownHere(entry) && entry.stage === "REFUSED").length;
  return html`<div class="outbox-line" role="status">
    ${!durable.value && html`<p class="notice wait small">${t("notDurable")}</p>`}
    ${
      receiptsGone.value &&
      html`<p class="notice wait small">
        <span>${t("receiptsGone")}</span>
        <button type="button" class="button compact" onClick=${() => (receiptsGone.value = false)}>${t("read")}</button>
      </p>`
    }
    ${noReceipts.value && html`<p class="notice wait small">${t("noReceipts")}</p>`}
    <a class="outbox-link" href="#/outbox">
      ${refused > 0 && html`<strong class="late">${t("refused", { n: refused })}</strong>`}
      ${unsent > 0 && html`<strong>${t("waiting", { n: unsent })}</strong>`}
      ${refused + unsent === 0 && t("outbox")}
    </a>
  </div>`;
}
