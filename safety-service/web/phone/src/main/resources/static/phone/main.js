// @ts-check
// The page in the corridor. Start reading here: a few views, one outbox, and a start that waits for nobody.
import { html, render } from "/kit/vendor/preact-all.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { route } from "/kit/route.js";
import { me, signInAddress } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { incident, keepFresh, problem, refresh, showKept } from "./clients.js";
import { keptList } from "./kept-list.js";
import { Later, isLater } from "./later.js";
import { List } from "./list.js";
import { OutboxLine } from "./outbox-line.js";
import { entries, startOutbox, waiting } from "./report/outbox.js";
import { t } from "./words.js";

function View() {
  const [page, id] = route.value.path;
  if (page === "person") return html`<${Later} key=${id} page="detail" personId=${id} />`;
  if (page === "new") return html`<${Later} key="new" page="detail" />`;
  if (isLater(page)) return html`<${Later} key=${page} page=${page} />`;
  return html`<${List} />`;
}

/** Nothing waiting is lost by signing out, but a person should know. */
async function beforeSignOut() {
  const unsent = entries.peek().filter(waiting).length;
  return unsent === 0 || confirm(t("leaveSure", { n: unsent }));
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
    <div class="phone">${me.value?.sharedDevice && html`<${Later} page="tablet" />`}<${View} /></div>
    <${OutboxLine} />
  <//>`;
}

const app = /** @type {HTMLElement} */ (document.getElementById("app"));

/** With what the device kept, the page stands before the server has answered. */
async function start() {
  const kept = await keptList();
  if (kept) {
    me.value = kept.me;
    showKept(kept);
  } else if (!(await arrived())) return;
  render(html`<${Page} />`, app);
  await Promise.all([startOutbox(), kept && refresh()]);
  keepFresh();
  void import("./paper/own-sheets.js").then((own) => own.keepOwnSheets(), () => undefined);
}

/** A device that keeps nothing asks the server first. @returns {Promise<boolean>} whether somebody is signed in */
async function arrived() {
  render(html`<${Shell}><div class="phone"><${Loading} rows=${6} /></div><//>`, app);
  problem.value = undefined;
  await refresh();
  if (me.peek()) return true;
  if (problem.peek()) {
    render(html`<${Shell}><${ProblemNotice} problem=${problem.peek()} again=${again} /><//>`, app);
    addEventListener("online", again);
  } else location.replace(signInAddress());
  return false;
}

/** As soon as there is a network, also for somebody who does not press: what waits on this device waits for no list. */
function again() {
  removeEventListener("online", again);
  void start();
}

/** After the first picture: what opens the page without a network should not slow the first one down. */
async function install() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/phone/worker.js", {
      type: "module",
      scope: "/phone/",
      updateViaCache: "none",
    });
  } catch (thrown) {
    console.warn("this browser cannot open the page offline", thrown);
  }
}

void start().finally(install);
