// @ts-check
// Behind an invitation's link or QR code: one tap, and this device is remembered. The code stands after # in the address, so
// that no server ever sees it in a log; it is redeemed by a tap and never by merely opening the page, since mail programs and
// chats open links by themselves.
import { html, render, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { asProblem, newId, post, signedOut } from "/kit/api.js";
import { DEVICE_WITHDRAWN } from "/kit/forget.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { homeOf, recognise } from "/kit/session.js";
import { Shell } from "/kit/shell.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    title: "端末の登録",
    lead: "この端末を登録すると、次からはパスワードなしで安否の報告ができます。登録は市がいつでも取り消せます。",
    withLink: "招待を読み取りました。端末の名前を確かめて、登録してください。",
    code: "招待コード",
    codeHint: "カードに書かれた8文字。ハイフンや大文字・小文字は気にせず入力できます",
    codeMissing: "招待コードを入力してください",
    name: "この端末の名前",
    nameHint: "紛失したときに、市や自分が見分けるための名前です",
    nameMissing: "この端末の名前を入力してください",
    enrol: "この端末を登録する",
    busy: "登録しています",
    withdrawn: "この端末の登録は取り消されました",
    withdrawnWhat: "端末に残っていたデータは消去しました。もう一度使うには、市に新しい招待を依頼してください。",
    known: "この端末は「{name}」として使われています",
    knownWhat: "登録し直すと、次からは新しい招待の人として使います。",
    onward: "このまま使う",
    other: "別のコードを入力する",
    iphone: "iPhone",
    ipad: "iPad",
    android: "Androidの端末",
    pc: "パソコン",
    some: "端末",
  },
  {
    title: "Enrol this device",
    lead: "Once enrolled, this device reports without a password. The city can withdraw it at any time.",
    withLink: "The invitation was read. Check the device's name and enrol it.",
    code: "Invitation code",
    codeHint: "The eight characters on the card; hyphens and capitals do not matter",
    codeMissing: "Enter the invitation code",
    name: "Name of this device",
    nameHint: "So that you and the city can tell it from others when it is lost",
    nameMissing: "Enter a name for this device",
    enrol: "Enrol this device",
    busy: "Enrolling",
    withdrawn: "This device was withdrawn",
    withdrawnWhat: "What was kept on it has been erased. To use it again, ask the city for a new invitation.",
    known: "This device is in use as {name}",
    knownWhat: "If you enrol it again, it will belong to whoever the new invitation is for.",
    onward: "Go on as before",
    other: "Enter another code",
    iphone: "iPhone",
    ipad: "iPad",
    android: "Android device",
    pc: "Computer",
    some: "Device",
  },
);

const ID = "anpi.enrol.device";

/** Made once and kept while this tab lives: a call whose answer was lost is repeated under the same id. */
function deviceId() {
  const kept = sessionStorage.getItem(ID) ?? newId();
  sessionStorage.setItem(ID, kept);
  return kept;
}

function usualName() {
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent)) return t("iphone");
  if (/iPad/.test(agent)) return t("ipad");
  if (/Android/.test(agent)) return t("android");
  return /Windows|Macintosh|Linux/.test(agent) ? t("pc") : t("some");
}

/** @param {{linked: string, withdrawn: boolean, someone: import("/kit/session.js").Me | undefined}} props */
function Enrol({ linked, withdrawn, someone }) {
  const [byLink, setByLink] = useState(!!linked);
  const [code, setCode] = useState("");
  const [name, setName] = useState(usualName);
  const [missing, setMissing] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const [busy, setBusy] = useState(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => {
    if (!byLink) /** @type {HTMLInputElement | null} */ (form.current?.elements.namedItem("code"))?.focus();
  }, [byLink]);

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const wrong = !byLink && !code.trim() ? "code" : name.trim() ? "" : "name";
    setMissing(wrong);
    setProblem(undefined);
    if (wrong) return /** @type {HTMLInputElement} */ (form.current?.elements.namedItem(wrong)).focus();
    setBusy(true);
    try {
      await post("/api/enrolments/redeem", {
        code: byLink ? linked : code.trim(),
        deviceName: name.trim(),
        deviceId: deviceId(),
      });
      sessionStorage.removeItem(ID);
      const mine = await recognise();
      return location.replace(mine ? homeOf(mine) : "/phone/");
    } catch (thrown) {
      setProblem(asProblem(thrown));
      signedOut.value = false;
      setBusy(false);
    }
  };

  return html`<div class="enrol">
    <h1>${t("title")}</h1>
    <p class="lead">${byLink ? t("withLink") : t("lead")}</p>
    ${
      withdrawn &&
      html`<div class="notice bad" role="alert">
        <div><strong>${t("withdrawn")}</strong><p>${t("withdrawnWhat")}</p></div>
      </div>`
    }
    ${
      someone &&
      html`<div class="notice wait">
        <div><strong>${t("known", { name: someone.displayName ?? someone.username })}</strong><p>${t("knownWhat")}</p></div>
        <a class="button" href=${homeOf(someone)}>${t("onward")}</a>
      </div>`
    }
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <form ref=${form} onSubmit=${submit} novalidate>
      ${
        !byLink &&
        html`<${Field}
          label=${t("code")}
          hint=${t("codeHint")}
          name="code"
          class="code"
          value=${code}
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="60"
          aria-required="true"
          problem=${missing === "code" ? t("codeMissing") : ""}
          onInput=${(/** @type {any} */ e) => setCode(e.currentTarget.value)}
        />`
      }
      <${Field}
        label=${t("name")}
        hint=${t("nameHint")}
        name="name"
        value=${name}
        maxlength="60"
        autocomplete="off"
        aria-required="true"
        problem=${missing === "name" ? t("nameMissing") : ""}
        onInput=${(/** @type {any} */ e) => setName(e.currentTarget.value)}
      />
      <button class="button primary" type="submit" disabled=${busy}>${busy ? t("busy") : t("enrol")}</button>
      ${
        byLink &&
        html`<button
          class="button plain"
          type="button"
          onClick=${() => (setByLink(false), setProblem(undefined))}
        >${t("other")}</button>`
      }
    </form>
  </div>`;
}

const app = /** @type {HTMLElement} */ (document.getElementById("app"));
const said = location.hash.slice(1);
const withdrawn = said === DEVICE_WITHDRAWN;
// A device that was just told to forget everything need not ask who it is.
const someone = withdrawn ? undefined : await recognise().catch(() => undefined);
signedOut.value = false;
render(
  html`<${Shell} title=${t("title")}><${Enrol} linked=${withdrawn ? "" : said} withdrawn=${withdrawn} someone=${someone} /><//>`,
  app,
);
addEventListener("hashchange", () => location.reload());
