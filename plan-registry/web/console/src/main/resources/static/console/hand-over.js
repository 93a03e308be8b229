// @ts-check
// All whom a member serves go to another, as when somebody leaves.
import { html, useState } from "/kit/vendor/preact-all.js";
import { post } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { dictionary } from "/kit/words.js";

const t = dictionary(
  {
    title: "担当を引き継ぐ",
    lead: "{name} が今日以降に担当する全員を、別の職員に引き継ぎます。昨日までの担当は履歴に残ります。計画に安否確認者として書かれた名前は変わりません。",
    to: "引き継ぐ職員",
    choose: "選んでください",
    act: "全員を引き継ぐ",
    done: "{n}人を {name} に引き継ぎました。",
    none: "引き継ぐ人はいませんでした。",
    left: "{n}人は同時に変更されていたため、まだ引き継いでいません。もう一度押してください。",
    unheard: "返事を受け取れませんでした。届いていれば、引き継ぎは最後まで続きます。少し待ってもう一度押すと、残りがあれば引き継ぎます。",
  },
  {
    title: "Hand over",
    lead: "Gives all whom {name} serves from today on to another member. What was until yesterday stays in the history. Whom plans name as checker stays as it is.",
    to: "Who takes over",
    choose: "Choose somebody",
    act: "Hand all of them over",
    done: "{n} people went to {name}.",
    none: "There was nobody to hand over.",
    left: "{n} people were being changed by others and are not handed over yet. Press once more.",
    unheard: "No answer came. If it arrived, it is done to its end. Press again in a while to hand over whoever is left.",
  },
);

/** @param {{id: string, name: string, members: {id: string, name: string}[]}} props `members` who may take over, the nearest first */
export function HandOver({ id, name, members }) {
  const [to, setTo] = useState("");
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    setDone("");
    setProblem(undefined);
    void post(`/api/members/${encodeURIComponent(id)}/hand-over`, { to }).then(
      ({ people, left }) => {
        const name = members.find((one) => one.id === to)?.name ?? "";
        const given = people === 0 && left === 0 ? t("none") : t("done", { n: people.toLocaleString(), name });
        setDone(left > 0 ? `${given} ${t("left", { n: left })}` : given);
      },
      (thrown) => (thrown.status === 0 ? setDone(t("unheard")) : setProblem(thrown)),
    );
  };
  return html`<details>
    <summary>${t("title")}</summary>
    <form class="stack" onSubmit=${submit}>
      <p>${t("lead", { name })}</p>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      <${Field} label=${t("to")} tag="select" required value=${to} onChange=${(/** @type {any} */ e) => setTo(e.currentTarget.value)}>
        <option value="">${t("choose")}</option>
        ${members.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      <//>
      <p><button type="submit" class="button">${t("act")}</button></p>
      <p role="status">${done}</p>
    </form>
  </details>`;
}
