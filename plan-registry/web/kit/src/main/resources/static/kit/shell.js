// @ts-check
// What stands around every page: header, drill banner, the mark of sample data, language, theme, sign-out.
import { effect, html, signal, useEffect, useErrorBoundary, useRef } from "/kit/vendor/preact-all.js";
import { asProblem, signedOut } from "/kit/api.js";
import { unanswered } from "/kit/forget.js";
import { actsAtDesk, leaving, me, signInAddress, signOut } from "/kit/session.js";
import { dictionary, language, speak } from "/kit/words.js";

const t = dictionary(
  {
    product: "安否確認",
    skip: "本文へ移動",
    sample: "見本データ",
    sampleWhy: "実在の人物・住所ではありません",
    drill: "訓練 — 実際の災害ではありません",
    drillTitle: "【訓練】",
    menu: "メニュー",
    otherLanguage: "English",
    dark: "暗い画面にする",
    light: "明るい画面にする",
    signOut: "サインアウト",
    console: "対象者と計画",
    guides: "手引き",
    devices: "端末の管理",
    leaveDevice: "この端末の登録をやめる",
    leaveDeviceSure: "この端末の登録をやめますか。もう一度使うには、市の新しい招待が必要です。",
    unanswered:
      "市の返事がまだない報告が {n} 件あります。サインアウトすると、同じタブで次にサインインするまで、もう一度送れません。タブを閉じると消えます。サインアウトしますか。",
    signedOut: "サインインの期限が切れました",
    signedOutWhat: "もう一度サインインすると、この画面に戻ります。",
    signIn: "サインイン",
    broken: "この画面を表示できません",
    brokenWhat: "読み込み直しても続くときは、画面の表示をシステム担当へ伝えてください。",
    reload: "読み込み直す",
  },
  {
    product: "Safety check",
    skip: "Skip to content",
    sample: "Sample data",
    sampleWhy: "No real people or addresses",
    drill: "Drill — this is not a real disaster",
    drillTitle: "[Drill] ",
    menu: "Menu",
    otherLanguage: "日本語",
    dark: "Dark screen",
    light: "Light screen",
    signOut: "Sign out",
    console: "People and plans",
    guides: "Guides (Japanese)",
    devices: "Devices",
    leaveDevice: "Stop using this device",
    leaveDeviceSure: "Stop using this device? To use it again you will need a new invitation from the city.",
    unanswered:
      "{n} reports have no answer from the city yet. If you sign out they cannot be sent again until you sign in in the same tab, and closing it erases them. Sign out?",
    signedOut: "Your session has ended",
    signedOutWhat: "Sign in again and you will return to this page.",
    signIn: "Sign in",
    broken: "This page cannot be shown",
    brokenWhat: "If reloading does not help, tell the system operator what you see.",
    reload: "Reload",
  },
);

const theme = signal(document.documentElement.dataset.theme === "dark" ? "dark" : "light");
effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

/** @param {"dark" | "light"} next */
function show(next) {
  theme.value = next;
  try {
    localStorage.setItem("anpi.theme", next);
  } catch {
    // a browser that remembers nothing still switches
  }
}

export const Mark = () => html`<svg viewBox="0 0 32 32" aria-hidden="true">
  <path fill="currentColor" d="M16 2 4 6.5v8.7C4 22.6 9 28 16 30c7-2 12-7.4 12-14.8V6.5z" />
  <path
    fill="none"
    stroke="var(--surface)"
    stroke-width="3.2"
    stroke-linecap="round"
    stroke-linejoin="round"
    d="m10.5 16 4 4 7.5-8.5"
  />
</svg>`;

