// @ts-check
// One report as it was received: what, how sure, by whom, when observed and when received.
import { html } from "/kit/vendor/preact-all.js";
import { timeOfDay } from "/kit/time.js";
import { either, inRow } from "/kit/words.js";
import {
  channelWord,
  conditionWord,
  contactWord,
  evidenceWord,
  needText,
  placeWord,
  sourceWord,
  supplyWord,
} from "/phone/safety-words.js";
import { t as words } from "./unmatched-words.js";
import { markWord, t } from "./words.js";

/** When it was observed, as well as the reporter knows. @param {any} report */
function observedText(report) {
  if ((report.marks ?? []).includes("OBSERVED_UNKNOWN")) return t("observedUnknown");
  const at = timeOfDay(report.observedAt);
  return report.observedUntil ? t("observedBetween", { at, until: timeOfDay(report.observedUntil) }) : t("observed", { at });
}

/** @param {{report: any}} props */
export function ReportEntry({ report }) {
  const needs = (report.needs ?? []).map(needText);
  const by = report.reportedBy?.name ?? report.sender?.displayName ?? report.by ?? "";
  if (report.withheld)
    return html`<p>${t("withheld")}</p><p class="small quiet">${t("received", { at: timeOfDay(report.receivedAt) })}</p>`;
  return html`
    <p>
      <b>${report.contact === "REACHED" || !report.contact ? conditionWord(report.condition) : contactWord(report.contact)}</b>
      ${report.contact === "REACHED" && html` <span class="quiet">${evidenceWord(report.evidence)}</span>`}
      ${(report.marks ?? []).map(
        (/** @type {string} */ m) => html` <span
        class="assumed"
        key=${m}
      >${markWord(m)}</span>`,
      )}
    </p>
    ${report.typed?.name && html`<p class="small">${t("name")} ${report.typed.name} ${report.typed.birthDate ?? ""} ${report.typed.address ?? ""}</p>`}
    ${(report.remarks ?? []).map((/** @type {any} */ r) => html`<p class="small remark" key=${r.kind}>${either(r.text)}</p>`)}
    ${report.place?.kind && html`<p class="small">${t("place")} ${placeWord(report.place.kind)} ${report.place.detail ?? ""}</p>`}
    ${
      needs.length > 0 &&
      html`<p class="needs small">${needs.map(
        (/** @type {string} */ n) => html`<span
      class="need"
      key=${n}
    >${n}</span>`,
      )}</p>`
    }
    ${
      (report.supplied ?? []).length > 0 &&
      html`<p class="small">${report.supplied
        .map(
          (/** @type {any} */ one) =>
            supplyWord(one.kind) + (one.hours === undefined ? "" : t("hoursLeft", { n: one.hours })),
        )
        .join(" · ")}</p>`
    }
    ${
      report.bundle &&
      html`<p class="small">${words("bundle", { n: report.bundle.reports })} ${inRow(report.bundle.others.map((/** @type {any} */ other) => other.name))}</p>`
    }
    ${report.notes && html`<p class="entry-text">${report.notes}</p>`}
    <p class="small quiet">
      ${observedText(report)} · ${t("received", { at: timeOfDay(report.receivedAt) })}
      ${report.enteredAt && ` · ${t("entered", { at: timeOfDay(report.enteredAt) })}`}
      ${` · ${[sourceWord(report.source), typeof by === "string" ? by : "", channelWord(report.channel)].filter(Boolean).join(" ")}`}
    </p>
  `;
}
