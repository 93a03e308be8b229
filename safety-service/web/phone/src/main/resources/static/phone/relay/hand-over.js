// @ts-check
// What waits on this device, as QR codes that take turns: another phone or the desk reads them and carries them on. They stay here
// until the city itself answers this device.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { dictionary } from "/kit/words.js";
import { entries, portable } from "../report/outbox.js";
import { toFrames } from "./frames.js";

const t = dictionary(
  {
    title: "QRコードで預ける",
    back: "送信の状況へ戻る",
    what: "電波の届く端末や市の窓口で「QRコードで預かる」を開き、この画面を読み取ってもらってください。報告は、市から直接返事が届くまでこの端末にも残ります。二重に届いても1件として数えます。",
    none: "送信待ちの報告はありません",
    code: "QRコード {n} / {count}（報告 {reports} 件）",
    stop: "止める",
    go: "動かす",
    before: "前へ",
    next: "次へ",
  },
  {
    title: "Hand over by QR codes",
    back: "Back to sent and unsent",
    what: "On a device with a network, or at the city's desk, open “Take over by QR codes” and read this screen. The reports also stay on this device until the city answers it directly. Arriving twice counts once.",
    none: "Nothing is waiting to be sent",
    code: "QR code {n} of {count} ({reports} reports)",
    stop: "Hold still",
    go: "Go on",
    before: "Previous",
    next: "Next",
  },
);

const EACH = 450;

/** The dark modules as one path: no markup is made from text. @param {boolean[][]} modules */
const path = (modules) =>
  modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");

export function HandOver() {
  const list = entries.value.filter(portable);
  const key = list.map((entry) => entry.id).join();
  const [codes, setCodes] = useState(/** @type {boolean[][][]} */ ([]));
  const [at, setAt] = useState(0);
  const [still, setStill] = useState(matchMedia("(prefers-reduced-motion: reduce)").matches);
  useEffect(() => {
    let wanted = true;
    void Promise.all([toFrames(list), import("/kit/vendor/qr.js")]).then(([frames, { encode }]) => {
      if (wanted) setCodes(frames.map((frame) => encode(frame, "raw", { ecc: "low", border: 4 })));
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  useEffect(() => {
    if (still || codes.length < 2) return undefined;
    const turning = setInterval(() => setAt((now) => (now + 1) % codes.length), EACH);
    return () => clearInterval(turning);
  }, [still, codes.length]);
  const n = codes.length ? at % codes.length : 0;
  const code = codes[n];
  const turn = (/** @type {number} */ by) => setAt((n + by + codes.length) % codes.length);
  return html`<div class="stack relay">
    <p><a href="#/outbox">${t("back")}</a></p>
    <h1>${t("title")}</h1>
    <p>${t("what")}</p>
    ${list.length === 0 && html`<p class="empty">${t("none")}</p>`}
    ${
      list.length > 0 &&
      code &&
      html`<figure>
          <svg class="code" data-frame=${n + 1} viewBox="0 0 ${code.length} ${code.length}" shape-rendering="crispEdges" role="img"
            aria-label=${t("code", { n: n + 1, count: codes.length, reports: list.length })}>
            <rect class="code-ground" width=${code.length} height=${code.length} />
            <path class="code-ink" d=${path(code)} />
          </svg>
          <figcaption>${t("code", { n: n + 1, count: codes.length, reports: list.length })}</figcaption>
        </figure>
        ${
          codes.length > 1 &&
          html`<p class="row">
            <button type="button" class="button" onClick=${() => setStill(!still)}>${t(still ? "go" : "stop")}</button>
            <button type="button" class="button" disabled=${!still} onClick=${() => turn(-1)}>${t("before")}</button>
            <button type="button" class="button" disabled=${!still} onClick=${() => turn(1)}>${t("next")}</button>
          </p>`
        }`
    }
  </div>`;
}
