// @ts-check
// Deadlines fall due by the server's clock, and ages on screen are told by this computer's: whoever watches is told when one
// of them cannot be trusted.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { duration } from "/kit/time.js";
import { dictionary } from "/kit/words.js";

const EVERY = 60_000;
const TOO_FAR = 60_000;
const HIDDEN_FOR = 3_600_000;

const t = dictionary(
  {
    server: "サーバーの時計が合わせられていません",
    serverWhat: "期限や残り時間がずれるおそれがあります。運用担当に、時刻合わせ（NTP）を確かめるよう伝えてください。",
    own: "この端末の時計が {d} ずれています",
    ownWhat: "画面の「○前」の表示がずれます。端末の時刻を合わせてください。",
    hide: "隠す",
  },
  {
    server: "Nobody keeps the server's clock right",
    serverWhat: "Deadlines and the time left may be off. Ask the operator to look at the time service (NTP).",
    own: "This computer's clock is {d} off",
    ownWhat: "Ages on screen are off as well. Set this computer's time.",
    hide: "Hide",
  },
);

export function ClockWarning() {
  const [trust, setTrust] = useState("");
  const [off, setOff] = useState(0);
  const [hidden, setHidden] = useState(/** @type {{server: boolean, off: number, at: number} | undefined} */ (undefined));
  useEffect(() => {
    const look = async () => {
      const asked = Date.now();
      const answer = await get("/api/server-clock").catch(() => undefined);
      if (!answer) return;
      setTrust(answer.trust);
      setOff(Math.abs((asked + Date.now()) / 2 - Date.parse(answer.now)));
    };
    void look();
    const timer = setInterval(() => !document.hidden && look(), EVERY);
    return () => clearInterval(timer);
  }, []);
  const server = trust === "UNSYNCHRONISED";
  // Hidden is what was seen, for a while: what is new or has grown worse is said again.
  const seen = hidden && (hidden.server || !server) && off < hidden.off + TOO_FAR && Date.now() < hidden.at + HIDDEN_FOR;
  const warns = (server || off >= TOO_FAR) && !seen;
  return html`<div role="status">
    ${
      warns &&
      html`<div class="notice wait clock-warning">
        <div>
          ${server && html`<p><strong>${t("server")}</strong> <span class="small">${t("serverWhat")}</span></p>`}
          ${off >= TOO_FAR && html`<p><strong>${t("own", { d: duration(off) })}</strong> <span class="small">${t("ownWhat")}</span></p>`}
        </div>
        <button type="button" class="button compact" onClick=${() => setHidden({ server, off, at: Date.now() })}>${t("hide")}</button>
      </div>`
    }
  </div>`;
}
