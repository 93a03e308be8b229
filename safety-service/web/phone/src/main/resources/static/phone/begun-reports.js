// @ts-check
// Above the list: reports that were begun and not sent. A call came, or the list was opened to look something up; the city knows nothing.
import { html } from "/kit/vendor/preact-all.js";
import { me } from "/kit/session.js";
import { clients, incident } from "./clients.js";
import { begun, keyOf } from "./report/half-written.js";
import { t } from "./words.js";

export function BegunReports() {
  const key = (/** @type {string} */ personId) => keyOf(me.value?.username, incident.value?.id, personId);
  const people = (clients.value ?? []).filter(({ personId }) => begun.value.includes(key(personId)));
  const unlisted = begun.value.includes(key(""));
  const n = people.length + Number(unlisted);
  if (n === 0) return null;
  return html`<div class="notice wait"><div>
    <p>${t("begunSome", { n })}</p>
    <p class="row">${people.map(({ personId, name }) => html`<a key=${personId} href="#/person/${encodeURIComponent(personId)}">${name}</a>`)}
      ${unlisted && html`<a href="#/new">${t("notListed")}</a>`}</p>
  </div></div>`;
}
