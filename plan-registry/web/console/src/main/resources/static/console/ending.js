// @ts-check
// An office closes, a member leaves, either goes on after all, or was never to be there: what that does is said before it is done.
import { html, useEffect, useRef, useState } from "/kit/vendor/preact-all.js";
import { call, post, postForLines } from "/kit/api.js";
import { Dialog, Field, ProblemNotice } from "/kit/parts.js";
import { today } from "/kit/time.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    offices: "閉じる・削除する",
    members: "離職・削除",
    endsoffices: "最後の日のあとは、一覧や選択肢に出ず、安否確認でも連絡しません。担当はその日で終わり、職員も同じ日で終わりになります。これまでの履歴には名前が残ります。引き継ぐときは、先に各職員のページで「担当を引き継ぐ」を行ってください。最後の日の翌日から、アカウントでも端末でも対象者を見られません。端末に残った報告は、その後も届きます。届いたら「端末と招待」で端末を取り消してください。",
    endsmembers: "最後の日のあとは、選択肢に出ず、安否確認でも連絡しません（代理、事業所の順に連絡します）。担当はその日で終わります。これまでの履歴には名前が残ります。引き継ぐときは、先に「担当を引き継ぐ」を行ってください。最後の日の翌日から、アカウントでも端末でも対象者を見られません。端末に残った報告は、その後も届きます。届いたら「端末と招待」で端末を取り消してください。",
    last: "最後の日",
    end: "この日で終わりにする",
    endSure: "{name} を {day} で終わりにします。翌日から、アカウントでも端末でも対象者を見られません。",
    counting: "数えています：{n}人まで確かめました",
    reach: "{n}人の担当が変わり、この日より後は担当しません（サービス事業所としての担当と、支援措置の対象者も数えています）。",
    reachesNobody: "これで担当が変わる人はいません。",
    dropped: "この日より後に始まる予定の担当 {n}件は、なくなります。",
    endNow: "終わりにする",
    ended: "{day} で終わりにしました。担当が終わった人: {n}人",
    notBack: "{n}人は同時に変更されていたため、まだ担当が戻っていません。もう一度押してください。",
    left: "{n}人は同時に変更されていたため、まだ担当が続いています。もう一度押してください。",
    unheard: "返事を受け取れませんでした。行われたかどうかは、下の表示で確かめてください。届いていれば、処理は最後まで続きます。",
    endsOn: "{day} で終わりです。",
    goOn: "再開する",
    goOnWhat: "再開すると、終わりにしたときに変わった担当が、前のとおりに戻ります。その後、同じ役割（サービスは同じ種別の事業所）でほかに担当ができた人は、そのままです。取り消された端末は、もう一度招待してください。",
    wentOn: "再開しました。担当が戻った人: {n}人",
    remove: "誤登録として削除する",
    removeWhat: "誤って登録し、まだ何にも使われていないときだけ削除できます。元に戻せません。",
    removeSure: "{name} を削除します。元に戻せません。よろしいですか。",
    removeNow: "削除する",
    keep: "やめる",
  },
  {
    offices: "Close or remove",
    members: "Leaving or remove",
    endsoffices: "After the last day it is offered in no list and asked nothing in a safety check. Whom it serves it serves until then, and its members leave with it. Histories keep the name. To hand clients over, do so first on the page of each member. From the day after, its accounts and devices show nobody any more. Reports that wait on a device still come in; then withdraw it under “Devices and invitations”.",
    endsmembers: "After the last day the member is offered nowhere and asked nothing in a safety check; the deputy is, then the office. Whom they serve they serve until then. Histories keep the name. To hand clients over, do so first. From the day after, their account and devices show nobody any more. Reports that wait on a device still come in; then withdraw it under “Devices and invitations”.",
    last: "Last day",
    end: "End on this day",
    endSure: "{name} ends on {day}. From the day after, accounts and devices show nobody any more.",
    counting: "Counting: {n} people so far",
    reach: "For {n} people it changes until when they are served: not after that day (services of every kind and people under protection are counted).",
    reachesNobody: "It changes for nobody until when they are served.",
    dropped: "{n} services that were to begin after that day are dropped.",
    endNow: "End it",
    ended: "Ends on {day}. No longer served after it: {n} people",
    notBack: "{n} people were being changed by others and have not been given back. Press once more.",
    left: "{n} people were being changed by others and are served still. Press once more.",
    unheard: "No answer came. See below whether it was done; if it arrived, it is done to its end.",
    endsOn: "Ends on {day}.",
    goOn: "Have it go on",
    goOnWhat: "Whatever the end changed of whom they serve is as before, but for those whom others serve since in that role (of services, an office of the same kind). Devices that were withdrawn are to be invited again.",
    wentOn: "Goes on. Served again: {n} people",
    remove: "Remove as a mistake",
    removeWhat: "Only what was entered by mistake and is used nowhere can be removed. It cannot be undone.",
    removeSure: "{name} is removed. It cannot be undone. Are you sure?",
    removeNow: "Remove",
    keep: "Keep it",
  },
);

