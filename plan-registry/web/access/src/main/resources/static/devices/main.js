// @ts-check
// Who comes in by which device. The desk invites, prints cards and withdraws; everybody else looks after their own devices. People
// at the city have tokens for
// scripts, a password and a second factor; members of offices a PIN.
import { html } from "/kit/vendor/preact-all.js";
import { route } from "/kit/route.js";
import { actsAtDesk, homeOf, me, worksAtDesk } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { start } from "/kit/start.js";
import { Accounts } from "./accounts.js";
import { Cards } from "./cards.js";
import { OwnDevices } from "./device-list.js";
import { Office } from "./office.js";
import { Offices } from "./offices.js";
import { Security } from "./security.js";
import { Tokens } from "./tokens.js";
import { t } from "./words.js";

function View() {
  const [section, id] = route.value.path;
  if (section === "accounts" && me.value?.role === "ADMIN") return html`<${Accounts} />`;
  if (section === "security" && worksAtDesk(me.value)) return html`<${Security} />`;
  if (section === "tokens" && worksAtDesk(me.value)) return html`<${Tokens} />`;
  if (!actsAtDesk(me.value)) return html`<${OwnDevices} />`;
  if (section === "offices" && id) return html`<${Office} key=${id} id=${id} />`;
  if (section === "cards") return html`<${Cards} />`;
  return html`<${Offices} />`;
}

function Page() {
  return html`<${Shell} title=${t("title")} heading=${t("title")} home=${me.value ? homeOf(me.value) : "/"}>
    <div class="devices stack"><${View} /></div>
  <//>`;
}

void start(Page);
