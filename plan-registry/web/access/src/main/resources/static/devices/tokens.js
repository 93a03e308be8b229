// @ts-check
// Tokens for scripts: made once and shown once, with what they may and until when; withdrawn here.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, call, getAll, post } from "/kit/api.js";
import { Choices, Dialog, Field, Loading, ProblemNotice } from "/kit/parts.js";
import { me } from "/kit/session.js";
import { dateAndTime } from "/kit/time.js";
import { scopeWord, t } from "./words.js";

/** @typedef {import("./words.js").Token} Token */

const DAYS = 30;

export function Tokens() {
  const [tokens, setTokens] = useState(/** @type {Token[] | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [made, setMade] = useState(/** @type {{token: string, expiresAt: string} | undefined} */ (undefined));
  const [chosen, setChosen] = useState(/** @type {Token | undefined} */ (undefined));
  const load = () => getAll("/api/auth/tokens").then((found) => (setTokens(found), setProblem(undefined)), setProblem);
  useEffect(() => void load(), []);
  return html`
    <p><a href="#/">${t("back")}</a></p>
    <h1>${t("tokens")}</h1>
    <p class="quiet">${t("tokensWhat")}</p>
    <section class="panel">
      <div class="panel-head"><h2>${t("newToken")}</h2></div>
      <div class="panel-body"><${NewToken} done=${(/** @type {any} */ issued) => (setMade(issued), load())} /></div>
    </section>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} again=${load} />`}
    ${!tokens && problem === undefined && html`<${Loading} rows=${3} />`}
    ${tokens && html`<${TokenList} tokens=${tokens} choose=${setChosen} />`}
    ${made && html`<${Shown} made=${made} close=${() => setMade(undefined)} />`}
    ${chosen && html`<${Withdrawal} token=${chosen} close=${() => setChosen(undefined)} changed=${load} />`}
  `;
}

/** @param {{done: (issued: any) => void}} props */
function NewToken({ done }) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState("READING");
  const [days, setDays] = useState(String(DAYS));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [busy, setBusy] = useState(false);
  const scopes = me.value?.role === "AUDITOR" ? ["READING", "EVERYTHING"] : ["READING", "DRILLS", "EVERYTHING"];
  /** @param {Event} event */
  const issue = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      done(await post("/api/auth/tokens", { name, scope, days: Number(days) }));
      setName("");
      setProblem(undefined);
    } catch (thrown) {
      setProblem(thrown);
    }
    setBusy(false);
  };
  const wrong = problem === undefined ? undefined : asProblem(problem);
  return html`<form class="stack" onSubmit=${issue}>
    <${Field}
      label=${t("tokenName")}
      hint=${t("tokenNameHint")}
      required
      maxlength="60"
      value=${name}
      problem=${wrong?.of("name")}
      onInput=${(/** @type {any} */ e) => setName(e.currentTarget.value)}
    />
    <${Choices}
      legend=${t("tokenScope")}
      options=${scopes.map((value) => ({ value, label: scopeWord(value) }))}
      value=${scope}
      onChange=${setScope}
      problem=${wrong?.of("scope")}
    />
    <${Field}
      label=${t("tokenDays")}
      type="number"
      min="1"
      max="366"
      required
      value=${days}
      problem=${wrong?.of("days")}
      onInput=${(/** @type {any} */ e) => setDays(e.currentTarget.value)}
    />
    ${wrong && wrong.errors.length === 0 && html`<${ProblemNotice} problem=${problem} />`}
    <div><button class="button primary" disabled=${busy}>${t("issue")}</button></div>
  </form>`;
}

/** Those in force first. @param {{tokens: Token[], choose: (token: Token) => void}} props */
function TokenList({ tokens, choose }) {
  if (tokens.length === 0) return html`<p class="quiet">${t("noTokens")}</p>`;
  /** @param {Token} token */
  const over = (token) => !!token.revokedAt || Date.parse(token.expiresAt) <= Date.now();
  const sorted = [...tokens].sort(
    (a, b) => Number(over(a)) - Number(over(b)) || Date.parse(b.createdAt) - Date.parse(a.createdAt),
  );
  return html`<ul class="device-list">
    ${sorted.map(
      (token) => html`<li key=${token.id} class=${over(token) ? "quiet" : ""}>
        <div>
          <strong>${token.name}</strong> <span>${scopeWord(token.scope)}</span>
          ${token.username !== me.value?.username && html` <span class="small">（${token.username}）</span>`}
          <p class="small quiet">
            ${
              token.revokedAt
                ? t("tokenWithdrawn", { at: dateAndTime(token.revokedAt) })
                : t(over(token) ? "tokenOver" : "tokenUntil", { at: dateAndTime(token.expiresAt) })
            }　${t("tokenMade", { at: dateAndTime(token.createdAt) })}
          </p>
        </div>
        ${
          !over(token) &&
          html`<button
            type="button"
            class="button compact"
            aria-label=${t("tokenWithdrawOf", { name: token.name })}
            onClick=${() => choose(token)}
          >${t("tokenWithdraw")}</button>`
        }
      </li>`,
    )}
  </ul>`;
}

/** @param {{made: {token: string, expiresAt: string}, close: () => void}} props */
function Shown({ made, close }) {
  return html`<${Dialog} title=${t("tokenOnce")} onClose=${close}>
    <p>${t("tokenOnceWhat", { at: dateAndTime(made.expiresAt) })}</p>
    <p><code class="token">${made.token}</code></p>
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${() => navigator.clipboard?.writeText(made.token)}>${t("copy")}</button>
      <button type="button" class="button primary" onClick=${close}>${t("close")}</button>
    </div>
  <//>`;
}

/** @param {{token: Token, close: () => void, changed: () => void}} props */
function Withdrawal({ token, close, changed }) {
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const withdraw = () =>
    call("DELETE", `/api/auth/tokens/${encodeURIComponent(token.id)}`).then(() => (close(), changed()), setProblem);
  return html`<${Dialog} title=${t("tokenSure")} onClose=${close}>
    <p>${t("tokenSureWhat", { name: token.name })}</p>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <div class="dialog-acts">
      <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
      <button type="button" class="button danger" onClick=${withdraw}>${t("tokenWithdraw")}</button>
    </div>
  <//>`;
}
