// @ts-check
// The city desk. Start reading here: the address says which page; one incident has one stream that its pages share.
import { html, useEffect } from "/kit/vendor/preact-all.js";
import { ProblemNotice } from "/kit/parts.js";
import { route } from "/kit/route.js";
import { me, worksAtDesk } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { start } from "/kit/start.js";
import { Aloud } from "./aloud.js";
import { ClockWarning } from "./clock-warning.js";
import { Dashboard } from "./dashboard.js";
import { DeskBanner } from "./desk-banner.js";
import { Age, IncidentHead } from "./incident-head.js";
import { incident, problem, refresh, show } from "./incident.js";
import { Incidents } from "./incidents.js";
import { LookAhead } from "./look-ahead.js";
import { MapPage } from "./map-page.js";
import { OpenIncident } from "./open-incident.js";
import { OtherIncident } from "./other-incident.js";
import { Paper } from "./paper.js";
import { People } from "./people.js";
import { Person } from "./person.js";
import { Places } from "./places.js";
import { Power } from "./power.js";
import { ReportForm } from "./report-form.js";
import { Reporters } from "./reporters.js";
import { Unmatched } from "./unmatched.js";
import { t } from "./words.js";

/** @param {{id: string, rest: string[]}} props */
function IncidentPage({ id, rest: [section, personId, act] }) {
  if (problem.value && !incident.value)
    return html`<div class="page"><${ProblemNotice} problem=${problem.value} again=${refresh} /></div>`;
  if (section === "report") return html`<${ReportForm} id=${id} />`;
  if (section === "paper") return html`<${Paper} id=${id} />`;
  if (section === "people" && personId && act === "report")
    return html`<${ReportForm} key=${personId} id=${id} personId=${personId} />`;
  if (section === "people" && personId) return html`<${Person} key=${personId} id=${id} personId=${personId} />`;
  if (section === "power") return html`<${Power} id=${id} />`;
  if (section === "places") return html`<${Places} id=${id} />`;
  if (section === "reporters") return html`<${Reporters} id=${id} />`;
  if (section === "unmatched") return html`<${Unmatched} id=${id} reportId=${personId} />`;
  if (section === "map") return html`<${MapPage} id=${id} />`;
  if (section === "people") return html`<${People} id=${id} />`;
  if (section === "ahead") return html`<${LookAhead} id=${id} />`;
  return html`<${Dashboard} id=${id} />`;
}

function Page() {
  const [first, id, ...rest] = route.value.path;
  const inIncident = first === "incidents" && id;
  // What is begun, open or still asked for is of who is signed in and of one incident: it never goes on as another's.
  const who = me.value?.username;
  const whose = `${who} ${id}`;
  useEffect(() => show(inIncident ? id : undefined), [inIncident && id]);
  if (!worksAtDesk(me.value))
    return html`<${Shell} home="/"><div class="page narrow"><div class="notice"><div>${t("forbidden")}</div><a
      class="button"
      href="/phone/"
    >${t("toPhone")}</a></div></div><//>`;
  if (!inIncident)
    return html`<${Shell}
      title=${t(first === "open" ? "openNew" : "incidents")}
      home="#/"
    ><${ClockWarning} />${first === "open" ? html`<${OpenIncident} key=${who} />` : html`<${Incidents} />`}<//>`;
  const facts = incident.value;
  return html`<${Shell}
    title=${facts?.title}
    heading=${facts?.title}
    aside=${html`<span class="top-age"><${Age} /></span>`}
    home="#/"
    drill=${facts?.mode === "DRILL"}
  >
    <${IncidentHead} id=${id} />
    <${Aloud} key=${id} />
    <${ClockWarning} />
    <${OtherIncident} key=${id} id=${id} />
    <${DeskBanner} id=${id} />
    <${IncidentPage} key=${whose} id=${id} rest=${rest} />
  <//>`;
}

// Paper is white: a dark screen prints light.
addEventListener("beforeprint", () => {
  const { dataset } = document.documentElement;
  const was = dataset.theme;
  dataset.theme = "light";
  addEventListener("afterprint", () => (dataset.theme = was), { once: true });
});

void start(Page);
