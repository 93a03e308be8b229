// @ts-check
// Whether the audit trails are whole, and who saw whom.
import { html } from "/kit/vendor/preact-all.js";
import { homeOf, me } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { start } from "/kit/start.js";
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

void start(Page);
