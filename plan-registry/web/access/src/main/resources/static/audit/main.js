// @ts-check
// Whether the audit trails are whole, and who saw whom.
import { html, render } from "/kit/vendor/preact-all.js";
import { asProblem } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { homeOf, me, recognise, signInAddress } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { Seen } from "./seen.js";
import { Trails } from "./trails.js";
import { t } from "./words.js";

function Page() {
  return html`<${Shell} title=${t("title")} heading=${t("title")} home=${me.value ? homeOf(me.value) : "/"}>
    <div class="audit stack">
      <h1>${t("title")}</h1>
      <p class="quiet">${t("lead")}</p>
      <${Trails} />
      <${Seen} />
    </div>
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
}

void start();
