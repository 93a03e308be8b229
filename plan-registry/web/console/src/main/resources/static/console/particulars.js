// @ts-check
// What the city knows of a person and tells no other service: how they are reached, how they live, and where in life they were.
import { html } from "/kit/vendor/preact-all.js";
import { lifeWord, t } from "./words.js";

/** @param {{id: string, known: any}} props */
export function Particulars({ id, known }) {
  const { dwelling, household, lives, treatment } = known;
  /** @param {boolean | undefined} said */
  const yesOrNo = (said) => (said === undefined || said === null ? undefined : t(said ? "yes" : "no"));
  /** @type {[string, string | number | undefined | null][]} */
  const facts = [
    [t("sex"), known.sex && t(/** @type {"FEMALE" | "MALE" | "OTHER"} */ (known.sex))],
    [t("registered"), known.registered],
    [t("staying"), known.staying],
    [t("phoneOwner"), known.phoneOwner],
    [t("mobile"), known.mobile],
    [t("fax"), known.fax],
    [t("mail"), known.mail],
    [t("hours"), known.hours],
    [t("communication"), known.communication],
    [t("floor"), dwelling.floor],
    [t("elevator"), yesOrNo(dwelling.elevator)],
    [t("room"), dwelling.room],
    [t("positionSource"), dwelling.positionSource],
    [t("alone"), yesOrNo(household.alone)],
    [t("aloneByDay"), yesOrNo(household.aloneByDay)],
    [t("others"), household.others],
    [t("key"), known.key],
    [t("intractable"), treatment.illness],
    [t("device"), treatment.device],
    [t("supplier"), treatment.supplier],
    [t("supplierPhone"), treatment.supplierPhone],
    [t("clinic"), treatment.clinic],
    [t("clinicPhone"), treatment.clinicPhone],
    [t("ownDoctor"), treatment.doctor],
    [t("ownHospital"), treatment.hospital],
    [t("hospitalPhone"), treatment.hospitalPhone],
  ];
  const said = facts.filter(([, value]) => value !== undefined && value !== null);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("particulars")}</h2></div>
    <div class="panel-body stack">
      ${said.length > 0 && html`<dl class="facts">${said.map(([word, value]) => html`<div key=${word}><dt>${word}</dt><dd>${value}</dd></div>`)}</dl>`}
      ${
        lives.length > 0 &&
        html`<h3>${t("lives")}</h3>
        <ul>
          ${lives.map(
            (/** @type {any} */ one, /** @type {number} */ i) => html`<li key=${i}>${lifeWord(one.life)}
              <span class="small quiet"> ${one.from ?? ""} – ${one.to ?? ""}</span></li>`,
          )}
        </ul>`
      }
      <p class="row"><a class="button" href="#/people/${id}/particulars">${t("editParticulars")}</a></p>
    </div>
  </section>`;
}
