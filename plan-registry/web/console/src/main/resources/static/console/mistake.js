// @ts-check
// Somebody who was entered by mistake is erased: by the restricted desk only, with the reason, and after what that means was read.
import { html, useState } from "/kit/vendor/preact-all.js";
import { asProblem, post } from "/kit/api.js";
import { Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { me } from "/kit/session.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    head: "誤登録",
    lead: "この市の対象者ではない人や、二重に登録した人の一方を消します。氏名・住所・要件・同意・予定・下書きの計画など、この人の登録が消え、宛名番号は別の人に使えるようになります。印刷した用紙、過去の災害の記録、閲覧記録は残ります。だれが、いつ、なぜ消したかも閲覧記録に残ります。亡くなった人や転出した人は消さずに「いまの状況」を改めてください。",
    act: "誤登録として消す",
    reason: "理由",
    reasonHint: "例: 隣の市の人。閲覧記録に残ります",
    sure: "{name} を消します。元に戻せません。",
    now: "消す",
    keep: "やめる",
  },
  {
    head: "Entered by mistake",
    lead: "Erases somebody who is not of this city, or one of two entries of one person. Their entry goes: name, address, needs, consents, schedule and drafts of plans; their number is free for somebody else. Printed sheets, records of past incidents and the audit trail stay, and so does who did it, when and why. Whoever died or moved away is not erased: change where in life they are.",
    act: "Erase as a mistake",
    reason: "Reason",
    reasonHint: "Such as: lives in the next city. It stays in the audit trail",
    sure: "{name} is erased. It cannot be undone.",
    now: "Erase",
    keep: "Keep them",
  },
);

/** @param {{person: {id: string, version: number, name: string}}} props */
export function Mistake({ person }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  if (me.value?.role !== "RESTRICTED_DESK") return null;
  /** @param {Event} event */
  const erase = (event) => {
    event.preventDefault();
    setBusy(true);
    void post(`/api/persons/${encodeURIComponent(person.id)}/mistake`, { version: person.version, reason: reason.trim() })
      .then(() => go("#/people"), setProblem)
      .finally(() => setBusy(false));
  };
  return html`<section class="panel">
    <div class="panel-head"><h2>${t("head")}</h2></div>
    <div class="panel-body stack">
      <p>${t("lead")}</p>
      <p><button type="button" class="button" onClick=${() => (setProblem(undefined), setAsking(true))}>${t("act")}</button></p>
      ${
        asking &&
        html`<${Dialog} title=${t("act")} onClose=${() => setAsking(false)}>
          <form class="stack" onSubmit=${erase}>
            <p><strong>${t("sure", { name: person.name })}</strong></p>
            ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
            <${Field} label=${t("reason")} hint=${t("reasonHint")} required maxlength="400" value=${reason}
              problem=${problem === undefined ? undefined : asProblem(problem).of("reason")}
              onInput=${(/** @type {any} */ e) => setReason(e.currentTarget.value)} />
            <p class="row">
              <button type="button" class="button" onClick=${() => setAsking(false)}>${t("keep")}</button>
              <button type="submit" class="button primary" disabled=${busy}>${t("now")}</button>
            </p>
          </form>
        <//>`
      }
    </div>
  </section>`;
}
