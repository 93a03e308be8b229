// @ts-check
// The page in the corridor. Start reading here: a few views, one outbox, and a start that waits for nobody.
import { html, render, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { Loading, ProblemNotice } from "/kit/parts.js";
import { route } from "/kit/route.js";
import { me, recognise, signInAddress } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { Detail } from "./detail.js";
import { incident, keepFresh, refresh, showKept } from "./clients.js";
import { keptList } from "./kept-list.js";
import { List } from "./list.js";
import { Tablet } from "./tablet.js";
import { OutboxLine, OutboxPage } from "./outbox-page.js";
import { entries, startOutbox, waiting } from "./report/outbox.js";
import { t } from "./words.js";

const later = {
  office: () => import("./office.js").then((found) => found.Office),
  receipts: () => import("./receipts.js").then((found) => found.Receipts),
  "hand-over": () => import("./relay/hand-over.js").then((found) => found.HandOver),
  paper: () => import("./paper/phone-paper.js").then((found) => found.PhonePaper),
  "take-over": () => import("./relay/take-over.js").then((found) => found.TakeOver),
};

/** What most people never open is loaded when they do; it lies on the device like the rest. @param {{page: keyof typeof later}} props */
function Later({ page }) {
  const [view, setView] = useState(/** @type {{is: unknown} | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () => later[page]().then((is) => setView({ is }), setProblem);
  useEffect(() => void load(), []);
  if (view) return html`<${view.is} />`;
  return problem === undefined
    ? html`<${Loading} rows=${3} />`
    : html`<${ProblemNotice} problem=${problem} again=${load} />`;
}

function View() {
  const [page, id] = route.value.path;
  if (page === "person") return html`<${Detail} key=${id} personId=${id} />`;
  if (page === "new") return html`<${Detail} key="new" />`;
  if (page === "outbox") return html`<${OutboxPage} />`;
  if (page in later) return html`<${Later} key=${page} page=${page} />`;
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
    <div class="phone"><${Tablet} /><${View} /></div>
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
  } else if (!(await known())) return;
  render(html`<${Page} />`, app);
  await Promise.all([startOutbox(), refresh()]);
  keepFresh();
}

/** @returns {Promise<boolean>} whether somebody is signed in */
async function known() {
  try {
    render(html`<${Shell}><div class="phone"><${Loading} rows=${6} /></div><//>`, app);
    if (await recognise()) return true;
    location.replace(signInAddress());
  } catch (thrown) {
    render(html`<${Shell}><${ProblemNotice} problem=${asProblem(thrown)} again=${start} /><//>`, app);
  }
  return false;
}

/** After the first picture: what opens the page without a network should not slow the first one down. */
async function install() {
  if (!("serviceWorker" in navigator)) return;
  if (navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  try {
    const worker = await navigator.serviceWorker.register("/phone/worker.js", {
      type: "module",
      scope: "/phone/",
      updateViaCache: "none",
    });
    worker.waiting?.postMessage("page started");
  } catch (thrown) {
    console.warn("this browser cannot open the page offline", thrown);
  }
}

void start().finally(install);