/** Settings and sign-out; closes by Escape or a click elsewhere. @param {{beforeSignOut?: () => Promise<boolean>}} props */
export function Menu({ beforeSignOut }) {
  const box = useRef(/** @type {HTMLDetailsElement | null} */ (null));
  useEffect(() => {
    /** @param {Event} event */
    const close = (event) => {
      const open = box.current;
      if (!open?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        open.open = false;
        open.querySelector("summary")?.focus();
      } else if (!open.contains(/** @type {Node} */ (event.target))) open.open = false;
    };
    document.addEventListener("keydown", close);
    document.addEventListener("click", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("click", close);
    };
  }, []);
  const someone = me.value;
  const busy = useRef(false);
  const leave = async () => {
    if (someone?.deviceId && !confirm(t("leaveDeviceSure"))) return;
    const n = someone ? await unanswered(someone.username) : 0;
    if (n > 0 && !confirm(t("unanswered", { n }))) return;
    if (!beforeSignOut || (await beforeSignOut())) await signOut().catch((thrown) => alert(asProblem(thrown).title));
  };
  const leaveOnce = () => {
    if (busy.current) return;
    busy.current = true;
    void leave().finally(() => (busy.current = false));
  };
  return html`<details class="menu" ref=${box}>
    <summary><span class="menu-name">${someone?.displayName ?? someone?.username ?? t("menu")}</span></summary>
    <div class="menu-panel">
      ${someone && html`<p class="small">${someone.displayName}<br /><span class="quiet">${someone.username}</span></p>`}
      <button
        type="button"
        lang=${language.value === "ja" ? "en" : "ja"}
        onClick=${() => speak(language.value === "ja" ? "en" : "ja")}
      >${t("otherLanguage")}</button>
      <button
        type="button"
        onClick=${() => show(theme.value === "dark" ? "light" : "dark")}
      >${theme.value === "dark" ? t("light") : t("dark")}</button>
      ${actsAtDesk(someone) && html`<a href="/console/">${t("console")}</a>`}
      <a href="/guide/">${t("guides")}</a>
      ${someone && html`<a href="/devices/">${t("devices")}</a>`}
      ${someone && html`<button type="button" onClick=${leaveOnce}>${t(someone.deviceId ? "leaveDevice" : "signOut")}</button>`}
    </div>
  </details>`;
}

/**
 * @param {{title?: string, heading?: unknown, aside?: unknown, home?: string, drill?: boolean, children?: unknown,
 *   beforeSignOut?: () => Promise<boolean>}} props `title` is the window's; `heading` what stands in the header, `aside` on its right; `drill` puts the stripes on
 */
export function Shell({ title, heading, aside, home = "/", drill = false, children, beforeSignOut }) {
  const [failure] = useErrorBoundary((error) => console.error(error));
  const full = `${drill ? t("drillTitle") : ""}${title ? `${title} · ` : ""}${t("product")}`;
  useEffect(() => {
    document.title = full;
  }, [full]);
  return html`
    <a class="skip" href="#main" onClick=${jump}>${t("skip")}</a>
    <header class="top">
      <div class="top-bar">
        <a
          class="brand"
          href=${home}
        ><${Mark} /><span class="brand-word">${t("product")}</span><span class="unseen">Anpi</span></a>
        <div class="top-title">${heading}</div>
        ${aside}
        ${me.value?.sample && html`<span class="sample" title=${t("sampleWhy")}>${t("sample")}</span>`}
        <${Menu} beforeSignOut=${beforeSignOut} />
      </div>
      ${drill && html`<div class="drill-banner"><strong>${t("drill")}</strong></div>`}
    </header>
    ${
      signedOut.value &&
      me.value &&
      html`<div class="notice bad" role="alert">
      <div><strong>${t("signedOut")}</strong><br />${t("signedOutWhat")}</div>
      <a class="button primary" href=${signInAddress()}>${t("signIn")}</a>
    </div>`
    }
    <main id="main" tabindex="-1">
      ${
        failure
          ? html`<div class="notice bad" role="alert">
            <div><strong>${t("broken")}</strong><br />${t("brokenWhat")}</div>
            <button type="button" class="button" onClick=${() => location.reload()}>${t("reload")}</button>
          </div>`
          : !leaving.value && children
      }
    </main>
  `;
}

/** Pages route by the hash, so the skip link moves the focus itself. @param {Event} event */
function jump(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
