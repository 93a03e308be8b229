// @ts-check
// One's own password, and a second factor for whoever wants one.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, get, post } from "/kit/api.js";
import { Field, Loading, ProblemNotice } from "/kit/parts.js";
import { Qr } from "./card.js";
import { t } from "./words.js";

export function Security() {
  return html`<p><a href="#/">${t("back")}</a></p>
    <h1>${t("security")}</h1>
    <${Password} />
    <${SecondFactor} />`;
}

function Password() {
  const [form, setForm] = useState({ present: "", next: "" });
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [done, setDone] = useState(false);
  const type = (/** @type {string} */ field) => (/** @type {any} */ e) =>
    (setForm((now) => ({ ...now, [field]: e.currentTarget.value })), setDone(false));
  const change = (/** @type {Event} */ event) => {
    event.preventDefault();
    call("PUT", "/api/auth/password", { json: form }).then(
      () => (setDone(true), setProblem(undefined), setForm({ present: "", next: "" })),
      setProblem,
    );
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("password")}</h2></div>
    <form class="panel-body stack" onSubmit=${change}>
      <${Field}
        label=${t("presentPassword")}
        type="password"
        autocomplete="current-password"
        required
        value=${form.present}
        problem=${wrong?.of("present")}
        onInput=${type("present")}
      />
      <${Field}
        label=${t("nextPassword")}
        hint=${t("nextPasswordHint")}
        type="password"
        autocomplete="new-password"
        required
        minlength="12"
        value=${form.next}
        problem=${wrong?.of("next")}
        onInput=${type("next")}
      />
      ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
      <div class="row">
        <button class="button">${t("changePassword")}</button>
        <span role="status">${done && t("passwordChanged")}</span>
      </div>
    </form>
  </section>`;
}

function SecondFactor() {
  const [active, setActive] = useState(/** @type {boolean | undefined} */ (undefined));
  const [proposal, setProposal] = useState(
    /** @type {{uri: string, secret: string, qr: {size: number, path: string}} | undefined} */ (undefined),
  );
  const [codes, setCodes] = useState(/** @type {string[] | undefined} */ (undefined));
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const load = () =>
    get("/api/auth/second-factor").then((found) => (setActive(found.active), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  const begin = () => post("/api/auth/second-factor").then(setProposal, setProblem);
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    const done = () => (setCode(""), setProposal(undefined), load());
    const path = active ? "remove" : "confirm";
    post(`/api/auth/second-factor/${path}`, { code }).then(
      (answer) => (setCodes(active ? undefined : answer.recoveryCodes), done()),
      setProblem,
    );
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  if (active === undefined && problem === undefined) return html`<${Loading} rows=${2} />`;
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("secondFactor")}</h2></div>
    <div class="panel-body stack">
      <p class="quiet">${t(active ? "secondFactorOn" : "secondFactorWhat")}</p>
      ${
        codes &&
        html`<div class="notice good" role="status">
          <div>
            <strong>${t("recoveryCodes")}</strong>
            <p>${t("recoveryCodesWhat")}</p>
            <ul class="codes">${codes.map((one) => html`<li key=${one}><code>${one}</code></li>`)}</ul>
          </div>
        </div>`
      }
      ${!active && !proposal && html`<div><button type="button" class="button" onClick=${begin}>${t("setUp")}</button></div>`}
      ${
        proposal &&
        html`<p>${t("scan")}</p>
          <div class="scan"><${Qr} qr=${proposal.qr} /></div>
          <p class="small">${t("typeInstead")} <code class="token">${proposal.secret}</code></p>`
      }
      ${
        (active || proposal) &&
        html`<form class="stack" onSubmit=${send}>
          <${Field}
            label=${t("oneTimePassword")}
            inputmode="numeric"
            autocomplete="one-time-code"
            required
            value=${code}
            problem=${wrong?.of("code")}
            onInput=${(/** @type {any} */ e) => setCode(e.currentTarget.value)}
          />
          <div><button class="button ${active ? "danger" : "primary"}">${t(active ? "removeFactor" : "confirmFactor")}</button></div>
        </form>`
      }
      ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    </div>
  </section>`;
}
