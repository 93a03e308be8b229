// @ts-check
// The administrator looks after the accounts of people at the city. A password is made here and shown once.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, getAll, post } from "/kit/api.js";
import { Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { me } from "/kit/session.js";
import { cityRoleWord, t } from "./words.js";

/** @typedef {{id: string, username: string, displayName: string, role: string}} Account */

const ROLES = ["DESK", "RESTRICTED_DESK", "AUDITOR", "ADMIN"];

export function Accounts() {
  const [accounts, setAccounts] = useState(/** @type {Account[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [made, setMade] = useState(/** @type {{username: string, password: string} | undefined} */ (undefined));
  const [chosen, setChosen] = useState(/** @type {Account | undefined} */ (undefined));
  const load = () => getAll("/api/accounts").then((found) => (setAccounts(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const path = (/** @type {Account} */ account, rest = "") => `/api/accounts/${encodeURIComponent(account.id)}${rest}`;
  const setRole = (/** @type {Account} */ account, /** @type {string} */ role) =>
    call("PATCH", path(account), { json: { role } }).then(load, (thrown) => (setProblem(thrown), load()));
  const reset = (/** @type {Account} */ account) => post(path(account, "/password")).then(setMade, setProblem);
  const remove = (/** @type {Account} */ account) =>
    call("DELETE", path(account)).then(() => (setChosen(undefined), load()), (thrown) => (setChosen(undefined), setProblem(thrown)));
  return html`<p><a href="#/">${t("back")}</a></p>
    <h1>${t("accounts")}</h1>
    <p class="quiet">${t("accountsWhat")}</p>
    <section class="panel">
      <div class="panel-head"><h2>${t("newAccount")}</h2></div>
      <div class="panel-body"><${NewAccount} done=${(/** @type {any} */ answer) => (setMade(answer), load())} /></div>
    </section>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!accounts && problem === undefined && html`<${Loading} rows=${3} />`}
    <ul class="device-list">
      ${(accounts ?? []).map(
        (account) => html`<li key=${account.id}>
          <div><strong>${account.displayName}</strong> <span class="small quiet">${account.username}</span></div>
          ${
            account.username === me.value?.username
              ? html`<span>${cityRoleWord(account.role)}</span>`
              : html`<div class="row">
                  <${Role} account=${account} set=${(/** @type {string} */ role) => setRole(account, role)} />
                  <button type="button" class="button plain compact" onClick=${() => reset(account)}>${t("newPassword")}</button>
                  <button
                    type="button"
                    class="button plain compact"
                    aria-label=${t("removeAccountOf", { name: account.username })}
                    onClick=${() => setChosen(account)}
                  >${t("removeAccount")}</button>
                </div>`
          }
        </li>`,
      )}
    </ul>
    ${
      made &&
      html`<${Dialog} title=${t("passwordOnce")} onClose=${() => setMade(undefined)}>
        <p>${t("passwordOnceWhat", { name: made.username })}</p>
        <p><code class="token">${made.password}</code></p>
        <div class="dialog-acts"><button type="button" class="button primary" onClick=${() => setMade(undefined)}>${t("close")}</button></div>
      <//>`
    }
    ${
      chosen &&
      html`<${Dialog} title=${t("removeAccount")} onClose=${() => setChosen(undefined)}>
        <p>${t("removeAccountWhat", { name: chosen.displayName })}</p>
        <div class="dialog-acts">
          <button type="button" class="button" onClick=${() => setChosen(undefined)}>${t("cancel")}</button>
          <button type="button" class="button danger" onClick=${() => remove(chosen)}>${t("removeAccount")}</button>
        </div>
      <//>`
    }`;
}

/** @param {{account: Account, set: (role: string) => void}} props */
function Role({ account, set }) {
  return html`<select
    class="input"
    aria-label=${t("roleOf", { name: account.displayName })}
    value=${account.role}
    onChange=${(/** @type {any} */ e) => set(e.currentTarget.value)}
  >${ROLES.map((role) => html`<option key=${role} value=${role}>${cityRoleWord(role)}</option>`)}</select>`;
}

/** @param {{done: (answer: any) => void}} props */
function NewAccount({ done }) {
  const [form, setForm] = useState({ username: "", displayName: "", role: "DESK" });
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    setForm((now) => ({ ...now, [field]: e.currentTarget.value }));
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    post("/api/accounts", form).then(
      (answer) => (setProblem(undefined), setForm({ username: "", displayName: "", role: "DESK" }), done(answer)),
      setProblem,
    );
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<form class="stack" onSubmit=${add}>
    <${Field} label=${t("username")} required autocapitalize="none" value=${form.username} problem=${wrong?.of("username")} onInput=${type("username")} />
    <${Field} label=${t("displayName")} required maxlength="60" value=${form.displayName} problem=${wrong?.of("displayName")} onInput=${type("displayName")} />
    <${Field} label=${t("role")} tag="select" value=${form.role} problem=${wrong?.of("role")} onInput=${type("role")}>
      ${ROLES.map((role) => html`<option key=${role} value=${role}>${cityRoleWord(role)}</option>`)}
    <//>
    ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
    <div><button class="button primary">${t("addAccount")}</button></div>
  </form>`;
}
