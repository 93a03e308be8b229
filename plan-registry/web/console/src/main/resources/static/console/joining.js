// @ts-check
// Numbers of the care-plan exchange are joined to the people and offices of the register. A person keeps the numbers they have:
// whoever moved to another town's insurance has two.
import { html, useState } from "/kit/vendor/preact-all.js";
import { call, get, post } from "/kit/api.js";
import { Field, ProblemNotice } from "/kit/parts.js";
import { GroupBadge } from "/kit/state.js";
import { dictionary } from "/kit/words.js";

const SHOWN = 8;

const t = dictionary(
  {
    pair: "保険者 {insurer} ／ 被保険者 {number}",
    open: "対象者を探す",
    openOf: "対象者を探す：{number}",
    search: "対象者を探す（氏名・住所・電話の一部）",
    find: "探す",
    none: "該当する人はいません。",
    more: "ほかにもいます。もう少し詳しく入れてください。",
    join: "この人に結び付ける",
    joinOf: "この人に結び付ける：{name}、{number}",
    joined: "{name} に結び付けました。",
    undo: "取り消す",
    undoOf: "{name} との結び付きを取り消す：{number}",
    office: "{number} の事業所",
    choose: "選ぶ",
    joinOffice: "結び付ける",
    joinOfficeOf: "{number} を結び付ける",
  },
  {
    pair: "Insurer {insurer}, insured {number}",
    open: "Find the person",
    openOf: "Find the person: {number}",
    search: "Find a person by part of a name, address or number",
    find: "Find",
    none: "Nobody was found.",
    more: "There are more; say more of them.",
    join: "Join to this person",
    joinOf: "Join to this person: {name}, {number}",
    joined: "Joined to {name}.",
    undo: "Undo",
    undoOf: "Undo joining {number} to {name}",
    office: "Office of {number}",
    choose: "Choose",
    joinOffice: "Join",
    joinOfficeOf: "Join {number}",
  },
);

/** @param {{one: import("./schedules.js").Unlinked, joined: () => void}} props */
export function JoinPerson({ one, joined }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(one.name ?? one.kana ?? "");
  const [found, setFound] = useState(/** @type {{items: import("./words.js").Summary[], found: number} | undefined} */ (undefined));
  const [done, setDone] = useState(/** @type {import("./words.js").Summary | undefined} */ (undefined));
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  const find = () =>
    post("/api/persons/search", { text, limit: SHOWN }).then((answer) => (setFound(answer), setProblem(undefined)), setProblem);
  /** @param {import("./words.js").Summary} person @param {boolean} theirs false takes it from them again */
  const join = async (person, theirs = true) => {
    const at = `/api/schedules/persons/${encodeURIComponent(person.id)}/numbers`;
    try {
      const { numbers, version } = await get(at);
      const others = numbers.filter((/** @type {any} */ each) => each.insurer !== one.insurer || each.number !== one.number);
      await call("PUT", at, { json: { version, numbers: theirs ? [...others, { insurer: one.insurer, number: one.number }] : others } });
      setDone(theirs ? person : undefined);
      setProblem(undefined);
      joined();
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  const who = html`<span>
    ${one.name ?? ""} <span class="small quiet">${one.kana ?? ""} ${one.birthDate ?? ""} ${t("pair", { insurer: one.insurer, number: one.number })}</span>
  </span>`;
  if (done)
    return html`${who} <span role="status">${t("joined", { name: done.name })}</span>
      <button type="button" class="button compact" aria-label=${t("undoOf", { name: done.name, number: one.number })} onClick=${() => void join(done, false)}>${t("undo")}</button>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}`;
  if (!open)
    return html`${who}
      <button type="button" class="button compact" aria-label=${t("openOf", { number: one.number })} onClick=${() => (setOpen(true), text && void find())}>${t("open")}</button>`;
  return html`${who}
    <form
      class="stack"
      onSubmit=${(/** @type {Event} */ e) => {
        e.preventDefault();
        void find();
      }}
    >
      <div class="row">
        <${Field} label=${t("search")} type="search" autocomplete="off" value=${text} onInput=${(/** @type {any} */ e) => setText(e.currentTarget.value)} />
        <button type="submit" class="button">${t("find")}</button>
      </div>
      ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
      ${found && html`<p role="status">${found.found === 0 ? t("none") : found.found > SHOWN ? t("more") : ""}</p>`}
      ${
        found &&
        found.items.length > 0 &&
        html`<ul>
          ${found.items.map(
            (person) => html`<li key=${person.id}>
              <${GroupBadge} group=${person.group} /> ${person.name} <span class="small quiet">${person.kana} ${person.birthDate ?? ""} ${person.address ?? ""}</span>
              <button type="button" class="button compact" aria-label=${t("joinOf", { name: person.name, number: one.number })} onClick=${() => void join(person)}>${t("join")}</button>
            </li>`,
          )}
        </ul>`
      }
    </form>`;
}

/** @param {{one: {number: string, name: string}, offices: {id: string, name: string}[], joined: () => void}} props */
export function JoinOffice({ one, offices, joined }) {
  const [chosen, setChosen] = useState("");
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (undefined));
  /** @param {Event} event */
  const join = async (event) => {
    event.preventDefault();
    const at = `/api/schedules/offices/${encodeURIComponent(chosen)}/numbers`;
    try {
      const { numbers } = await get(at);
      await call("PUT", at, { json: { numbers: [...numbers, one.number] } });
      setDone(offices.find((office) => office.id === chosen)?.name ?? chosen);
      joined();
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  if (done) return html`<span>${one.number} ${one.name}</span> <span role="status">${t("joined", { name: done })}</span>`;
  return html`<form class="row" onSubmit=${join}>
    <span>${one.number} ${one.name}</span>
    <${Field} label=${t("office", { number: one.number })} tag="select" required value=${chosen} onChange=${(/** @type {any} */ e) => setChosen(e.currentTarget.value)}>
      <option value="">${t("choose")}</option>
      ${offices.map((office) => html`<option key=${office.id} value=${office.id}>${office.name}</option>`)}
    <//>
    <button type="submit" class="button compact" aria-label=${t("joinOfficeOf", { number: one.number })} disabled=${!chosen}>${t("joinOffice")}</button>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
  </form>`;
}
