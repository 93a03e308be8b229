// @ts-check
// Whom a report may mean: the report's words and each person beside them, field by field, with what agrees and differs.
import { html, useState } from "/kit/vendor/preact-all.js";
import { GroupBadge, StateMark } from "/kit/state.js";
import { timeOfDay } from "/kit/time.js";
import { either } from "/kit/words.js";
import { agreementSign, t } from "./unmatched-words.js";

const FIRST = 3;
const NAME = ["SURNAME", "GIVEN_NAME"];

/**
 * @param {{item: any, busy: boolean, move?: boolean, link: false | ((person: any) => void)}} props `move`: the report is
 *   linked, and goes to another person
 */
export function Candidates({ item, busy, move = false, link }) {
  const [all, setAll] = useState(false);
  const people = all ? item.candidates : item.candidates.slice(0, FIRST);
  if (people.length === 0)
    return html`<div class="empty" role="status"><strong>${t("nobody")}</strong><p>${t("nobodyWhat")}</p></div>`;
  const typed = item.report.typed ?? {};
  const row = (/** @type {string} */ word, /** @type {string | undefined} */ said, /** @type {(p: any) => unknown} */ cell) =>
    html`<tr>
      <th scope="row">${word}</th>
      <td>${said ?? html`<span class="quiet">${t("notSaid")}</span>`}</td>
      ${people.map((/** @type {any} */ person) => html`<td key=${person.personId}>${cell(person)}</td>`)}
    </tr>`;
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t("candidates")}>
      <table class="table candidates">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t("said")}</th>
            ${people.map((/** @type {any} */ person) => html`<th scope="col" key=${person.personId}>${person.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${row(t("name"), typed.name, (p) => html`<span class="small quiet">${p.kana}</span><${Agrees} person=${p} fields=${NAME} />`)}
          ${row(t("birthDate"), born(typed), (p) => html`${p.birthDate ?? "—"}<${Agrees} person=${p} fields=${["BIRTH_DATE"]} />`)}
          ${row(t("address"), typed.address, (p) => html`${p.address ?? t("hidden")}<${Agrees} person=${p} fields=${["ADDRESS"]} />`)}
          ${row(t("group"), "", (p) => html`<${GroupBadge} group=${p.group} word />`)}
          ${row(t("state"), "", (p) => html`<${Now} person=${p} />`)}
          <tr>
            <td></td>
            <td></td>
            ${people.map(
              (/** @type {any} */ person) => html`<td key=${person.personId}>
                <p class="small">${either(person.because)}</p>
                ${
                  link &&
                  person.inIncident &&
                  person.personId !== item.linkedTo &&
                  html`<button
                    type="button"
                    class="button compact primary"
                    disabled=${busy}
                    aria-label=${t(move ? "moveName" : "linkName", { name: person.name })}
                    onClick=${() => link(person)}
                  >${t(move ? "move" : "link")}</button>`
                }
              </td>`,
            )}
          </tr>
        </tbody>
      </table>
    </div>
    ${
      !all &&
      item.candidates.length > FIRST &&
      html`<p class="panel-more"><button
        type="button"
        class="button compact"
        onClick=${() => setAll(true)}
      >${t("moreCandidates", { n: item.candidates.length - FIRST })}</button></p>`
    }`;
}

/** The date of birth as it was written, and as it was understood. @param {any} typed */
const born = ({ birthDate, birthDateRead }) =>
  birthDateRead && birthDateRead !== birthDate ? `${birthDate} (${birthDateRead})` : birthDate;

/** What agrees and what differs, by a sign and a word. @param {{person: any, fields: string[]}} props */
function Agrees({ person, fields }) {
  const found = (person.findings ?? []).filter((/** @type {any} */ f) => fields.includes(f.field));
  return found.map(
    (/** @type {any} */ f) => html`<p class="agrees agrees-${f.agreement}" key=${f.field}>
      <span aria-hidden="true">${agreementSign(f.agreement)}</span> ${fields.length > 1 && `${either(f.name)} `}${either(f.text)}
    </p>`,
  );
}

/** @param {{person: any}} props */
function Now({ person }) {
  if (!person.inIncident) return html`<span class="quiet">${t("outside")}</span>`;
  return html`<${StateMark} state=${person.state} />
    ${person.lastReportAt && html`<p class="small quiet">${t("lastReport", { at: timeOfDay(person.lastReportAt) })}</p>`}`;
}
