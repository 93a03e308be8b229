// @ts-check
// The page in the corridor. Start reading here: three views, one outbox.
import { html, render } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { route } from "/kit/route.js";
import { recognise, signInAddress } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { Detail } from "./detail.js";
import { incident, keepFresh, refresh } from "./clients.js";
import { List } from "./list.js";
import { Office } from "./office.js";
import { Tablet } from "./tablet.js";
import { OutboxLine, OutboxPage } from "./outbox-page.js";
import { entries, forgetAccepted, startOutbox, waiting } from "./report/outbox.js";
import { t } from "./words.js";

function View() {
  const [page, id] = route.value.path;
  if (page === "person") return html`<${Detail} key=${id} personId=${id} />`;
  if (page === "new") return html`<${Detail} key="new" />`;
  if (page === "office") return html`<${Office} />`;
  if (page === "outbox") return html`<${OutboxPage} />`;
  return html`<${List} />`;
}

/** Nothing waiting is lost by signing out, but a person should know. */
async function beforeSignOut() {
  const unsent = entries.peek().filter(waiting).length;
  if (unsent > 0 && !confirm(t("leaveSure", { n: unsent }))) return false;
  await forgetAccepted();
  return true;
}

function Page() {
  const now = incident.value;
  return html`<${Shell}
    title=${now?.title}
    heading=${now?.title}
    home="#/"
    drill=${now?.mode === "DRILL"}
    beforeSignOut=${beforeSignOut}
  >
    <div class="phone"><${Tablet} /><${View} /></div>
    <${OutboxLine} />
  <//>`;
}

const app = /** @type {HTMLElement} */ (document.getElementById("app"));

async function start() {
  try {
    if (!(await recognise())) return location.replace(signInAddress());
  } catch (thrown) {
    return render(html`<${Shell}><${ProblemNotice} problem=${asProblem(thrown)} again=${start} /><//>`, app);
  }
  render(html`<${Page} />`, app);
  await Promise.all([startOutbox(), refresh()]);
  keepFresh();
}

void start();
