// @ts-check
// A drill and a real disaster at the same time: whoever looks at the one is told of the other, and can tell them apart.
import { html, useEffect, useState } from "/kit/vendor/preact-all.js";
import { get } from "/kit/api.js";
import { dictionary } from "/kit/words.js";
import { incident, page } from "./incident.js";

const EVERY = 10_000;

const t = dictionary(
  {
    real: "本番の災害が開いています：{title}",
    realWhat: "いま見ているのは訓練です。",
    goReal: "本番の画面へ",
    drill: "訓練「{title}」も行われています。この画面は本番です。",
  },
  {
    real: "A real incident is open: {title}",
    realWhat: "What you are looking at is a drill.",
    goReal: "Go to the real one",
    drill: "The drill “{title}” is going on as well. This screen is the real one.",
  },
);

/** @param {{id: string}} props */
export function OtherIncident({ id }) {
  const [others, setOthers] = useState(/** @type {import("./incident.js").Incident[]} */ ([]));
  const mode = incident.value?.mode;
  useEffect(() => {
    const look = () =>
      get("/api/incidents").then(
        (answer) => setOthers(answer.items.filter((/** @type {any} */ one) => one.id !== id && one.state !== "CLOSED")),
        () => undefined,
      );
    void look();
    const timer = setInterval(() => !document.hidden && look(), EVERY);
    return () => clearInterval(timer);
  }, [id]);
  const other = others.find((one) => one.mode !== mode);
  if (!mode || !other) return null;
  if (mode === "REAL") return html`<p class="other-drill small" role="note">${t("drill", { title: other.title })}</p>`;
  return html`<div class="notice bad other-real" role="alert">
    <div><strong>${t("real", { title: other.title })}</strong> <span class="small">${t("realWhat")}</span></div>
    <a class="button primary" href=${page(other.id)}>${t("goReal")}</a>
  </div>`;
}