/**
 * @param {{kind: "offices" | "members", one: {id: string, version: number, name: string, until?: string}, again: () => void, gone: () => void}} props
 *   `again` when it is another version now, `gone` when it is no more
 */
export function Ending({ kind, one, again, gone }) {
  const at = `/api/${kind}/${encodeURIComponent(one.id)}`;
  const [last, setLast] = useState(today());
  const [done, setDone] = useState("");
  const [sure, setSure] = useState(false);
  const [ending, setEnding] = useState(false);
  const [look, setLook] = useState(/** @type {{looked: number, people: number, dropped: number} | undefined} */ (undefined));
  const counting = useRef(/** @type {AbortController | undefined} */ (undefined));
  useEffect(() => () => counting.current?.abort(), []);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {any} */ (undefined));
  /** @param {Promise<string>} work answers what is said of it @param {() => void} then */
  const act = (work, then) => {
    setBusy(true);
    setProblem(undefined);
    setDone("");
    return work
      .then((word) => (setDone(word), then()))
      .catch((thrown) => (thrown.status === 0 ? (setDone(t("unheard")), again()) : setProblem(thrown)))
      .finally(() => setBusy(false));
  };
  /** @param {Event} event */
  const ask = (event) => {
    event.preventDefault();
    setProblem(undefined);
    setDone("");
    setBusy(true);
    setLook(undefined);
    counting.current = new AbortController();
    postForLines(`${at}/end/count`, { version: one.version, until: last }, setLook, counting.current)
      .then(() => setEnding(true), setProblem)
      .finally(() => setBusy(false));
  };
  const end = () => {
    setEnding(false);
    setLook(undefined);
    void act(
      post(`${at}/end`, { version: one.version, until: last }).then(
        ({ people, left }) => t("ended", { day: last, n: people.toLocaleString() }) + (left > 0 ? ` ${t("left", { n: left })}` : ""),
      ),
      again,
    );
  };
  const goOn = () =>
    void act(
      post(`${at}/go-on`, { version: one.version }).then(
        ({ people, left }) => t("wentOn", { n: people.toLocaleString() }) + (left > 0 ? ` ${t("notBack", { n: left })}` : ""),
      ),
      again,
    );
  const remove = () => {
    setSure(false);
    void act(call("DELETE", at, { query: { version: one.version } }).then(() => ""), gone);
  };
  return html`<details open=${!!one.until || !!done}>
    <summary>${t(kind)}</summary>
    <div class="stack">
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      ${
        one.until &&
        html`<p><strong>${t("endsOn", { day: one.until })}</strong></p>
          <p class="small quiet">${t("goOnWhat")}</p>
          <p><button type="button" class="button" disabled=${busy} onClick=${goOn}>${t("goOn")}</button></p>`
      }
      <form class="stack" onSubmit=${ask}>
        <p>${t(/** @type {any} */ (`ends${kind}`))}</p>
        <${Field} label=${t("last")} type="date" required disabled=${busy} value=${last} onInput=${(/** @type {any} */ e) => setLast(e.currentTarget.value)} />
        <p><button type="submit" class="button" disabled=${busy}>${t("end")}</button></p>
        <p role="status">${busy && look && t("counting", { n: look.looked.toLocaleString() })}</p>
      </form>
      <p class="small quiet">${t("removeWhat")}</p>
      <p><button type="button" class="button" disabled=${busy} onClick=${() => setSure(true)}>${t("remove")}</button></p>
      <p role="status">${done}</p>
      ${
        ending &&
        html`<${Dialog} title=${t("end")} onClose=${() => setEnding(false)}>
          <p>${t("endSure", { name: one.name, day: last })}</p>
          <p><strong>${look?.people ? t("reach", { n: look.people.toLocaleString() }) : t("reachesNobody")}</strong></p>
          ${look?.dropped ? html`<p><strong>${t("dropped", { n: look.dropped.toLocaleString() })}</strong></p>` : ""}
          <p class="row">
            <button type="button" class="button" onClick=${() => setEnding(false)}>${t("keep")}</button>
            <button type="button" class="button primary" onClick=${end}>${t("endNow")}</button>
          </p>
        <//>`
      }
      ${
        sure &&
        html`<${Dialog} title=${t("remove")} onClose=${() => setSure(false)}>
          <p>${t("removeSure", { name: one.name })}</p>
          <p class="row">
            <button type="button" class="button" onClick=${() => setSure(false)}>${t("keep")}</button>
            <button type="button" class="button primary" onClick=${remove}>${t("removeNow")}</button>
          </p>
        <//>`
      }
    </div>
  </details>`;
}
