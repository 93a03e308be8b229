// @ts-check
// Writing down who serves somebody, from when to when: the order in which a safety check asks follows from it.
import { html } from "/kit/vendor/preact-all.js";
import { call, get, getAll } from "/kit/api.js";
import { ProblemNotice } from "/kit/parts.js";
import { go } from "/kit/route.js";
import { stillWorks } from "/kit/time.js";
import { codes, dictionary } from "/kit/words.js";
import { Entries } from "./editor-lists.js";
import { cleaned, fieldsOf, SaveBar, useDraft, Waiting } from "./forms.js";
import { mayServe } from "./offices.js";

const t = dictionary(
  {
    title: "{name} 担当",
    cancel: "やめる",
    care: "担当",
    careHint: "終わった担当は消さずに、最後の日を入れてください。",
    role: "役割",
    office: "事業所",
    member: "職員",
    memberHint: "決まっていなければ空欄",
    outside: "{name}（この地区は提供地域外）",
    from: "最初の日",
    to: "最後の日",
  },
  {
    title: "{name}: who serves them",
    cancel: "Cancel",
    care: "Who serves them",
    careHint: "Give what has ended a last day rather than removing it.",
    role: "As",
    office: "Office",
    member: "Member",
    memberHint: "Left blank while nobody is chosen",
    outside: "{name} (does not serve this district)",
    from: "First day",
    to: "Last day",
  },
);

const ROLES = ["CARE_MANAGER", "VISITING_NURSE", "VISITING_DOCTOR", "PROVIDER"];
export const roleWord = codes(
  { CARE_MANAGER: "ケアマネジャー・相談支援", VISITING_NURSE: "訪問看護", VISITING_DOCTOR: "訪問診療", PROVIDER: "サービス事業所" },
  { CARE_MANAGER: "Care manager", VISITING_NURSE: "Visiting nurse", VISITING_DOCTOR: "Visiting doctor", PROVIDER: "Provider" },
);

/** @typedef {{role: string, office: string, member?: string, from: string, to?: string}} Assignment */

/** @param {{id: string}} props */
export function CareForm({ id }) {
  const of = `/api/persons/${encodeURIComponent(id)}`;
  const form = useDraft(
    async () => {
      const [person, offices, members] = await Promise.all([
        get(of),
        getAll("/api/offices", { limit: 1000 }),
        getAll("/api/members", { limit: 1000 }),
      ]);
      const names = new Map([...offices, ...members].map((one) => [one.id, one.name]));
      offices.sort((one, other) => one.name.localeCompare(other.name, "ja"));
      return { draft: { assignments: /** @type {Assignment[]} */ (person.assignments) }, facts: { person, offices, members, names } };
    },
    async ({ assignments }, { person }) => {
      await call("PUT", `${of}/assignments`, { json: cleaned({ version: person.version, assignments }) });
      go(`#/people/${id}`);
    },
  );
  const { draft, facts, set, problem } = form;
  if (!draft || !facts) return html`<${Waiting} ...${form} />`;
  const { line, pick } = fieldsOf(problem);
  /** @param {string} code */
  const nameOf = (code) => facts.names.get(code) ?? code;
  /** @param {string} code */
  const officeWord = (code) => {
    const office = facts.offices.find((each) => each.id === code);
    const { district } = facts.person;
    return office && district && !mayServe(office, district) ? t("outside", { name: office.name }) : nameOf(code);
  };
  /** Who still works, and whoever stands there. @param {{id: string, until?: string}[]} all @param {string | undefined} chosen */
  const offered = (all, chosen) => all.filter((one) => stillWorks(one) || one.id === chosen).map((one) => one.id);
  /** @param {Assignment} served */
  const membersOf = ({ office, member }) => offered(facts.members.filter((one) => one.office === office), member);
  return html`<form class="stack" onSubmit=${form.submit}>
    <p><a href="#/people/${id}">${t("cancel")}</a></p>
    <h1>${t("title", { name: facts.person.name })}</h1>
    ${problem !== undefined && html`<${ProblemNotice} problem=${problem} />`}
    <${Entries}
      legend=${t("care")}
      hint=${t("careHint")}
      list=${draft.assignments}
      blank=${() => ({ role: "", office: "", from: "" })}
      nameOf=${(/** @type {Assignment} */ one) => nameOf(one.office)}
      change=${(/** @type {Assignment[]} */ assignments) => set({ assignments })}
      form=${(/** @type {Assignment} */ one, /** @type {any} */ put, /** @type {number} */ i) => html`
        ${pick(`assignments[${i}].role`, t("role"), one.role, ROLES, roleWord, (role) => put({ role }), { required: true })}
        ${pick(`assignments[${i}].office`, t("office"), one.office, offered(facts.offices, one.office), officeWord, (office) => put({ office, member: undefined }), { required: true })}
        ${pick(`assignments[${i}].member`, t("member"), one.member, membersOf(one), nameOf, (member) => put({ member }), { hint: t("memberHint") })}
        ${line(`assignments[${i}].from`, t("from"), one.from, (from) => put({ from }), { type: "date", required: true })}
        ${line(`assignments[${i}].to`, t("to"), one.to, (to) => put({ to }), { type: "date" })}`}
    />
    <${SaveBar} ...${form} />
  </form>`;
}
