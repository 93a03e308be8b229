// @ts-check
// Where the city office works in quiet times: people are found, their plans written, lists taken in and out.
import { html } from "/kit/vendor/preact-all.js";
import { route } from "/kit/route.js";
import { actsAtDesk, homeOf, me } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { start } from "/kit/start.js";
import { CareForm } from "./care-form.js";
import { CheckSheets } from "./check-sheets.js";
import { ConsentActs } from "./consent-acts.js";
import { Editor } from "./editor.js";
import { Exports } from "./exports.js";
import { Floods } from "./floods.js";
import { Imports } from "./imports.js";
import { NeedsForm } from "./needs-form.js";
import { MemberForm, OfficeForm, Offices } from "./offices.js";
import { ParticularsForm } from "./particulars-form.js";
import { People } from "./people.js";
import { Person } from "./person.js";
import { PersonForm } from "./person-form.js";
import { Plan } from "./plan.js";
import { PlannedPeople } from "./plan-lists.js";
import { Prints } from "./prints.js";
import { Schedules } from "./schedules.js";
import { Statistics } from "./statistics.js";
import { t } from "./words.js";

/** @param {{at: string}} props */
function Tabs({ at }) {
  /** @param {string} section @param {string} word */
  const tab = (section, word) =>
    html`<a href="#/${section}" aria-current=${at === section ? "page" : undefined}>${word}</a>`;
  return html`<nav class="tabs" aria-label=${t("title")}>
    ${tab("people", t("people"))} ${tab("offices", t("offices"))} ${tab("imports", t("imports"))} ${tab("schedules", t("schedules"))} ${tab("floods", t("floods"))} ${tab("exports", t("exports"))}
    ${tab("prints", t("prints"))} ${tab("sheets", t("sheets"))} ${tab("consents", t("consents"))} ${tab("statistics", t("statistics"))}
  </nav>`;
}

/** What is written of a person, by its place in the address. @type {Record<string, unknown>} */
const FORMS = { edit: PersonForm, particulars: ParticularsForm, needs: NeedsForm, care: CareForm };

function View() {
  const [section, id, plans, version, edit] = route.value.path;
  if (section === "offices" && id && plans === "members" && version)
    return html`<${MemberForm} key=${version} office=${id} id=${version} />`;
  if (section === "offices") return id ? html`<${OfficeForm} key=${id} id=${id} />` : html`<${Offices} />`;
  if (section === "imports") return html`<${Imports} />`;
  if (section === "consents") return html`<${ConsentActs} />`;
  if (section === "schedules") return html`<${Schedules} />`;
  if (section === "floods") return html`<${Floods} />`;
  if (section === "exports") return html`<${Exports} />`;
  if (section === "prints") return html`<${Prints} />`;
  if (section === "sheets") return html`<${CheckSheets} />`;
  if (section === "statistics" && id && plans) return html`<${PlannedPeople} key=${`${id}/${plans}`} by=${id} value=${plans} />`;
  if (section === "statistics") return html`<${Statistics} />`;
  if (section === "people" && id && plans === "plans" && version)
    return edit === "edit"
      ? html`<${Editor} key=${`${id}/${version}`} person=${id} version=${version} />`
      : html`<${Plan} key=${`${id}/${version}`} person=${id} version=${version} />`;
  if (section === "people" && id === "new") return html`<${PersonForm} key="new" />`;
  const form = section === "people" && id ? FORMS[plans] : undefined;
  if (form) return html`<${form} key=${`${id}/${plans}`} id=${id} />`;
  if (section === "people" && id) return html`<${Person} key=${id} id=${id} />`;
  return html`<${People} />`;
}

function Page() {
  return html`<${Shell} title=${t("title")} heading=${t("title")} home=${me.value ? homeOf(me.value) : "/"}>
    <div class="console stack">
      ${
        actsAtDesk(me.value)
          ? html`<${Tabs} at=${route.value.path[0] ?? "people"} /><${View} />`
          : html`<p class="notice">${t("notYours")}</p>`
      }
    </div>
  <//>`;
}

void start(Page);
