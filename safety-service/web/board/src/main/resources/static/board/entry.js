// @ts-check
// The front door: sign in, then straight to one's own work.
import { html, render, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post, signedOut } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { homeOf, recognise } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    title: "サインイン",
    heading: "安否確認",
    lead: "個別避難計画にもとづく、市と支援者の安否確認システムです。",
    username: "ユーザー名",
    password: "パスワード",
    signIn: "サインイン",
    busy: "確認しています",
    code: "確認番号",
    codeHint: "認証アプリに表示された 6 桁の番号、または回復コード",
    bothMissing: "ユーザー名とパスワードを入力してください",
    wrong: "ユーザー名かパスワードが違います",
    wrongWhat: "大文字と小文字、全角と半角を確かめてください。",
    help: "ユーザー名やパスワードが分からないときは、市の担当者に尋ねてください。システムを起動した人は、起動時の画面に表示されたものを使えます。",
    developers: "開発者向け：API の説明",
    emergency: "ここは緊急通報の窓口ではありません。救急・救助は119へ。",
  },
  {
    title: "Sign in",
    heading: "Safety check",
    lead: "The city and its supporters check on everyone with an individual evacuation plan.",
    username: "User name",
    password: "Password",
    signIn: "Sign in",
    busy: "Checking",
    code: "One-time password",
    codeHint: "The six digits that your authenticator app shows, or a recovery code",
    bothMissing: "Enter user name and password",
    wrong: "User name or password is wrong",
    wrongWhat: "Check upper and lower case, and full-width letters.",
    help: "If you do not know your user name or password, ask the city office. Whoever started the system finds them in its start-up output.",
    developers: "For developers: the API",
    emergency: "This is not an emergency line. For ambulance or rescue dial 119.",
  },
);

/** The page that asked for the sign-in, if it is on this site. @returns {URL | undefined} */
function askedFor() {
  try {
    const asked = new URL(new URLSearchParams(location.search).get("next") ?? "", location.origin);
    return asked.origin === location.origin ? asked : undefined;
  } catch {
    return undefined;
  }
}

/** On to the page that was asked for, unless it is somebody else's home. @param {import("/kit/session.js").Me} someone */
function onward(someone) {
  const home = homeOf(someone);
  const asked = askedFor();
  const mine = asked && (asked.pathname.startsWith(home) || !/^\/($|board\/|phone\/)/.test(asked.pathname));
  location.replace(mine ? asked : home);
}

function SignIn() {
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const [city, setCity] = useState(/** @type {string | undefined} */ (undefined));
  useEffect(() => void get("/api/auth/ways").then((ways) => setCity(ways.city), () => {}), []);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => /** @type {HTMLInputElement | null} */ (form.current?.elements.namedItem("username"))?.focus(), []);

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const values = new FormData(/** @type {HTMLFormElement} */ (form.current));
    const username = String(values.get("username")).trim();
    const password = String(values.get("password"));
    setProblem(undefined);
    setWrong("");
    if (!username || !password) return setWrong("bothMissing");
    const code = String(values.get("code") ?? "").trim() || undefined;
    setBusy(true);
    try {
      await post("/api/auth/login", { username, password, code });
      const someone = await recognise();
      if (someone) return onward(someone);
      setWrong("wrong");
    } catch (thrown) {
      const refusal = asProblem(thrown);
      const second = refusal.type.endsWith("second-factor-needed") || refusal.type.endsWith("wrong-second-factor");
      setAsksCode(second);
      if (refusal.type.endsWith("wrong-second-factor")) setProblem(refusal);
      else if (refusal.status !== 401) setProblem(refusal);
      else if (!second) setWrong("wrong");
      if (second) {
        signedOut.value = false;
        setBusy(false);
        return;
      }
    }
    signedOut.value = false;
    setBusy(false);
    /** @type {HTMLInputElement | null} */ (form.current?.elements.namedItem("password"))?.select();
  };

  return html`<div class="entry">
    <h1>${t("heading")}</h1>
    <p class="lead">${t("lead")}</p>
    <form ref=${form} method="post" action="/api/auth/login" onSubmit=${submit} novalidate>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      ${
        wrong &&
        html`<div class="notice bad" role="alert">
        <div><strong>${t(/** @type {any} */ (wrong))}</strong>${wrong === "wrong" && html`<p>${t("wrongWhat")}</p>`}</div>
      </div>`
      }
      <${Field}
        label=${t("username")}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        aria-required="true"
      />
      <${Field}
        label=${t("password")}
        name="password"
        type="password"
        autocomplete="current-password"
        aria-required="true"
      />
      ${
        asksCode &&
        html`<${Field}
          label=${t("code")}
          hint=${t("codeHint")}
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          autofocus
          aria-required="true"
        />`
      }
      <button class="button primary" type="submit" disabled=${busy}>${busy ? t("busy") : t("signIn")}</button>
    </form>
    ${city && html`<p><a class="button" href=${`/api/auth/oidc/login?next=${encodeURIComponent(askedFor()?.pathname ?? "/")}`}>${city}</a></p>`}
    <div class="foot small quiet"><p>${t("help")}</p><p>${t("emergency")}</p><p><a href="/docs/">${t("developers")}</a></p></div>
  </div>`;
}

const app = /** @type {HTMLElement} */ (document.getElementById("app"));
const someone = await recognise().catch(() => undefined);
if (someone) onward(someone);
else {
  signedOut.value = false;
  render(html`<${Shell} title=${t("title")}><${SignIn} /><//>`, app);
}
