// @ts-check
// New requests on the locked screen, where the browser can: asked for by a tap, never by itself, and given up at signing out.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { asProblem, get, post } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    on: "新しい依頼をこの端末に通知する",
    what: "通知には人数だけを表示し、氏名は表示しません。",
    active: "新しい依頼をこの端末に通知します",
    refused: "通知が許可されていません。端末の設定で許可してください。",
  },
  {
    on: "Notify this device of new requests",
    what: "A notification shows how many people are meant, never a name.",
    active: "This device is notified of new requests",
    refused: "Notifications are not allowed. Allow them in the device's settings.",
  },
);

const able = () => "serviceWorker" in navigator && "PushManager" in self && "Notification" in self;

/** @param {string} base64url */
const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

/** @returns {Promise<PushSubscription | null>} */
async function subscription() {
  const worker = await navigator.serviceWorker.getRegistration();
  return worker ? worker.pushManager.getSubscription() : null;
}

/** @param {string} key of the city */
async function subscribe(key) {
  const worker = await navigator.serviceWorker.ready;
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  await post("/api/push", made.toJSON());
}

export function Notify() {
  const [key, setKey] = useState("");
  const [active, setActive] = useState(false);
  const [refused, setRefused] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  useEffect(() => {
    if (!able()) return;
    void Promise.all([get("/api/push"), subscription()]).then(
      ([offer, made]) => {
        setKey(offer.key ?? "");
        setActive(!!made);
        // The city may have lost it, and whoever is signed in now may be somebody else.
        if (made && offer.key) void post("/api/push", made.toJSON()).catch(() => undefined);
      },
      () => undefined,
    );
  }, []);
  if (!key) return null;
  const turnOn = async () => {
    setProblem(undefined);
    setRefused((await Notification.requestPermission()) !== "granted");
    if (Notification.permission !== "granted") return;
    await subscribe(key).then(
      () => setActive(true),
      (thrown) => setProblem(asProblem(thrown)),
    );
  };
  return html`<section class="unable stack">
    ${active && html`<p class="small" role="status">${t("active")}</p>`}
    ${
      !active &&
      html`<button type="button" class="button" onClick=${turnOn}>${t("on")}</button>
        <p class="small quiet">${t("what")}</p>`
    }
    ${refused && html`<p class="problem-text" role="alert">${t("refused")}</p>`}
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
  </section>`;
}
